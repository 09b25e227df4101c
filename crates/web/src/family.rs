//! A family's record as a page needs it: every entry about the family and its people, guarded until access releases it.

use crate::{call::Call, failure::Failure, site::Site};
use access::{BreakGlass, Circle, Guarded, Released};
use casework::{
    Involved,
    family_help::{self, Standing},
    involved_in, people, records,
};
use jiff::civil::Date;
use ledger::{Entry, FamilyId, Instant, PersonId, Reading, Sensitivity, Sequence, Subject};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Everything about a family and its people, as known by a moment.
#[derive(Clone, Debug)]
pub struct FamilyRecord {
    /// The family; the kept one, when records were joined.
    pub family: FamilyId,
    /// The day on which the page stands: today, or the day in the past that was asked for.
    pub today: Date,
    /// Is it read as known on a day in the past?
    pub past: Option<Date>,
    entries: Vec<Entry>,
    known_by: Instant,
    circle: Circle,
    /// How Family Help stands by all these entries, as long as nothing was kept back of them and the page stands today.
    standing: Option<Standing>,
    narrow_people: BTreeMap<PersonId, (Sensitivity, BTreeSet<ledger::WorkerId>)>,
}

impl FamilyRecord {
    /// Everything believed at the moment at which the page stands.
    pub fn reading(&self) -> Reading<'_> {
        Reading::known_by(&self.entries, self.known_by)
    }

    /// Every entry, amended ones too, later ones too when the past is read.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Every entry that was known at the moment at which the page stands, amended ones too.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.recorded_at <= self.known_by)
    }

    /// People whose own records are narrower than usual.
    pub fn narrow_people(&self) -> impl Iterator<Item = (PersonId, Sensitivity)> + '_ {
        self.narrow_people.iter().map(|(person, (narrow, _))| (*person, *narrow))
    }

    /// How Family Help stands with the family, by what is left of the record.
    pub fn standing(&self, reading: &Reading) -> Cow<'_, Standing> {
        match &self.standing {
            Some(standing) => Cow::Borrowed(standing),
            None => Cow::Owned(family_help::standing(reading, self.family)),
        }
    }

    /// The last entry that the page shows: what a form that is filled in now is based on.
    pub fn newest(&self) -> Sequence {
        self.entries.iter().map(|entry| entry.sequence).max().unwrap_or_default()
    }

    /// The relationships around it, now.
    pub fn circle(&self) -> &Circle {
        &self.circle
    }
}

impl Guarded for FamilyRecord {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(mut self, reach: Sensitivity) -> Self {
        let too_narrow = |person: &PersonId| self.narrow_people.get(person).is_some_and(|(narrow, _)| *narrow > reach);
        let too_far = |entry: &Entry| {
            entry.sensitivity > reach || entry.about.iter().filter_map(person_of).any(|person| too_narrow(&person))
        };
        let all = self.entries.len();
        self.entries = within(self.entries, too_far);
        if self.entries.len() < all {
            // What was kept back says nothing, not even of how things stand.
            self.standing = None;
        }
        self
    }
}

/// Entries in order, without those that reach too far, and without those that they amend: what was taken back out of the reader's sight
/// must not read as if it still stood.
pub fn within(entries: Vec<Entry>, too_far: impl Fn(&Entry) -> bool) -> Vec<Entry> {
    let mut gone: BTreeSet<ledger::EntryId> = BTreeSet::new();
    for entry in entries.iter().rev() {
        if gone.contains(&entry.id) || too_far(entry) {
            gone.insert(entry.id);
            gone.extend(entry.amends.as_ref().map(|amendment| amendment.entry));
        }
    }
    entries.into_iter().filter(|entry| !gone.contains(&entry.id)).collect()
}

/// Reads a family's record for a call that asks for it, as known on `?known=` if that is a past day.
pub async fn read(call: &Call, family: FamilyId) -> Result<Released<FamilyRecord>, Failure> {
    let record = load(call, family).await?.ok_or(Failure::Absent)?;
    let glass = broken_glass(call, &record);
    call.release(record, glass.as_ref()).await
}

/// The past day as of which the caller reads, if any, and the last moment of it.
pub fn moment(call: &Call) -> (Option<Date>, Instant) {
    match call.asked("known").map(|text| casework::form::read_day(text, call.today())) {
        // The end of that day in London.
        Some(Some(day)) if day < call.today() => {
            let next = Instant::from_london(day.tomorrow().unwrap_or(day).into());
            (Some(day), Instant::from_microseconds(next.microseconds() - 1))
        }
        Some(_) | None => (None, Instant::LAST),
    }
}

/// The record before anybody may see it.
pub async fn load(call: &Call, family: FamilyId) -> Result<Option<FamilyRecord>, Failure> {
    let (past, known_by) = moment(call);
    let entries = entries(&call.site, family).await?;
    if entries.is_empty() {
        return Ok(None);
    }
    let now = Reading::now(&entries);
    let family = match now.kept_as(family.into()) {
        Subject::Family(kept) => kept,
        Subject::Person(_) | Subject::Worker(_) => family,
    };
    let standing = family_help::standing(&now, family);
    let circle = circle_of(family, involved_in(&now, family, &standing));
    let people: BTreeSet<PersonId> = entries.iter().flat_map(|entry| &entry.about).filter_map(person_of).collect();
    let narrow = people.into_iter().map(|person| (person, casework::restriction(&now, person.into())));
    let narrow_people = narrow.filter(|(_, (sensitivity, _))| *sensitivity > Sensitivity::Normal).collect();
    if past.is_some() && Reading::known_by(&entries, known_by).about(family.into()).next().is_none() {
        // Nothing was known of this family then.
        return Ok(None);
    }
    Ok(Some(FamilyRecord {
        family,
        today: past.unwrap_or(call.today()),
        past,
        entries,
        known_by,
        circle,
        standing: past.is_none().then_some(standing),
        narrow_people,
    }))
}

fn person_of(subject: &Subject) -> Option<PersonId> {
    match subject {
        Subject::Person(person) => Some(*person),
        Subject::Family(_) | Subject::Worker(_) => None,
    }
}

/// Every entry about a family and about everybody who ever belonged to it, in order.
async fn entries(site: &Site, family: FamilyId) -> Result<Vec<Entry>, Failure> {
    let mut entries = site.store.entries_about(&[family.into()]).await?;
    let belonging = entries.iter().filter(|entry| entry.kind == people::FAMILY_JOINED);
    let members: BTreeSet<Subject> = belonging
        .flat_map(|entry| entry.about.iter().copied())
        .filter(|subject| matches!(subject, Subject::Person(_)))
        .collect();
    let members: Vec<Subject> = members.into_iter().collect();
    if !members.is_empty() {
        entries.extend(site.store.entries_about(&members).await?);
    }
    entries.sort_by_key(|entry| entry.sequence);
    entries.dedup_by_key(|entry| entry.sequence);
    Ok(entries)
}

/// The relationships around a family, from what a read table keeps of them.
pub fn circle_of(family: FamilyId, involved: Involved) -> Circle {
    let Involved {
        lead,
        supervisor,
        team_around,
        team,
        front_door_open,
        sensitivity,
        named,
        members,
        author_of_pending,
    } = involved;
    Circle {
        members,
        lead,
        supervisor,
        team_around,
        team,
        front_door_open,
        sensitivity,
        named,
        author_of_pending,
        ..Circle::of(family)
    }
}

/// The glass that the caller broke for this record, if it is still open.
pub fn broken_glass(call: &Call, record: &FamilyRecord) -> Option<BreakGlass> {
    let who = call.who.as_ref()?;
    let broken = record
        .entries
        .iter()
        .rev()
        .find(|entry| entry.kind == records::GLASS_BROKEN && entry.author == who.worker())?;
    let reason = broken.says::<records::GlassBroken>()?.reason;
    let glass = BreakGlass::new(who.worker(), record.family.into(), reason, broken.recorded_at);
    (glass.from <= call.at && call.at < glass.until).then_some(glass)
}
