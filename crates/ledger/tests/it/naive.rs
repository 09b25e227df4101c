//! The same answers worked out another way: from the definition, by recursion and by trying everything, with no care for speed.

use jiff::civil::Date;
use ledger::*;

/// An entry is believed if it was recorded by then and nothing amends it.
pub fn believed(entries: &[Entry], entry: &Entry, moment: Instant) -> bool {
    entry.recorded_at <= moment && fate(entries, entry, moment).is_none()
}

/// What the amendments of an entry did to it. One that was withdrawn does not count; one that was said better does.
fn fate(entries: &[Entry], entry: &Entry, moment: Instant) -> Option<Amends> {
    let known = entries.iter().filter(|other| other.recorded_at <= moment);
    let amends_it =
        known.filter_map(|other| Some((other, other.amends.as_ref()?))).filter(|(_, it)| it.entry == entry.id);
    let counts = amends_it.filter(|(other, _)| fate(entries, other, moment) != Some(Amends::Withdraws));
    counts.map(|(_, amendment)| amendment.how).min_by_key(|how| *how == Amends::Withdraws)
}

/// Two subjects are one if a chain of believed joins leads from one to the other.
fn are_one(joins: &[Joined], one: Subject, other: Subject) -> bool {
    let mut reached = vec![one];
    loop {
        let touches = |join: &Joined| reached.contains(&join.kept) || reached.contains(&join.absorbed);
        let found = joins.iter().filter(|join| touches(join)).flat_map(|join| [join.kept, join.absorbed]);
        let new: Vec<Subject> = found.filter(|subject| !reached.contains(subject)).collect();
        if new.is_empty() {
            return reached.contains(&other);
        }
        reached.extend(new);
    }
}

/// Believed entries about a subject that were true on a day.
pub fn answer(entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
    let known: Vec<&Entry> = entries.iter().filter(|entry| believed(entries, entry, moment)).collect();
    let joins: Vec<Joined> =
        known.iter().filter(|entry| entry.kind == JOINED).filter_map(|entry| entry.says()).collect();
    let of_them = |entry: &&&Entry| entry.about.iter().any(|about| are_one(&joins, subject, *about));
    let true_then = |entry: &&&Entry| days_of(entry.when).any(|other| other == day);
    known.iter().filter(of_them).filter(true_then).map(|entry| entry.id).collect()
}

/// Every day of a period, one by one, up to some months after these histories.
pub fn days_of(when: When) -> impl Iterator<Item = Date> {
    let (from, to) = match when {
        When::On { on } => (on, on.tomorrow().ok()),
        When::During { from, to } => (from, to),
    };
    from.series(jiff::Span::new().days(1)).take(200).take_while(move |day| Some(*day) != to)
}

/// The ids believed after each entry, kept up entry by entry as a read table would be: an amended entry falls, and what it had amended
/// rises again if it was withdrawn.
pub struct KeptUp<'a> {
    entries: Vec<(&'a Entry, Option<Amends>)>,
}

impl<'a> KeptUp<'a> {
    pub fn new() -> Self {
        KeptUp { entries: Vec::new() }
    }

    pub fn record(&mut self, entry: &'a Entry) {
        self.entries.push((entry, None));
        if let Some(amendment) = &entry.amends {
            self.settle(amendment.entry);
        }
    }

    fn settle(&mut self, id: EntryId) {
        let amendment = |entry: &'a Entry| entry.amends.as_ref().filter(|amendment| amendment.entry == id);
        let counts = self.entries.iter().filter(|(_, fate)| *fate != Some(Amends::Withdraws));
        let fate = counts
            .filter_map(|(entry, _)| amendment(entry))
            .map(|amendment| amendment.how)
            .min_by_key(|how| *how == Amends::Withdraws);
        let Some(place) = self.entries.iter().position(|(entry, _)| entry.id == id) else {
            return;
        };
        self.entries[place].1 = fate;
        if let Some(amendment) = &self.entries[place].0.amends {
            self.settle(amendment.entry);
        }
    }

    pub fn believed(&self) -> Vec<EntryId> {
        self.entries.iter().filter(|(_, fate)| fate.is_none()).map(|(entry, _)| entry.id).collect()
    }
}
