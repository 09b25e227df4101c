//! A chronology writes itself: every believed entry is a line, in the order in which things happened, and says so when it was
//! recorded later.

use crate::kinds::{self, Kind, Names, Weight};
use jiff::civil::Date;
use ledger::{Basis, Entry, EntryId, Instant, PersonId, Reading, Sequence, Subject, WorkerId};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: EntryId,
    /// Its place in the ledger.
    pub sequence: Sequence,
    /// The kind's name.
    pub kind: &'static str,
    /// The kind's title.
    pub title: &'static str,
    /// How much it weighs.
    pub weight: Weight,
    /// The first day on which it was true.
    pub on: Date,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who recorded it.
    pub author: WorkerId,
    /// How the author knew.
    pub basis: Basis,
    /// What happened, in one sentence.
    pub sentence: String,
    /// Which people it is about.
    pub about: Vec<PersonId>,
    /// Where it came from when nobody keyed it.
    pub origin: Option<String>,
    /// Does it set an earlier entry right?
    pub amends: Option<EntryId>,
}

impl Line {
    /// How many days after it happened it was recorded; nothing when the same or the next day.
    pub fn days_later(&self) -> Option<i32> {
        let days = (self.recorded_at.in_london().date() - self.on).get_days();
        (days > 1).then_some(days)
    }
}

/// What a chronology leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only lines about this person.
    pub person: Option<PersonId>,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only what weighs this much or more; everyday work and more if not said.
    pub weight: Option<Weight>,
    /// Only from this day on.
    pub from: Option<Date>,
    /// Only up to and including this day.
    pub until: Option<Date>,
}

/// An entry that a chronology lists, before it is put into words: what a page does not show is never read as far as its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The entry.
    pub entry: &'a Entry,
    kind: &'static Kind,
}

impl Listed<'_> {
    /// The first day on which it was true.
    pub fn on(&self) -> Date {
        self.entry.when.starts()
    }

    /// The entry in words.
    pub fn line(&self, names: &Names) -> Line {
        line(self.entry, self.kind, names)
    }
}

/// What of some believed entries a chronology lists, the newest first.
pub fn listed<'a>(reading: &Reading, entries: impl Iterator<Item = &'a Entry>, filter: &Filter) -> Vec<Listed<'a>> {
    let least = filter.weight.unwrap_or(Weight::Everyday);
    let people = filter.person.map(|person| reading.all_read_as(person.into()));
    let mut listed: Vec<Listed<'a>> = entries
        .filter_map(|entry| Some(Listed { entry, kind: kinds::kind(&entry.kind)? }))
        .filter(|listed| {
            people.as_ref().is_none_or(|people| listed.entry.about.iter().any(|about| people.contains(about)))
        })
        .filter(|listed| filter.kind.as_ref().is_none_or(|name| name == listed.kind.name))
        .filter(|listed| filter.from.is_none_or(|from| from <= listed.on()))
        .filter(|listed| filter.until.is_none_or(|until| listed.on() <= until))
        // Last, since it may have to read what the entry says.
        .filter(|listed| listed.kind.weight >= least || weight(listed.entry, listed.kind) >= least)
        .collect();
    listed.sort_by_key(|listed| std::cmp::Reverse((listed.on(), listed.entry.sequence)));
    listed
}

/// The chronology of a subject, the newest first.
pub fn chronology(reading: &Reading, subject: Subject, names: &Names, filter: &Filter) -> Vec<Line> {
    listed(reading, reading.about(subject), filter).iter().map(|listed| listed.line(names)).collect()
}

/// One entry as a line.
pub fn line(entry: &Entry, kind: &'static Kind, names: &Names) -> Line {
    let people = entry.about.iter().filter_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        Subject::Family(_) | Subject::Worker(_) => None,
    });
    let sentence = match entry.body_text() {
        Some(_) => (kind.sentence)(entry, names),
        None => "What this entry said was lawfully destroyed.".into(),
    };
    Line {
        entry: entry.id,
        sequence: entry.sequence,
        kind: kind.name,
        title: kind.title,
        weight: weight(entry, kind),
        on: entry.when.starts(),
        recorded_at: entry.recorded_at,
        author: entry.author,
        basis: entry.basis.clone(),
        sentence,
        about: people.collect(),
        origin: entry.origin.clone(),
        amends: entry.amends.as_ref().map(|amendment| amendment.entry),
    }
}

/// A note weighs more when its author said that it matters.
fn weight(entry: &Entry, kind: &Kind) -> Weight {
    if kind.name == crate::family_help::NOTE
        && let Some(note) = entry.says::<crate::family_help::Note>()
        && matches!(note.significance.as_deref(), Some("significant" | "turning_point"))
    {
        return Weight::Turning;
    }
    kind.weight
}
