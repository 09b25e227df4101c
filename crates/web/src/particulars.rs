//! Who somebody is, for finding, comparing and joining: names, dates, numbers, homes and the families they belong to. Nothing that was
//! recorded with a family is in it; the whole record of a person is `person`.

use crate::{call::Call, failure::Failure, family::circle_of};
use access::{Action, Circle, Guarded};
use casework::{Involved, people};
use ledger::{Cell, Entry, FamilyId, PersonId, Reading, Sensitivity, Subject, WorkerId};
use std::collections::BTreeSet;
use store::Store;

store::statements! {
    /// The families that a person belongs to now.
    FAMILIES_OF = "SELECT f.subject, f.name, f.involved FROM family_member m JOIN family_now f ON f.subject = m.subject
        WHERE m.person = $1 ORDER BY f.subject LIMIT $2";
}

/// More families than anybody belongs to at once.
const FAMILIES_MAX: i64 = 20;

/// What says who somebody is, and who was found not to be them.
const KINDS: [&str; 6] = [
    people::PERSON_DETAILS,
    people::ADDRESS,
    people::REACHED_AT,
    people::RELATIONSHIP,
    people::RESTRICTED,
    casework::records::KEPT_APART,
];

/// A family that a person belongs to.
#[derive(Clone, Debug)]
pub struct OfFamily {
    /// Which.
    pub family: FamilyId,
    /// What it is called.
    pub name: String,
    /// Who has to do with it.
    pub involved: Involved,
}

/// Who somebody is.
#[derive(Clone, Debug)]
pub struct Particulars {
    /// The person; the kept one, when records were joined.
    pub person: PersonId,
    /// The families that they belong to.
    pub families: Vec<OfFamily>,
    entries: Vec<Entry>,
    circle: Circle,
}

impl Particulars {
    /// Everything believed now.
    pub fn reading(&self) -> Reading<'_> {
        Reading::now(&self.entries)
    }

    /// Every entry, amended ones too.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Guarded for Particulars {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(mut self, reach: Sensitivity) -> Self {
        self.entries.retain(|entry| entry.sensitivity <= reach);
        self.families.retain(|of| of.involved.sensitivity <= reach);
        self
    }
}

/// Who somebody is, before anybody may see it. The circle is the one that opens it to the caller for the action, if there is one.
pub async fn load(call: &Call, person: PersonId, action: Action) -> Result<Option<Particulars>, Failure> {
    let entries = call.site.store.entries_about_kinds(&[person.into()], &KINDS).await?;
    let now = Reading::now(&entries);
    let Subject::Person(person) = now.kept_as(person.into()) else { return Ok(None) };
    if !now.about(person.into()).any(|entry| entry.kind == people::PERSON_DETAILS) {
        return Ok(None);
    }
    let mut families = Vec::new();
    for name in now.all_read_as(person.into()) {
        families.extend(families_of(&call.site.store, name).await?);
    }
    let mut circles = circles(person, &casework::restriction(&now, person.into()), &families);
    let opens = circles.iter().position(|circle| call.might(action, Some(circle))).unwrap_or(0);
    let circle = circles.swap_remove(opens);
    Ok(Some(Particulars { person, families, entries, circle }))
}

/// Somebody who was picked from the record, if the caller may read theirs: whoever may not does not add to it, nor come nearer to it,
/// by naming it.
pub async fn picked(call: &Call, known: &str) -> Result<Option<Particulars>, Failure> {
    let Ok(known) = known.parse() else { return Ok(None) };
    let found = load(call, known, Action::ReadPerson).await?;
    Ok(found.filter(|found| call.might(Action::ReadPerson, Some(&found.circle))))
}

/// The families that a person belongs to under one identity.
pub async fn families_of(store: &Store, person: Subject) -> Result<Vec<OfFamily>, Failure> {
    let Subject::Person(person) = person else { return Ok(Vec::new()) };
    let records = store.query(&FAMILIES_OF, &[Cell::Text(person.to_string()), Cell::Number(FAMILIES_MAX)]).await?;
    let of_family = |record: &store::Record| {
        let family = record.text(0)?.strip_prefix("family:").and_then(|id| id.parse().ok());
        let family = family.ok_or(Failure::Broken("a family's identity cannot be read"))?;
        let involved =
            serde_json::from_str(record.text(2)?).map_err(|_| Failure::Broken("who is involved cannot be read"))?;
        Ok(OfFamily { family, name: record.text(1)?.to_owned(), involved })
    };
    records.iter().map(of_family).collect()
}

/// The relationships around a person: a circle for each family they belong to, for access may come from any of them. What forbids
/// holds in all: each names every family and everybody in them, and is as narrow as the narrower of the two records.
pub fn circles(person: PersonId, own: &(Sensitivity, BTreeSet<WorkerId>), families: &[OfFamily]) -> Vec<Circle> {
    let (narrow, named) = own;
    let all: BTreeSet<FamilyId> = families.iter().map(|of| of.family).collect();
    let members: BTreeSet<PersonId> =
        families.iter().flat_map(|of| of.involved.members.iter().copied()).chain([person]).collect();
    let around = |of: &OfFamily| {
        let circle = circle_of(of.family, of.involved.clone());
        let named = match (*narrow, circle.sensitivity) {
            (Sensitivity::Normal, _) => circle.named.clone(),
            (_, Sensitivity::Normal) => named.clone(),
            (_, _) => named.intersection(&circle.named).copied().collect(),
        };
        let sensitivity = circle.sensitivity.max(*narrow);
        Circle { subject: person.into(), families: all.clone(), members: members.clone(), sensitivity, named, ..circle }
    };
    if families.is_empty() {
        return vec![Circle { sensitivity: *narrow, named: named.clone(), ..Circle::of(person) }];
    }
    families.iter().map(around).collect()
}
