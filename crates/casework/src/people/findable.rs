//! What somebody can be found by, from the entries about them: every name they go or went by, numbers, home. The search itself, with sounds and
//! slips and short forms, is the work of `matching`; who may see whom it finds, of `access`.

use super::{PERSON_DETAILS, Person, PersonDetails, person};
use jiff::civil::Date;
use ledger::{PersonId, Reading, Sensitivity};
use std::collections::BTreeSet;

/// Names of one person that are kept; more are spellings of the same.
const NAMES_MAX: usize = 8;

/// First names and a surname; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullName {
    /// First names.
    pub forename: String,
    /// Surname.
    pub surname: String,
}

/// Somebody, as they are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// Who, with the newest word on everything.
    pub person: Person,
    /// Every name, the present one first.
    pub names: Vec<FullName>,
    /// House number and street of the present home.
    pub address: Option<String>,
    /// Postcode of the present home.
    pub postcode: Option<String>,
    /// What cannot be true of one person, in words: a sign that two are on one record.
    pub doubts: Vec<&'static str>,
}

/// What a person can be found by; `None` if nobody ever said who they are. What was recorded for fewer eyes than the record is left out: a
/// search for a hidden address must not lead to whoever is hidden there.
pub fn findable(reading: &Reading, id: PersonId, record: Sensitivity) -> Option<Findable> {
    let mut entries: Vec<&ledger::Entry> =
        reading.about(id.into()).filter(|entry| entry.kind == PERSON_DETAILS).collect();
    if entries.is_empty() {
        return None;
    }
    entries.retain(|entry| entry.sensitivity <= record);
    entries.sort_by_key(|entry| reading.stands_at(entry));
    let said: Vec<PersonDetails> = entries.into_iter().filter_map(|entry| entry.says()).collect();
    let person = person(reading, id);
    // Without a clock, the newest address is the one that was said to begin last and has not ended.
    let home = person.homes.iter().find(|home| home.to.is_none());
    let home = home.filter(|home| {
        reading.entries().find(|entry| entry.id == home.entry).is_some_and(|entry| entry.sensitivity <= record)
    });
    let address = home.map(|home| home.address.lines.clone());
    let postcode = home.and_then(|home| home.address.postcode.clone());
    Some(Findable { names: names(&said), address, postcode, doubts: doubts(&said), person })
}

/// The newest name, then what they are called, then every earlier one.
fn names(said: &[PersonDetails]) -> Vec<FullName> {
    let mut now = PersonDetails::default();
    let mut names: Vec<FullName> = Vec::new();
    for details in said {
        now.learn(details.clone());
        let surname = now.surname.clone().unwrap_or_default();
        let with_surname = |forename: &String| FullName { forename: forename.clone(), surname: surname.clone() };
        names.extend(details.also_known_as.iter().map(|name| split(name, &surname)));
        names.extend([&details.described_as, &details.preferred].into_iter().flatten().map(with_surname));
        if details.forename.is_some() || details.surname.is_some() {
            names.push(FullName { forename: now.forename.clone().unwrap_or_default(), surname });
        }
    }
    names.reverse();
    let mut kept: Vec<FullName> = Vec::new();
    for name in names {
        if kept.len() < NAMES_MAX && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// "Mary Ann Bell" is first names and a surname; one word alone goes before the surname that they have anyway.
fn split(name: &str, surname: &str) -> FullName {
    match name.trim().rsplit_once(' ') {
        Some((forename, surname)) => FullName { forename: forename.to_owned(), surname: surname.to_owned() },
        None => FullName { forename: name.trim().to_owned(), surname: surname.to_owned() },
    }
}

fn doubts(said: &[PersonDetails]) -> Vec<&'static str> {
    let numbers: BTreeSet<&String> = said.iter().filter_map(|details| details.nhs_number.as_ref()).collect();
    let born: BTreeSet<Date> = said.iter().filter_map(|details| details.born).collect();
    let forenames: BTreeSet<String> =
        said.iter().filter_map(|details| Some(details.forename.as_ref()?.to_lowercase())).collect();
    // One part of a date is a slip, two are another day.
    let parts = |one: &Date, other: &Date| {
        [one.year() != other.year(), one.month() != other.month(), one.day() != other.day()]
            .into_iter()
            .filter(|differs| *differs)
            .count()
    };
    let swapped = |one: &Date, other: &Date| one.year() == other.year() && one.day() == other.month();
    let other_day = |one: &Date| born.iter().any(|other| parts(one, other) > 1 && !swapped(one, other));
    let other_name = |one: &String| forenames.iter().any(|other| !one.contains(other) && !other.contains(one));
    let mut doubts = Vec::new();
    if numbers.len() > 1 {
        doubts.push("two NHS numbers");
    }
    if born.iter().any(other_day) {
        doubts.push("two dates of birth");
    }
    // A name alone may be a short form or have been changed.
    if !doubts.is_empty() && forenames.iter().any(other_name) {
        doubts.push("two first names");
    }
    doubts
}

/// Names as one text: a name to a line, its parts apart by a tab.
pub fn write_names(names: &[FullName]) -> String {
    let line = |name: &FullName| format!("{}\t{}", one_line(&name.forename), one_line(&name.surname));
    names.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads what [`write_names`] wrote: forename and surname of each.
pub fn read_names(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once('\t'))
}
