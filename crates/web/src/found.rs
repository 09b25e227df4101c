//! Finding people: by what somebody typed, or by how alike they are to somebody who is being registered. The index gives candidates with
//! their reasons, and each is released by itself: who may not know of a person gets no row, no count and no gap.

use crate::{
    call::Call,
    failure::Failure,
    family::circle_of,
    particulars::{OfFamily, circles, families_of},
    people_index::narrowed,
};
use access::{Action, Circle, Guarded, Released};
use casework::people::Person;
use jiff::civil::Date;
use ledger::{Cell, PersonId, Sensitivity};
use matching::{BirthDate, Number, Postcode, Query};
use serde_json::{Value, json};
use std::collections::HashMap;

store::statements! {
    /// What rows show of the people who were found.
    SHOWN = "SELECT subject, name, forename, surname, born, expected, sensitivity, named FROM person_now
        WHERE subject IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ORDER BY subject LIMIT 20";
}

/// People that one question loads together.
const TOGETHER: usize = 20;
/// People who are looked at: those that are shown, and one more to say that there are more.
const CANDIDATES_MAX: usize = SHOWN_MAX + 1;
/// People shown: who does not find somebody among them adds a date of birth.
pub const SHOWN_MAX: usize = 30;
/// From here on somebody is most likely the one who is described, in bits: ten to one.
const LIKELY: f64 = 3.3;
/// A thousand times less likely than the best, in bits: her brother, where the date of birth is hers.
const FAR_BEHIND: f64 = 10.0;
/// Whoever fits less is not offered while somebody is registered, in bits: one to thirty.
const POSSIBLE: f64 = -5.0;

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
    /// How surely it is they, in bits.
    pub score: f64,
    /// Why, in words.
    pub reasons: Vec<String>,
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
    let query = read_words(typed, call.today());
    let mut found = call.site.people.find(&call.site.store, &call.who()?.actor, query, CANDIDATES_MAX).await?;
    let best = found.iter().map(|found| found.score).fold(f64::NEG_INFINITY, f64::max);
    found.retain(|found| found.score >= best - FAR_BEHIND && speaks_for(found));
    release(call, found).await
}

/// Whether more speaks for somebody than against.
fn speaks_for(found: &matching::Found) -> bool {
    found.bars.iter().filter(|bar| bar.field != "before").map(|bar| bar.millibits).sum::<i64>() > 0
}

/// People on record who may be the one who is described, the likeliest first. A first name alone describes nobody.
pub async fn like(call: &Call, query: Query) -> Result<Vec<Released<Found>>, Failure> {
    let names = [&query.forename, &query.surname].into_iter().filter(|name| !name.is_empty()).count();
    let numbered = query.number.is_some() || !query.numbers.is_empty();
    if !numbered && names + usize::from(query.birth_date.is_some()) < 2 {
        return Ok(Vec::new());
    }
    let found = call.site.people.find(&call.site.store, &call.who()?.actor, query, CANDIDATES_MAX).await?;
    release(call, found.into_iter().filter(|found| found.score >= POSSIBLE).collect()).await
}

/// Reads words as they come. A day is read in all the ways in which forms read one.
fn read_words(typed: &str, today: Date) -> Query {
    const WORDS_OF_A_DAY: usize = 3;
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut as_read: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let day = (1..=WORDS_OF_A_DAY).rev().find_map(|count| {
            let piece = words.get(at..at + count)?.join(" ");
            // A day without a year is more likely a house number and a month's name in an address.
            let digits = piece.bytes().filter(u8::is_ascii_digit).count();
            let apart = piece.bytes().any(|byte| !byte.is_ascii_digit());
            Some((count, (digits >= 3 && apart).then(|| casework::form::read_day(&piece, today))??))
        });
        match day {
            Some((count, day)) => {
                as_read.push(day.to_string());
                at += count;
            }
            None => {
                as_read.push(words[at].to_owned());
                at += 1;
            }
        }
    }
    Query::from_words(&as_read.join(" "), u32::try_from(today.year()).unwrap_or_default())
}

/// A day, as it is compared.
pub fn birth_date(day: Date) -> Option<BirthDate> {
    BirthDate::read(&day.to_string())
}

/// Somebody on record as somebody to look for.
pub fn query(person: &Person) -> Query {
    let details = &person.details;
    let home = person.homes.iter().find(|home| home.to.is_none());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Query {
        forename: text(&details.forename),
        surname: text(&details.surname),
        birth_date: details.born.or(details.expected).and_then(birth_date),
        sex: text(&details.sex),
        postcode: home.and_then(|home| Postcode::read(home.address.postcode.as_deref()?)),
        number: details.nhs_number.as_deref().and_then(Number::read),
        numbers: [&details.upn, &details.local_number].into_iter().flatten().cloned().collect(),
        ..Query::default()
    }
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
        "likely": found.score >= LIKELY,
        "reasons": found.reasons,
        "families": families.map(|of| json!({ "name": crate::identity::family_title(&of.name), "id": of.family, "href": format!("/families/{}", of.family) })).collect::<Vec<_>>(),
    })
}

/// What a row needs of the people who were found, by their keys.
async fn shown(call: &Call, found: &[matching::Found]) -> Result<HashMap<u128, store::Record>, Failure> {
    let mut shown = HashMap::new();
    for together in found.chunks(TOGETHER) {
        let subject = |number: usize| {
            let key = together.get(number).or(together.last()).map(|found| found.key).unwrap_or_default();
            Cell::Text(format!("person:{}", PersonId(uuid::Uuid::from_u128(key))))
        };
        let cells: Vec<Cell> = (0..TOGETHER).map(subject).collect();
        for record in call.site.store.query(&SHOWN, &cells).await? {
            shown.insert(crate::people_index::key(record.text(0)?)?, record);
        }
    }
    Ok(shown)
}

/// Those of some people whose records the caller may join with others.
pub async fn to_join(call: &Call, people: &[PersonId]) -> Result<HashMap<PersonId, Released<Found>>, Failure> {
    let mut asked: Vec<PersonId> = people.to_vec();
    asked.sort_unstable();
    asked.dedup();
    let found = |person: PersonId| matching::Found { key: person.0.as_u128(), score: 0.0, bars: Vec::new() };
    let released = release_for(call, Action::JoinRecords, asked.into_iter().map(found).collect()).await?;
    Ok(released.into_iter().map(|found| (found.person, found)).collect())
}

async fn release(call: &Call, ranked: Vec<matching::Found>) -> Result<Vec<Released<Found>>, Failure> {
    release_for(call, Action::FindPeople, ranked).await
}

async fn release_for(
    call: &Call,
    action: Action,
    ranked: Vec<matching::Found>,
) -> Result<Vec<Released<Found>>, Failure> {
    let shown = shown(call, &ranked).await?;
    let mut released = Vec::new();
    for found in ranked {
        // Gone since: withdrawn, or joined to another.
        let Some(record) = shown.get(&found.key) else { continue };
        let person = PersonId(uuid::Uuid::from_u128(found.key));
        let families = families_of(&call.site.store, person.into()).await?;
        let own = narrowed(record.maybe_text(6)?, record.maybe_text(7)?)?;
        let circles = circles(person, &own, &families);
        let text =
            |column| -> Result<String, Failure> { Ok(record.maybe_text(column)?.unwrap_or_default().to_owned()) };
        let day = |column| -> Result<Option<Date>, Failure> {
            Ok(record.maybe_text(column)?.and_then(|day| day.parse().ok()))
        };
        let one = Found {
            person,
            name: text(1)?,
            forenames: text(2)?,
            surname: text(3)?,
            born: day(4)?,
            expected: day(5)?,
            families,
            score: found.score,
            reasons: found.reasons().map(plain).collect(),
            circle: circles[0].clone(),
            circles,
        };
        let through = |circle: &Circle| Found { circle: circle.clone(), ..one.clone() };
        let opens = one
            .circles
            .iter()
            .find(|circle| call.might(Action::ReadPerson, Some(circle)) && call.might(action, Some(circle)));
        let rows = match opens {
            Some(circle) => call.release_list(action, vec![through(circle)])?,
            None => call.release_list(action, one.circles.iter().map(through).collect())?,
        };
        released.extend(rows.into_iter().next());
    }
    Ok(released)
}

/// A reason without how much it says: beside a name there is room for what agrees.
fn plain(reason: &str) -> String {
    reason.split_once(": ").map_or(reason, |(says, _)| says).to_owned()
}
