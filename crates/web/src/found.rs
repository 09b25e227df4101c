//! Finding people: by what somebody typed, or by how alike they are to somebody who is being registered. The index gives candidates,
//! each is compared and given its reasons, and each row is released by itself: who may not know of a person gets no row, no count and
//! no gap.

use crate::{
    call::Call,
    failure::Failure,
    family::circle_of,
    particulars::{OfFamily, circles, families_of},
};
use access::{Action, Circle, Guarded, Released};
use casework::people::{
    self,
    names::{self, Asked, Band, FullName, Known, Likeness, Sex},
    numbers::{NhsNumber, Postcode},
};
use jiff::civil::Date;
use ledger::{Cell, PersonId, Reading, Sensitivity};
use serde_json::{Value, json};
use std::cmp::Reverse;

store::statements! {
    /// How many people have one of these keys, counted no further than it matters.
    HOW_MANY = "SELECT COUNT(*) FROM (SELECT 1 AS found FROM person_key WHERE key IN ($1, $2, $3, $4, $5, $6, $7, $8) LIMIT $9) AS counted";
    /// People who have one of the first eight keys, and one of each further eight that are given. The first eight are the rarest.
    CANDIDATES = "SELECT p.subject, p.name, p.surname, p.born, p.expected, p.sex, p.postcode, p.nhs_number, p.also_known_as, p.sensitivity
        FROM person_now p WHERE p.subject IN (
            SELECT k.subject FROM person_key k WHERE k.key IN ($1, $2, $3, $4, $5, $6, $7, $8)
            AND ($9 = '' OR EXISTS (SELECT 1 FROM person_key o WHERE o.subject = k.subject AND o.key IN ($9, $10, $11, $12, $13, $14, $15, $16)))
            AND ($17 = '' OR EXISTS (SELECT 1 FROM person_key o WHERE o.subject = k.subject AND o.key IN ($17, $18, $19, $20, $21, $22, $23, $24)))
            AND ($25 = '' OR EXISTS (SELECT 1 FROM person_key o WHERE o.subject = k.subject AND o.key IN ($25, $26, $27, $28, $29, $30, $31, $32))))
        ORDER BY p.subject LIMIT $33";
}

/// Keys of one word: itself, its sounds, the names it is short for. The longest list known is seven.
const KEYS_MAX: usize = 8;
/// Words, dates and numbers that narrow a search; the rarest of those that were typed.
const GROUPS_MAX: usize = 4;
/// Beyond this many a key is common, and it does not matter how common.
const COUNTED_MAX: i64 = 5_000;
/// People compared: as many as one page shows, times the namesakes of a common name that the rest of what was typed sorts out.
const CANDIDATES_MAX: i64 = 200;
/// People shown: who does not find somebody among them adds a date of birth.
pub const SHOWN_MAX: usize = 30;

/// Somebody who may be meant.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// Given names.
    pub forenames: String,
    /// Family name.
    pub surname: String,
    /// Date of birth.
    pub born: Option<Date>,
    /// Expected date of birth.
    pub expected: Option<Date>,
    /// Families they belong to.
    pub families: Vec<OfFamily>,
    /// How alike, and why.
    pub likeness: Likeness,
    /// Every way to them: one for each of their families.
    pub circles: Vec<Circle>,
    circle: Circle,
}

impl Guarded for Found {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(mut self, reach: Sensitivity) -> Self {
        self.families.retain(|of| of.involved.sensitivity <= reach);
        self
    }
}

/// People who fit what was typed, the likeliest first; one more than is shown, when there are more.
pub async fn typed(call: &Call, typed: &str) -> Result<Vec<Released<Found>>, Failure> {
    let asked = people::asked(typed, call.today());
    let groups: Vec<Vec<String>> = asked.exact.iter().map(|key| vec![key.clone()]).chain(asked.words.clone()).collect();
    let like = as_names(&asked);
    let candidates = candidates(call, groups).await?;
    let best =
        |known: &Known| like.iter().map(|asked| names::alike(known, asked)).max_by_key(|likeness| likeness.score);
    release(call, candidates.into_iter().filter_map(|candidate| Some((best(&candidate.known)?, candidate))).collect())
        .await
}

/// People on record who may be the one who is described, the likeliest first.
pub async fn like(call: &Call, asked: &Asked, upn: Option<&str>) -> Result<Vec<Released<Found>>, Failure> {
    let keys = |name: &str| -> Vec<String> {
        names::search_keys(name)
            .into_iter()
            .filter(|key| !matches!(key, names::Key::Prefix(_)))
            .map(|key| key.to_string())
            .collect()
    };
    let (forename, surname) = (keys(&asked.name.forenames), keys(&asked.name.surname));
    let born: Vec<String> = asked.born.map(|born| format!("born:{born}")).into_iter().collect();
    let nhs: Vec<String> = asked.nhs_number.as_ref().map(|number| format!("nhs:{number}")).into_iter().collect();
    let upn: Vec<String> = upn.map(|number| format!("upn:{number}")).into_iter().collect();
    let ways = [
        vec![forename.clone(), surname.clone()],
        vec![born.clone(), forename],
        vec![born, surname],
        vec![nhs],
        vec![upn],
    ];
    let mut found: Vec<(Likeness, Candidate)> = Vec::new();
    for way in ways.into_iter().filter(|way| way.iter().all(|keys| !keys.is_empty())) {
        for candidate in candidates(call, way).await? {
            let likeness = names::alike(&candidate.known, asked);
            if likeness.band > Band::Unlikely && !found.iter().any(|(_, other)| other.person == candidate.person) {
                found.push((likeness, candidate));
            }
        }
    }
    release(call, found).await
}

/// A row as pages and scripts show it. Who may not open the record sees the name and whom to ask, and nothing else.
pub fn row(call: &Call, directory: &crate::site::Directory, found: &Released<Found>) -> Value {
    let today = call.today();
    let readable = call.might(Action::ReadPerson, Some(found.circle()));
    let lead = found.families.iter().find_map(|of| of.involved.lead).map(|lead| {
        match directory.0.get(&lead).and_then(|listed| listed.teams.first()) {
            Some(team) => format!("{} ({team})", directory.name(lead)),
            None => directory.name(lead).to_owned(),
        }
    });
    let born = match (found.born, found.expected) {
        (Some(born), _) => Some(format!("{}, born {}", policy::age_on(born, today).short(), policy::long_day(born))),
        (None, Some(expected)) => Some(format!("expected {}", policy::short_day(expected, today))),
        (None, None) => None,
    };
    let lead_says = lead
        .as_ref()
        .map_or_else(|| "nobody leads help for the family now".to_owned(), |lead| format!("lead practitioner: {lead}"));
    let hint: Vec<String> = born.filter(|_| readable).into_iter().chain([lead_says]).collect();
    let families = found
        .families
        .iter()
        .filter(|of| readable && call.might(Action::ReadFamily, Some(&circle_of(of.family, of.involved.clone()))));
    json!({
        "id": readable.then_some(found.person),
        "text": found.name,
        "hint": hint.join(" · "),
        "href": readable.then(|| format!("/people/{}", found.person)),
        "fill": readable.then(|| json!({
            "forename": found.forenames,
            "surname": found.surname,
            "born": found.born.map(|born| born.strftime("%-d/%-m/%Y").to_string()).unwrap_or_default(),
        })),
        "lead": lead,
        "likely": found.likeness.band == Band::Likely,
        "reasons": found.likeness.reasons.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "families": families.map(|of| json!({ "name": crate::identity::family_title(&of.name), "id": of.family, "href": format!("/families/{}", of.family) })).collect::<Vec<_>>(),
    })
}

/// Somebody from the index, before it is decided whether the caller may know of them.
struct Candidate {
    person: PersonId,
    name: String,
    expected: Option<Date>,
    narrowed: bool,
    known: Known,
}

async fn candidates(call: &Call, groups: Vec<Vec<String>>) -> Result<Vec<Candidate>, Failure> {
    let mut counted = Vec::new();
    for keys in groups.into_iter().filter(|keys| !keys.is_empty()) {
        let cells: Vec<Cell> = padded(&keys).chain([Cell::Number(COUNTED_MAX)]).collect();
        let many = call.site.store.query_one(&HOW_MANY, &cells).await?.map_or(Ok(0), |record| record.number(0))?;
        if many == 0 {
            return Ok(Vec::new());
        }
        counted.push((many, keys));
    }
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    counted.sort();
    counted.truncate(GROUPS_MAX);
    counted.resize(GROUPS_MAX, (0, Vec::new()));
    let cells: Vec<Cell> =
        counted.iter().flat_map(|(_, keys)| padded(keys)).chain([Cell::Number(CANDIDATES_MAX)]).collect();
    call.site.store.query(&CANDIDATES, &cells).await?.iter().map(candidate).collect()
}

/// Eight keys, the last of them repeated; none at all are eight blanks.
fn padded(keys: &[String]) -> impl Iterator<Item = Cell> {
    (0..KEYS_MAX).map(|number| Cell::Text(keys.get(number).or(keys.last()).cloned().unwrap_or_default()))
}

fn candidate(record: &store::Record) -> Result<Candidate, Failure> {
    let person = record
        .text(0)?
        .strip_prefix("person:")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Broken("a person's identity cannot be read"))?;
    let (name, surname) = (record.text(1)?.to_owned(), record.maybe_text(2)?.unwrap_or_default().to_owned());
    let forenames = name.strip_suffix(&surname).unwrap_or(&name).trim().to_owned();
    let others = record.maybe_text(8)?.unwrap_or_default().split(", ").filter(|name| !name.is_empty()).map(split_name);
    let day =
        |column| -> Result<Option<Date>, Failure> { Ok(record.maybe_text(column)?.and_then(|day| day.parse().ok())) };
    let known = Known {
        names: [FullName { forenames, surname }].into_iter().chain(others).collect(),
        born: day(3)?,
        postcodes: record.maybe_text(6)?.and_then(|postcode| Postcode::parse(postcode).ok()).into_iter().collect(),
        nhs_number: record.maybe_text(7)?.and_then(|number| NhsNumber::parse(number).ok()),
        sex: record.maybe_text(5)?.and_then(sex),
    };
    Ok(Candidate { person, name, expected: day(4)?, narrowed: record.maybe_text(9)? != Some("normal"), known })
}

/// Sex by its national code.
pub fn sex(code: &str) -> Option<Sex> {
    match code {
        "F" => Some(Sex::Female),
        "M" => Some(Sex::Male),
        _ => None,
    }
}

/// "Mary Ann Okonjo" as forenames and a surname; one word alone may be either.
fn split_name(name: &str) -> FullName {
    match name.trim().rsplit_once(' ') {
        Some((forenames, surname)) => FullName { forenames: forenames.to_owned(), surname: surname.to_owned() },
        None => FullName { forenames: name.trim().to_owned(), surname: String::new() },
    }
}

/// What was typed as comparisons: a single word may be a forename or a surname.
fn as_names(asked: &people::Asked) -> Vec<Asked> {
    let exact = |beginning: &str| asked.exact.iter().find_map(|key| key.strip_prefix(beginning));
    let with = |name: FullName| Asked {
        name,
        born: exact("born:").and_then(|day| day.parse().ok()),
        postcode: exact("post:").and_then(|postcode| Postcode::parse(postcode).ok()),
        nhs_number: exact("nhs:").and_then(|number| NhsNumber::parse(number).ok()),
        sex: None,
    };
    let name = split_name(&asked.name);
    let turned =
        name.surname.is_empty().then(|| FullName { forenames: String::new(), surname: name.forenames.clone() });
    [Some(name), turned].into_iter().flatten().map(with).collect()
}

async fn release(call: &Call, mut ranked: Vec<(Likeness, Candidate)>) -> Result<Vec<Released<Found>>, Failure> {
    ranked.sort_by(|(one, a), (other, b)| {
        (Reverse(one.score), &a.name, a.person).cmp(&(Reverse(other.score), &b.name, b.person))
    });
    let mut released = Vec::new();
    for (likeness, candidate) in ranked {
        if released.len() > SHOWN_MAX {
            break;
        }
        let families = families_of(&call.site, candidate.person.into()).await?;
        let own = match candidate.narrowed {
            true => {
                let entries =
                    call.site.store.entries_about_kinds(&[candidate.person.into()], &[people::RESTRICTED]).await?;
                casework::restriction(&Reading::now(&entries), candidate.person.into())
            }
            false => Default::default(),
        };
        let circles = circles(candidate.person, &own, &families);
        let found = |circle| Found {
            person: candidate.person,
            name: candidate.name.clone(),
            forenames: candidate.known.names[0].forenames.clone(),
            surname: candidate.known.names[0].surname.clone(),
            born: candidate.known.born,
            expected: candidate.expected,
            families: families.clone(),
            likeness: likeness.clone(),
            circles: circles.clone(),
            circle,
        };
        let opens = circles.iter().position(|circle| call.might(Action::ReadPerson, Some(circle)));
        let circle = opens.map(|opens| circles[opens].clone());
        let rows = match circle {
            Some(circle) => call.release_list(Action::FindPeople, vec![found(circle)])?,
            None => call.release_list(Action::FindPeople, circles.iter().cloned().map(found).collect())?,
        };
        released.extend(rows.into_iter().next());
    }
    Ok(released)
}
