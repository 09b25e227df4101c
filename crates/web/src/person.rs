//! A person's record as a page needs it: everything about the person, read through the families that the caller may read, and guarded
//! until access releases it.

use crate::{
    call::Call,
    failure::Failure,
    family::{self, FamilyRecord, broken_glass, within},
};
use access::{Action, BreakGlass, Circle, Guarded, Released};
use casework::people;
use jiff::civil::Date;
use ledger::{Entry, FamilyId, Instant, PersonId, Reading, Sensitivity, Sequence, Subject, WorkerId};
use std::collections::{BTreeMap, BTreeSet};

/// More families than one person belongs to in a life; beyond it two records were joined by mistake.
const FAMILIES_MAX: usize = 20;

/// Everything about a person that the families around them give away, as known by a moment.
#[derive(Clone, Debug)]
pub struct PersonRecord {
    /// The person; the kept one, when records were joined.
    pub person: PersonId,
    /// The day on which the page stands.
    pub today: Date,
    /// Is it read as known on a day in the past?
    pub past: Option<Date>,
    /// The families that the caller may read, whether or not the person still belongs to them.
    pub families: Vec<Released<FamilyRecord>>,
    entries: Vec<Entry>,
    known_by: Instant,
    newest: Sequence,
    circle: Circle,
    restriction: (Sensitivity, BTreeSet<WorkerId>),
    narrow_people: BTreeMap<PersonId, Sensitivity>,
}

impl PersonRecord {
    /// Everything believed at the moment at which the page stands, of the person and of those in the families that the caller may read.
    pub fn reading(&self) -> Reading<'_> {
        let around = self.families.iter().flat_map(|family| family.entries());
        Reading::known_by(self.entries.iter().chain(around), self.known_by)
    }

    /// The last entry about the person: what a form that is filled in now is based on.
    pub fn newest(&self) -> Sequence {
        self.newest
    }

    /// The relationships around the person: one circle for each family that the caller may read.
    pub fn circles(&self) -> impl Iterator<Item = Circle> + '_ {
        let through = self
            .families
            .iter()
            .map(|family| around(self.person, &self.restriction, Guarded::circle(&**family).clone()));
        through.chain(self.families.is_empty().then(|| self.circle.clone()))
    }

    /// A family in whose record the caller may open an entry about the person.
    pub fn family_with(&self, entry: ledger::EntryId) -> Option<FamilyId> {
        self.families.iter().find(|family| family.known().any(|known| known.id == entry)).map(|family| family.family)
    }
}

impl Guarded for PersonRecord {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(mut self, reach: Sensitivity) -> Self {
        let open: BTreeSet<FamilyId> = self.families.iter().map(|family| family.family).collect();
        let too_far = |entry: &Entry| {
            let mut families = entry.about.iter().filter_map(|subject| match subject {
                Subject::Family(family) => Some(family),
                Subject::Person(_) | Subject::Worker(_) => None,
            });
            // What one family's record says of the person is that family's.
            let first = families.next();
            let of_others =
                first.is_some_and(|first| !open.contains(first)) && !families.any(|family| open.contains(family));
            let narrow = |subject: &Subject| match subject {
                Subject::Person(other) => {
                    *other != self.person && self.narrow_people.get(other).is_some_and(|narrow| *narrow > reach)
                }
                Subject::Family(_) | Subject::Worker(_) => false,
            };
            entry.sensitivity > reach || of_others || entry.about.iter().any(narrow)
        };
        self.entries = within(std::mem::take(&mut self.entries), too_far);
        self
    }
}

/// Reads a person's record for a call that asks for it: released when at least one family around the person would be, as far as the
/// person's own record is not narrower.
pub async fn read(call: &Call, person: PersonId) -> Result<Released<PersonRecord>, Failure> {
    let entries = call.site.store.entries_about(&[person.into()]).await?;
    let now = Reading::now(&entries);
    let person = match now.kept_as(person.into()) {
        Subject::Person(kept) => kept,
        Subject::Family(_) | Subject::Worker(_) => person,
    };
    let (past, known_by) = family::moment(call);
    if Reading::known_by(&entries, known_by).about(person.into()).next().is_none() {
        return Err(Failure::Absent);
    }
    let families = families(call, &now, person).await?;
    let narrow_people = families.iter().flat_map(FamilyRecord::narrow_people).collect();
    let restriction = casework::restriction(&now, person.into());
    let candidates: Vec<(Circle, Option<BreakGlass>)> = match families.as_slice() {
        [] => vec![(around(person, &restriction, Circle::of(person)), None)],
        families => families
            .iter()
            .map(|record| (around(person, &restriction, record.circle().clone()), broken_glass(call, record)))
            .collect(),
    };
    let ordinary = candidates.iter().position(|(circle, _)| call.might(Action::ReadPerson, Some(circle)));
    let chosen = ordinary.or(candidates.iter().position(|(_, glass)| glass.is_some())).unwrap_or_default();
    let (circle, glass) = candidates[chosen].clone();
    let opened = match (ordinary, &glass) {
        (None, Some(glass)) => vec![call.release(families[chosen].clone(), Some(glass)).await?],
        (Some(_), _) | (None, None) => call.release_list(Action::ReadFamily, families)?,
    };
    let newest = entries.iter().map(|entry| entry.sequence).max().unwrap_or_default();
    let record = PersonRecord {
        person,
        today: past.unwrap_or(call.today()),
        past,
        families: opened,
        entries,
        known_by,
        newest,
        circle,
        restriction,
        narrow_people,
    };
    call.release(record, glass.as_ref()).await
}

/// The records of every family that the person belongs or belonged to, before anybody may see them.
async fn families(call: &Call, now: &Reading<'_>, person: PersonId) -> Result<Vec<FamilyRecord>, Failure> {
    let joined = now.about(person.into()).filter(|entry| entry.kind == people::FAMILY_JOINED);
    let named: BTreeSet<FamilyId> = joined
        .flat_map(|entry| &entry.about)
        .filter_map(|subject| match subject {
            Subject::Family(family) => Some(*family),
            Subject::Person(_) | Subject::Worker(_) => None,
        })
        .collect();
    let mut families: Vec<FamilyRecord> = Vec::new();
    for family in named.into_iter().take(FAMILIES_MAX) {
        if let Some(record) = family::load(call, family).await?
            && !families.iter().any(|known| known.family == record.family)
        {
            families.push(record);
        }
    }
    Ok(families)
}

/// The circle of a person within a family: as narrow as the narrower of the two records, open to those who may open both.
fn around(person: PersonId, (narrow, named): &(Sensitivity, BTreeSet<WorkerId>), family: Circle) -> Circle {
    let named = match (*narrow, family.sensitivity) {
        (Sensitivity::Normal, _) => family.named.clone(),
        (_, Sensitivity::Normal) => named.clone(),
        (_, _) => named.intersection(&family.named).copied().collect(),
    };
    let members = family.members.iter().copied().chain([person]).collect();
    Circle { subject: person.into(), sensitivity: family.sensitivity.max(*narrow), named, members, ..family }
}
