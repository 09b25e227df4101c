//! Whether a child of the file is on record already: by the council's number exactly, or by a pupil number that nobody with another
//! number has. Likeness is never enough here; people join records.

use super::identity::id;
use casework::people::numbers::Upn;
use jiff::civil::Date;
use ledger::{Cell, Entry, FamilyId, PersonId, Subject};
use store::{Store, StoreError};

store::statements! {
    /// The person with a number of the council's.
    pub NUMBERED = "SELECT subject FROM person_now WHERE local_number = $1 ORDER BY subject LIMIT 1";
    /// People with a pupil number, and their number at the council.
    pub WITH_UPN = "SELECT subject, local_number FROM person_now WHERE upn = $1 ORDER BY subject LIMIT 2";
    /// The families that a person belongs to, the first one first.
    pub FAMILIES_OF = "SELECT subject FROM family_member WHERE person = $1 ORDER BY since, subject LIMIT 20";
}

/// Whose record the entries of a child go to.
#[derive(Debug)]
pub(super) struct Found {
    pub person: PersonId,
    pub family: FamilyId,
    /// Does a person with the number, or with the pupil number and no other, belong to a family already?
    pub belongs: bool,
    /// A child with another number has this pupil number.
    pub upn_is_anothers: bool,
    /// Everything that is recorded about them.
    pub entries: Vec<Entry>,
}

impl Found {
    pub(super) async fn find(
        store: &Store,
        authority: &str,
        number: &str,
        upn: Option<&Upn>,
    ) -> Result<Found, StoreError> {
        let (on_record, upn_is_anothers) = person(store, number, upn).await?;
        // A person's birth date may be corrected, so ids of people and families know no day.
        let person =
            on_record.unwrap_or_else(|| PersonId(id(Date::constant(1970, 1, 1), &["person", authority, number])));
        let own = FamilyId(id(Date::constant(1970, 1, 1), &["family", authority, number]));
        let cells = [Cell::Text(person.to_string())];
        let families: Vec<FamilyId> = store
            .query(&FAMILIES_OF, &cells)
            .await?
            .iter()
            .filter_map(|record| family_of(record.parsed(0).ok()?))
            .collect();
        let family = families.iter().find(|family| **family == own).or(families.first()).copied();
        let entries = store.entries_about(&[person.into(), family.unwrap_or(own).into()]).await?;
        Ok(Found { person, family: family.unwrap_or(own), belongs: family.is_some(), upn_is_anothers, entries })
    }
}

async fn person(store: &Store, number: &str, upn: Option<&Upn>) -> Result<(Option<PersonId>, bool), StoreError> {
    let numbered = match store.query_one(&NUMBERED, &[Cell::Text(number.to_owned())]).await? {
        Some(record) => person_of(record.parsed(0)?),
        None => None,
    };
    let Some(upn) = upn else { return Ok((numbered, false)) };
    let mut unnumbered = None;
    let mut is_anothers = false;
    for record in store.query(&WITH_UPN, &[Cell::Text(upn.to_string())]).await? {
        match record.maybe_text(1)? {
            Some(other) => is_anothers |= other != number,
            None => unnumbered = person_of(record.parsed(0)?),
        }
    }
    Ok((numbered.or(unnumbered.filter(|_| !is_anothers)), is_anothers))
}

fn person_of(subject: Subject) -> Option<PersonId> {
    match subject {
        Subject::Person(person) => Some(person),
        Subject::Family(_) | Subject::Worker(_) => None,
    }
}

fn family_of(subject: Subject) -> Option<FamilyId> {
    match subject {
        Subject::Family(family) => Some(family),
        Subject::Person(_) | Subject::Worker(_) => None,
    }
}
