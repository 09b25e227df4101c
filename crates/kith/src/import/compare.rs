//! What a file says against what was imported before: the same is left alone, a changed block corrects its earlier import, and what a
//! worker has put right by hand is never undone.

use super::{
    Problem,
    child::{Census, Item, from_census},
    found::Found,
    identity::id,
};
use casework::{imported::IMPORTED_BLOCK, people::PERSON_DETAILS, records::WITHDRAWN};
use ledger::{Amendment, Amends, Basis, Draft, Entry, EntryId, Reading, Sensitivity, When, WorkerId};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// Who told us, in every imported entry.
const TOLD_BY: &str = "The council's CIN census";

/// Why an earlier import is corrected.
const WHY: &str = "A later census says otherwise";

/// Bytes of one imported body: what a store takes, less the room for what goes around it.
const BODY_BYTES_MAX: usize = 1_000_000;

/// What a child's items come to.
#[derive(Default)]
pub(super) struct Compared {
    pub drafts: Vec<Draft>,
    pub new: u64,
    pub unchanged: u64,
    pub corrected: u64,
    pub problems: Vec<Problem>,
}

/// An entry that an earlier import made.
struct Earlier<'a> {
    entry: &'a Entry,
    body: Value,
    standing: Standing,
    taken: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Believed,
    /// Corrected by a later import.
    CorrectedByCensus,
    /// Corrected or withdrawn by a worker.
    ChangedByHand,
}

/// What became of an item.
#[derive(Clone, Copy)]
enum Fate {
    New,
    Unchanged(usize),
    Corrects(usize),
    LeftAlone(usize),
}

pub(super) fn compare(
    items: &mut [Item],
    found: &Found,
    census: &Census,
    number: &str,
    position: u32,
    by: WorkerId,
) -> Compared {
    let reading = Reading::now(&found.entries);
    let mut earlier = earlier(&found.entries, &reading);
    let fates = fates(items, &mut earlier, census);
    let mut compared = Compared::default();
    let mut ids: Vec<EntryId> = Vec::new();
    let mut occurrences: HashMap<String, usize> = HashMap::new();
    for (item, fate) in items.iter_mut().zip(fates) {
        if let Some((field, target)) = item.refers {
            item.body[field] = json!(ids[target]);
        }
        let text = format!("{} {} {}", item.kind, json!(item.when), item.body);
        // Two blocks of one child may say the same; each is recorded.
        let occurrence = occurrences.entry(text.clone()).or_default();
        *occurrence += 1;
        let amends = match fate {
            Fate::Unchanged(place) | Fate::LeftAlone(place) => {
                let one = &earlier[place];
                compared.problems.extend(left_alone(item, one.standing));
                compared.unchanged += 1;
                ids.push(reading.says_now(one.entry.id));
                continue;
            }
            Fate::New | Fate::Corrects(_) if text.len() > BODY_BYTES_MAX => {
                compared.problems.push(too_long(item));
                ids.push(EntryId(Uuid::nil()));
                continue;
            }
            Fate::New => {
                compared.new += 1;
                None
            }
            Fate::Corrects(place) => {
                compared.corrected += 1;
                let wrong = earlier[place].entry;
                let mut corrected = wrong.id;
                // Correcting a correction would raise what it had corrected, so that one is taken back and the first corrected anew.
                if let Some(first) = &wrong.amends {
                    compared.drafts.push(withdrawal(wrong, census, item.line, number, position, by));
                    corrected = first.entry;
                }
                Some(Amendment { entry: corrected, how: Amends::Corrects, why: WHY.to_owned() })
            }
        };
        let amended = amends.as_ref().map(|amendment| amendment.entry.to_string()).unwrap_or_default();
        let parts = [&census.authority, number, &text, &occurrence.to_string(), &amended];
        let draft = Draft {
            id: EntryId(id(item.when.starts(), &parts)),
            author: by,
            on_behalf_of: None,
            kind: item.kind.into(),
            about: item.about.clone(),
            when: item.when,
            basis: Basis::ToldBy(TOLD_BY.to_owned()),
            sensitivity: Sensitivity::Normal,
            amends,
            origin: Some(origin(census, position, item.line)),
            body: item.body.clone(),
        };
        ids.push(draft.id);
        compared.drafts.push(draft);
    }
    compared
}

fn origin(census: &Census, position: u32, line: u32) -> String {
    format!("{}, child {position}, line {line}", census.name)
}

/// What to say of an item that the record knows better; nothing when the record says the same.
fn left_alone(item: &Item, standing: Standing) -> Option<Problem> {
    let says = match standing {
        Standing::Believed => return None,
        Standing::ChangedByHand => {
            "A worker has changed this on the record since it was first imported, so the record was left as it is"
        }
        Standing::CorrectedByCensus => {
            "This was imported before and a later census has corrected it, so the record was left as it is"
        }
    };
    Some(Problem { line: item.line, child: None, says: says.to_owned(), raw: None })
}

fn too_long(item: &Item) -> Problem {
    let says = "This is longer than a record can hold, so it was not recorded. Shorten it, or keep the file".to_owned();
    Problem { line: item.line, child: None, says, raw: Some(item.body.to_string()) }
}

fn withdrawal(wrong: &Entry, census: &Census, line: u32, number: &str, position: u32, by: WorkerId) -> Draft {
    Draft {
        id: EntryId(id(wrong.when.starts(), &[&census.authority, number, WITHDRAWN, &wrong.id.to_string()])),
        author: by,
        on_behalf_of: None,
        kind: WITHDRAWN.into(),
        about: wrong.about.clone(),
        when: When::on(census.today),
        basis: Basis::ToldBy(TOLD_BY.to_owned()),
        sensitivity: wrong.sensitivity,
        amends: Some(Amendment { entry: wrong.id, how: Amends::Withdraws, why: WHY.to_owned() }),
        origin: Some(origin(census, position, line)),
        body: json!({ "withdrawn": wrong.kind }),
    }
}

/// Everything that imports have recorded, in the order in which it stands.
fn earlier<'a>(entries: &'a [Entry], reading: &Reading) -> Vec<Earlier<'a>> {
    let believed = |id| reading.says_now(id) == id;
    let by_census = |id| entries.iter().any(|entry| entry.id == id && from_census(entry));
    let imported = entries.iter().filter(|entry| from_census(entry) && entry.kind != WITHDRAWN);
    let mut earlier: Vec<Earlier> = imported
        .map(|entry| Earlier {
            entry,
            body: entry.says().unwrap_or_default(),
            standing: match reading.says_now(entry.id) {
                id if id == entry.id => Standing::Believed,
                id if by_census(id) && believed(id) => Standing::CorrectedByCensus,
                _ => Standing::ChangedByHand,
            },
            taken: false,
        })
        .collect();
    earlier.sort_by_key(|earlier| reading.stands_at(earlier.entry));
    earlier
}

/// Whether an item and an earlier import are of the same block, in one way of telling.
type Alike<'a> = dyn Fn(&Item, &Earlier) -> bool + 'a;

/// Finds each item's earlier import: the same words first, then the same block by its day, then, in another file of the same census,
/// by its place.
fn fates(items: &[Item], earlier: &mut [Earlier], census: &Census) -> Vec<Fate> {
    let mut fates: Vec<Option<Fate>> = vec![None; items.len()];
    let same_census = format!("{}, ", census.name);
    let rounds: [&Alike; 5] = [
        &|item, one| one.standing == Standing::Believed && is_same(item, one),
        &|item, one| one.standing != Standing::Believed && is_same(item, one),
        &|item, one| one.standing == Standing::Believed && is_same_block(item, one),
        &|item, one| one.standing == Standing::ChangedByHand && is_same_block(item, one),
        &|item, one| {
            let same_file = one.entry.origin.as_ref().is_some_and(|origin| origin.starts_with(&same_census));
            one.standing == Standing::Believed && same_file && is_same_kind(item, one)
        },
    ];
    for round in rounds {
        for (fate, item) in fates.iter_mut().zip(items).filter(|(fate, item)| fate.is_none() && item.refers.is_none()) {
            let place = earlier.iter().position(|one| !one.taken && round(item, one));
            *fate = place.map(|place| taken(item, place, earlier));
        }
    }
    for (number, item) in items.iter().enumerate() {
        let Some((field, target)) = item.refers else { continue };
        fates[number] = match fates[target] {
            Some(Fate::Unchanged(place) | Fate::Corrects(place) | Fate::LeftAlone(place)) => {
                // A decision is known by what it decides, in any of the versions that an import gave it.
                let first = |one: &Earlier| one.entry.amends.as_ref().map_or(one.entry.id, |amendment| amendment.entry);
                let named = first(&earlier[place]);
                let versions: Vec<Value> =
                    earlier.iter().filter(|one| first(one) == named).map(|one| json!(one.entry.id)).collect();
                let of_it = |one: &Earlier| {
                    !one.taken && is_same_kind(item, one) && one.body.get(field).is_some_and(|id| versions.contains(id))
                };
                let same = |one: &Earlier| of_it(one) && is_same(item, one);
                let place = earlier.iter().position(|one| one.standing == Standing::Believed && same(one));
                let place = place.or_else(|| earlier.iter().position(same));
                let place =
                    place.or_else(|| earlier.iter().position(|one| one.standing == Standing::Believed && of_it(one)));
                let place = place
                    .or_else(|| earlier.iter().position(|one| one.standing == Standing::ChangedByHand && of_it(one)));
                place.map(|place| taken(item, place, earlier))
            }
            Some(Fate::New) | None => None,
        };
    }
    fates.into_iter().map(|fate| fate.unwrap_or(Fate::New)).collect()
}

fn taken(item: &Item, place: usize, earlier: &mut [Earlier]) -> Fate {
    let one = &mut earlier[place];
    one.taken = true;
    match one.standing {
        Standing::Believed if is_same(item, one) => Fate::Unchanged(place),
        Standing::Believed => Fate::Corrects(place),
        Standing::CorrectedByCensus | Standing::ChangedByHand => Fate::LeftAlone(place),
    }
}

fn is_same(item: &Item, one: &Earlier) -> bool {
    let same_words = match item.refers {
        None => item.body == one.body,
        Some((field, _)) => {
            let without = |body: &Value| {
                let mut body = body.clone();
                body.as_object_mut().map(|object| object.shift_remove(field));
                body
            };
            without(&item.body) == without(&one.body)
        }
    };
    item.kind == one.entry.kind && same_when(item, one) && same_words
}

/// Who a child is has no day of its own: a birth date that is put right moves it.
fn same_when(item: &Item, one: &Earlier) -> bool {
    item.when == one.entry.when || (item.kind == PERSON_DETAILS && item.body == one.body)
}

fn is_same_block(item: &Item, one: &Earlier) -> bool {
    is_same_kind(item, one) && (item.kind == PERSON_DETAILS || item.when.starts() == one.entry.when.starts())
}

fn is_same_kind(item: &Item, one: &Earlier) -> bool {
    item.kind == one.entry.kind && (item.kind != IMPORTED_BLOCK || item.body.get("block") == one.body.get("block"))
}
