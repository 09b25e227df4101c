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

/// The chronology of a subject, the newest first.
pub fn chronology(reading: &Reading, subject: Subject, names: &Names, filter: &Filter) -> Vec<Line> {
    let least = filter.weight.unwrap_or(Weight::Everyday);
    let people = filter.person.map(|person| reading.all_read_as(person.into()));
    let mut lines: Vec<Line> = reading
        .about(subject)
        .filter_map(|entry| Some((entry, kinds::kind(&entry.kind)?)))
        .filter(|(entry, kind)| weight(entry, kind) >= least)
        .filter(|(entry, _)| {
            people.as_ref().is_none_or(|people| entry.about.iter().any(|about| people.contains(about)))
        })
        .filter(|(_, kind)| filter.kind.as_ref().is_none_or(|name| name == kind.name))
        .filter(|(entry, _)| filter.from.is_none_or(|from| from <= entry.when.starts()))
        .filter(|(entry, _)| filter.until.is_none_or(|until| entry.when.starts() <= until))
        .map(|(entry, kind)| line(entry, kind, names))
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse((line.on, line.sequence)));
    lines
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
