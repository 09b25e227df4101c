//! How people and families stand, from their entries alone.

use super::{
    ADDRESS, Address, Belonging, FAMILY_JOINED, FAMILY_LEFT, FAMILY_NAMED, FamilyNamed, PERSON_DETAILS, PROFESSIONAL,
    PersonDetails, Professional, REACHED_AT, ReachedAt, WARNING, WARNING_REVIEWED, WarningNote, WarningReviewed,
};
use crate::kinds::Names;
use jiff::{ToSpan, civil::Date};
use ledger::{Entry, EntryId, FamilyId, PersonId, Reading, Subject, WorkerId};
use std::collections::{BTreeMap, BTreeSet};

/// A person as believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// All details, the newest word on each.
    pub details: PersonDetails,
    /// Every other name they are known by.
    pub also_known_as: Vec<String>,
    /// Where they live and lived, newest first.
    pub homes: Vec<Home>,
    /// How to reach them, newest first.
    pub reached_at: Vec<(EntryId, ReachedAt)>,
}

/// An address and who lives there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The entry that says so.
    pub entry: EntryId,
    /// The address.
    pub address: Address,
    /// Who lives there.
    pub people: Vec<PersonId>,
    /// The first day.
    pub from: Date,
    /// The first day elsewhere.
    pub to: Option<Date>,
}

/// Somebody who belongs to a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who, with all that is known.
    pub person: Person,
    /// Since when.
    pub since: Date,
}

/// A warning note as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The entry that wrote it.
    pub entry: EntryId,
    /// What it says.
    pub note: WarningNote,
    /// Since when.
    pub since: Date,
    /// When it is looked at again.
    pub review_on: Date,
    /// Who wrote it.
    pub author: WorkerId,
}

impl Person {
    /// What people call them.
    pub fn called(&self) -> String {
        self.details.called()
    }

    /// First and last name, as far as known.
    pub fn full_name(&self) -> String {
        match (&self.details.forename, &self.details.surname) {
            (Some(forename), Some(surname)) => format!("{forename} {surname}"),
            (None, Some(surname)) if self.called() != *surname => format!("{} {surname}", self.called()),
            (_, _) => self.called(),
        }
    }

    /// Under 18 on that day, or not yet born. Somebody whose age nobody knows is not taken for a child.
    pub fn is_child(&self, day: Date) -> bool {
        match (self.details.born, self.details.expected) {
            (Some(born), _) => born.checked_add(18.years()).is_ok_and(|grown| day < grown),
            (None, Some(_)) => true,
            (None, None) => false,
        }
    }

    /// "9", "8 months", "expected 3 May", "died 2 March 2024"; empty when nothing is known.
    pub fn age(&self, day: Date) -> String {
        match (self.details.died, self.details.born, self.details.expected) {
            (Some(died), _, _) => format!("died {}", policy::long_day(died)),
            (None, Some(born), _) => policy::age_on(born, day).short(),
            (None, None, Some(expected)) => format!("expected {}", policy::short_day(expected, day)),
            (None, None, None) => String::new(),
        }
    }

    /// Where they live on a day: the newest address that holds then.
    pub fn home(&self, day: Date) -> Option<&Home> {
        self.homes.iter().find(|home| home.from <= day && home.to.is_none_or(|to| day < to))
    }
}

/// A person as believed. Of two records that were joined, either id gives the one that is kept.
pub fn person(reading: &Reading, id: PersonId) -> Person {
    let id = kept(reading, id);
    let mut entries: Vec<&Entry> = reading.about(Subject::Person(id)).collect();
    // A correction of an old entry is not newer word on what was said since.
    entries.sort_by_key(|entry| reading.stands_at(entry));
    let mut person = Person::nobody_yet(id);
    entries.into_iter().filter_map(|entry| told(reading, entry)).for_each(|told| person.hear(told));
    person.settled()
}

/// Everybody of whom some entries tell, worked out together: what is said of four people is read once.
#[derive(Clone, Debug, Default)]
pub struct Everybody {
    /// Under the id that is kept.
    people: BTreeMap<PersonId, Person>,
    /// What to call everybody who is named, under every id of theirs.
    pub names: Names,
}

impl Everybody {
    /// Everybody of whom these entries tell.
    pub fn of(reading: &Reading) -> Self {
        let mut entries: Vec<&Entry> = reading.entries().filter(|entry| tells_of_people(entry)).collect();
        entries.sort_by_key(|entry| reading.stands_at(entry));
        let mut people: BTreeMap<PersonId, Person> = BTreeMap::new();
        let mut named: BTreeSet<PersonId> = BTreeSet::new();
        for entry in entries {
            let about = entry.about.iter().filter_map(|subject| match subject {
                Subject::Person(person) => Some(*person),
                Subject::Family(_) | Subject::Worker(_) => None,
            });
            let about: BTreeSet<PersonId> = about.collect();
            if entry.kind == PERSON_DETAILS {
                named.extend(&about);
            }
            let Some(told) = told(reading, entry) else { continue };
            let about: BTreeSet<PersonId> = about.into_iter().map(|person| kept(reading, person)).collect();
            let mut tell = |id, told| people.entry(id).or_insert_with(|| Person::nobody_yet(id)).hear(told);
            let mut about = about.into_iter();
            let last = about.next_back();
            about.for_each(|id| tell(id, told.clone()));
            if let Some(id) = last {
                tell(id, told);
            }
        }
        let people: BTreeMap<PersonId, Person> =
            people.into_iter().map(|(id, person)| (id, person.settled())).collect();
        let nobody_yet = PersonDetails::default();
        let called = |id: PersonId| {
            let details = people.get(&kept(reading, id)).map_or(&nobody_yet, |person| &person.details);
            (id, details.called(), details.born.or(details.expected))
        };
        let names = Names::of_people(named.into_iter().map(called));
        Everybody { people, names }
    }

    /// Those who belong to a family on a day, children first, the oldest first, then adults; and what to call everybody.
    pub fn into_members(self, reading: &Reading, family: FamilyId, day: Date) -> (Vec<Member>, Names) {
        let Everybody { mut people, names } = self;
        let since = belonging(reading, family, |starts| starts <= day);
        // Of whom nothing is told, nothing is known.
        let mut person = |id: PersonId| people.remove(&id).unwrap_or_else(|| Person::nobody_yet(id));
        let mut members: Vec<Member> =
            since.into_iter().map(|(id, since)| Member { person: person(id), since }).collect();
        members.sort_by_key(|member| {
            let details = &member.person.details;
            (!member.person.is_child(day), details.born.or(details.expected).unwrap_or(Date::MAX), member.person.id)
        });
        (members, names)
    }
}

/// What one entry tells of everybody whom it is about.
#[derive(Clone)]
enum Told {
    Details(Box<PersonDetails>),
    Home(Home),
    ReachedAt(EntryId, ReachedAt),
}

fn tells_of_people(entry: &Entry) -> bool {
    matches!(entry.kind.as_ref(), PERSON_DETAILS | ADDRESS | REACHED_AT)
}

fn told(reading: &Reading, entry: &Entry) -> Option<Told> {
    match entry.kind.as_ref() {
        PERSON_DETAILS => Some(Told::Details(Box::new(entry.says()?))),
        ADDRESS => Some(Told::Home(home(reading, entry)?)),
        REACHED_AT => Some(Told::ReachedAt(entry.id, entry.says()?)),
        _ => None,
    }
}

impl Person {
    fn nobody_yet(id: PersonId) -> Self {
        Person {
            id,
            details: PersonDetails::default(),
            also_known_as: Vec::new(),
            homes: Vec::new(),
            reached_at: Vec::new(),
        }
    }

    /// Takes over what the next entry tells.
    fn hear(&mut self, told: Told) {
        match told {
            Told::Details(said) => {
                self.also_known_as.extend(said.also_known_as.clone().filter(|name| !self.also_known_as.contains(name)));
                self.details.learn(*said);
            }
            Told::Home(home) => self.homes.push(home),
            Told::ReachedAt(entry, said) => self.reached_at.push((entry, said)),
        }
    }

    /// The person, now that every entry was heard: the newest first, and nobody in two homes.
    fn settled(mut self) -> Self {
        self.reached_at.reverse();
        end_when_the_next_begins(&mut self.homes);
        self
    }
}

/// Puts homes in order, the newest first. Whoever moves somewhere for good has left where they were, whether or not anybody said so.
fn end_when_the_next_begins(homes: &mut [Home]) {
    homes.sort_by_key(|home| home.from);
    let mut next = None;
    for home in homes.iter_mut().rev().filter(|home| home.to.is_none()) {
        home.to = next;
        next = Some(home.from);
    }
    homes.reverse();
}

impl PersonDetails {
    /// What people call somebody of whom this is known.
    fn called(&self) -> String {
        match [&self.preferred, &self.forename, &self.described_as].into_iter().flatten().next() {
            Some(name) => name.clone(),
            None => match (&self.surname, self.expected) {
                (Some(surname), None) => surname.clone(),
                (None, None) => "Unknown person".into(),
                (_, Some(_)) => "Unborn baby".into(),
            },
        }
    }

    /// Takes over everything that a newer entry says.
    pub fn learn(&mut self, newer: PersonDetails) {
        // A birth date settles an expected one.
        let expected = if newer.born.is_some() { None } else { newer.expected.or(self.expected) };
        let older = std::mem::take(self);
        *self = PersonDetails {
            forename: newer.forename.or(older.forename),
            surname: newer.surname.or(older.surname),
            preferred: newer.preferred.or(older.preferred),
            said_as: newer.said_as.or(older.said_as),
            also_known_as: newer.also_known_as.or(older.also_known_as),
            described_as: newer.described_as.or(older.described_as),
            born: newer.born.or(older.born),
            expected,
            sex: newer.sex.or(older.sex),
            ethnicity: newer.ethnicity.or(older.ethnicity),
            language: newer.language.or(older.language),
            communication: newer.communication.or(older.communication),
            disability: newer.disability.or(older.disability),
            nhs_number: newer.nhs_number.or(older.nhs_number),
            nhs_status: newer.nhs_status.or(older.nhs_status),
            upn: newer.upn.or(older.upn),
            upn_unknown: newer.upn_unknown.or(older.upn_unknown),
            school: newer.school.or(older.school),
            local_number: newer.local_number.or(older.local_number),
            died: newer.died.or(older.died),
        };
    }
}

fn home(reading: &Reading, entry: &Entry) -> Option<Home> {
    let people = entry.about.iter().filter_map(|subject| match reading.kept_as(*subject) {
        Subject::Person(person) => Some(person),
        Subject::Family(_) | Subject::Worker(_) => None,
    });
    let (from, to) = match entry.when {
        ledger::When::On { on } => (on, None),
        ledger::When::During { from, to } => (from, to),
    };
    Some(Home { entry: entry.id, address: entry.says()?, people: people.collect(), from, to })
}

/// Who belongs to a family on a day: children first, the oldest first, then adults.
pub fn members(reading: &Reading, family: FamilyId, day: Date) -> Vec<Member> {
    Everybody::of(reading).into_members(reading, family, day).0
}

/// Who belongs to a family and since when, from what happened on these days, in the order in which it happened.
pub(crate) fn belonging(
    reading: &Reading,
    family: FamilyId,
    counts: impl Fn(Date) -> bool,
) -> BTreeMap<PersonId, Date> {
    let comes_or_goes = |entry: &&Entry| matches!(entry.kind.as_ref(), FAMILY_JOINED | FAMILY_LEFT);
    let mut entries: Vec<&Entry> = reading
        .about(Subject::Family(family))
        .filter(comes_or_goes)
        .filter(|entry| counts(entry.when.starts()))
        .collect();
    entries.sort_by_key(|entry| (entry.when.starts(), reading.stands_at(entry)));
    let mut since: BTreeMap<PersonId, Date> = BTreeMap::new();
    for entry in entries {
        for person in entry.says::<Belonging>().map(|said| said.people).unwrap_or_default() {
            let person = kept(reading, person);
            if entry.kind == FAMILY_JOINED {
                since.entry(person).or_insert(entry.when.starts());
            } else {
                since.remove(&person);
            }
        }
    }
    since
}

/// The id under which a person's record is kept.
pub(crate) fn kept(reading: &Reading, id: PersonId) -> PersonId {
    match reading.kept_as(Subject::Person(id)) {
        Subject::Person(kept) => kept,
        Subject::Family(_) | Subject::Worker(_) => id,
    }
}

/// What a family is called: what somebody named it, else the surname that most of its children have.
pub fn family_name(reading: &Reading, family: FamilyId, members: &[Member]) -> String {
    let named = reading
        .about(Subject::Family(family))
        .filter(|entry| entry.kind == FAMILY_NAMED)
        .max_by_key(|entry| reading.stands_at(entry));
    if let Some(said) = named.and_then(|entry| entry.says::<FamilyNamed>()) {
        return said.name;
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for surname in members.iter().filter_map(|member| member.person.details.surname.as_deref()) {
        match counts.iter_mut().find(|(name, _)| *name == surname) {
            Some((_, count)) => *count += 1,
            None => counts.push((surname, 1)),
        }
    }
    // The first of the most frequent, and members come children first.
    let most = counts.iter().map(|(_, count)| *count).max();
    counts
        .iter()
        .find(|(_, count)| Some(*count) == most)
        .map_or_else(|| "Unknown".to_owned(), |(name, _)| (*name).to_owned())
}

/// "Amara 9 · Kai 6 · Bea 2": the children of a family.
pub fn ages(members: &[Member], day: Date) -> String {
    let children = members.iter().filter(|member| member.person.is_child(day));
    children
        .map(|child| format!("{} {}", child.person.called(), child.person.age(day)).trim_end().to_owned())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What to call everybody whom the entries name.
pub fn names_of(reading: &Reading) -> Names {
    Everybody::of(reading).names
}

/// Professionals involved, in the order in which they were recorded, the newest word on each name.
pub fn professionals(reading: &Reading, family: FamilyId) -> Vec<Professional> {
    let mut entries: Vec<&Entry> =
        reading.about(Subject::Family(family)).filter(|entry| entry.kind == PROFESSIONAL).collect();
    entries.sort_by_key(|entry| reading.stands_at(entry));
    let mut all: Vec<Professional> = Vec::new();
    for said in entries.into_iter().filter_map(|entry| entry.says::<Professional>()) {
        match all.iter_mut().find(|known| known.name == said.name) {
            Some(known) => *known = said,
            None => all.push(said),
        }
    }
    all
}

/// Warning notes that stand, about anybody in these entries, the newest first.
pub fn warnings(reading: &Reading) -> Vec<Warning> {
    standing_warnings(reading, reading.entries().collect())
}

/// Those that were written on a family's own record: its work to review.
pub(crate) fn warnings_on(reading: &Reading, family: FamilyId) -> Vec<Warning> {
    standing_warnings(reading, reading.about(Subject::Family(family)).collect())
}

fn standing_warnings(reading: &Reading, mut entries: Vec<&Entry>) -> Vec<Warning> {
    let mut standing: Vec<Warning> = Vec::new();
    entries.sort_by_key(|entry| reading.stands_at(entry));
    for entry in entries {
        match entry.kind.as_ref() {
            WARNING => {
                if let Some(note) = entry.says::<WarningNote>() {
                    let review_on = note.review_on;
                    standing.push(Warning {
                        entry: entry.id,
                        note,
                        since: entry.when.starts(),
                        review_on,
                        author: entry.author,
                    });
                }
            }
            WARNING_REVIEWED => {
                let Some(review) = entry.says::<WarningReviewed>() else { continue };
                let reviewed = reading.says_now(review.warning);
                if review.outcome == "end" {
                    standing.retain(|warning| warning.entry != reviewed);
                } else if let Some(warning) = standing.iter_mut().find(|warning| warning.entry == reviewed) {
                    warning.review_on = review.review_on.unwrap_or(warning.review_on);
                }
            }
            _ => {}
        }
    }
    standing.reverse();
    standing
}
