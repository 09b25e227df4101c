//! Entries held in memory under those whom they are about, so that a record that is worked on is read from the disk once.
//!
//! What is held is exactly what stands in the ledger up to one place, and counts only for a transaction that finds the ledger at that
//! place. Whoever reads a later ledger first adds what was recorded since; whoever still reads an earlier one reads the disk.

use crate::{
    StoreError,
    entries::{self, Places},
    head,
    known::Known,
    transaction::Transaction,
};
use ledger::{DESTRUCTION_CONFIRMED, Entry, JOINED, Sequence, Subject};
use lru::LruCache;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Memory for entries: some five hundred families with all their history.
pub(crate) const BYTES_MAX: usize = 64 * 1024 * 1024;
/// About what an entry takes besides its body.
const HEADER_BYTES: usize = 700;
/// Entries that are added to what is held; after more than that (an import) it is quicker to begin anew.
const FOLLOWED_MAX: u64 = 64;

/// Entries held in memory.
pub(crate) struct Held(Mutex<Inside>);

struct Inside {
    as_of: Sequence,
    about: LruCache<Subject, Vec<Entry>>,
    bytes: usize,
    bytes_max: usize,
}

/// An entry that was recorded just now, and where it stands.
pub(crate) type Recorded = (Entry, Places);

/// Entries about some subjects and about those that a join led to, in order, each once.
#[derive(Default)]
pub(crate) struct About {
    pub(crate) entries: BTreeMap<Sequence, Entry>,
    /// Everyone whose entries are all here.
    pub(crate) subjects: BTreeSet<Subject>,
}

impl Held {
    /// Nothing yet, and never more than so many bytes.
    pub(crate) fn nothing(bytes_max: usize) -> Self {
        Held(Mutex::new(Inside { as_of: Sequence(0), about: LruCache::unbounded(), bytes: 0, bytes_max }))
    }

    /// For a transaction that reads what is committed: adds what was recorded since. Gives the place at which this transaction finds the
    /// ledger.
    pub(crate) async fn catch_up(&self, transaction: &mut Transaction<'_>) -> Result<Sequence, StoreError> {
        let now = head::sequence(transaction).await?;
        let before = self.inside().as_of;
        if before < now {
            let mut recorded = Vec::new();
            if now.0 - before.0 <= FOLLOWED_MAX {
                for entry in entries::after(transaction, before, FOLLOWED_MAX as usize).await? {
                    let places = entries::places(transaction, &entry).await?;
                    recorded.push((entry, places));
                }
            }
            self.follow(before, now, &recorded);
        }
        Ok(now)
    }

    /// Adds what was recorded between two places and is committed. If it is not all there, or what is held is of another place,
    /// everything is read anew from the disk.
    pub(crate) fn follow(&self, before: Sequence, now: Sequence, recorded: &[Recorded]) {
        let mut inside = self.inside();
        if inside.as_of >= now {
            return;
        }
        let complete = recorded.len() as u64 == now.0 - before.0;
        // What was lawfully destroyed is not kept here either.
        let destroys = recorded.iter().any(|(entry, _)| entry.kind == DESTRUCTION_CONFIRMED);
        if inside.as_of == before && complete && !destroys {
            recorded.iter().for_each(|(entry, places)| inside.add(entry, places));
        } else {
            inside.about.clear();
            inside.bytes = 0;
        }
        inside.as_of = now;
        inside.shrink();
    }

    /// Everything about these subjects and those joined with them, for a transaction that finds the ledger at this place and has written
    /// nothing to it yet.
    pub(crate) async fn about(
        &self,
        transaction: &mut Transaction<'_>,
        now: Sequence,
        subjects: BTreeSet<Subject>,
    ) -> Result<About, StoreError> {
        let mut about = About { entries: BTreeMap::new(), subjects };
        let mut wanted: Vec<Subject> = about.subjects.iter().copied().collect();
        // A join leads to more subjects, theirs to more again; each subject is asked about once.
        while !wanted.is_empty() {
            let (mut found, missing) = self.inside().take(now, &wanted);
            for (subject, entries) in missing.iter().zip(entries::about_each(transaction, &missing).await?) {
                found.extend(entries.iter().cloned());
                self.inside().hold(now, *subject, entries);
            }
            wanted.clear();
            for entry in found {
                if entry.kind == JOINED {
                    wanted.extend(entry.about.iter().copied().filter(|subject| about.subjects.insert(*subject)));
                }
                about.entries.insert(entry.sequence, entry);
            }
        }
        Ok(about)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    /// What is held about these, and about whom nothing is.
    fn take(&mut self, now: Sequence, wanted: &[Subject]) -> (Vec<Entry>, Vec<Subject>) {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for subject in wanted {
            match self.about.get(subject).filter(|_| self.as_of == now) {
                Some(entries) => found.extend(entries.iter().cloned()),
                None => missing.push(*subject),
            }
        }
        (found, missing)
    }

    fn hold(&mut self, now: Sequence, subject: Subject, entries: Vec<Entry>) {
        let bytes = entries.iter().map(bytes_of).sum::<usize>();
        if self.as_of == now && bytes < self.bytes_max / 4 && !self.about.contains(&subject) {
            self.bytes += bytes;
            self.about.put(subject, entries);
            self.shrink();
        }
    }

    fn add(&mut self, entry: &Entry, places: &Places) {
        for subject in &places.subjects {
            if let Some(entries) = self.about.peek_mut(subject) {
                entries.push(entry.clone());
                self.bytes += bytes_of(entry);
            }
        }
    }

    /// Lets go of those who were not asked about for the longest time.
    fn shrink(&mut self) {
        while self.bytes > self.bytes_max
            && let Some((_, entries)) = self.about.pop_lru()
        {
            self.bytes -= entries.iter().map(bytes_of).sum::<usize>();
        }
    }
}

fn bytes_of(entry: &Entry) -> usize {
    HEADER_BYTES + entry.body_text().map_or(0, str::len)
}

impl About {
    /// To be read and added to.
    pub(crate) fn known(self) -> Known {
        Known::new(self.entries.into_values().collect(), self.subjects)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Draft, EntryId, Instant, PersonId, Sensitivity, When, WorkerId};
    use uuid::Uuid;

    const AMARA: Subject = Subject::Person(PersonId(Uuid::from_u128(0xa)));

    fn visit(sequence: u64, letters: usize) -> Entry {
        let draft = Draft {
            id: EntryId(Uuid::from_u128(sequence.into())),
            author: WorkerId(Uuid::from_u128(1)),
            on_behalf_of: None,
            kind: "visit".into(),
            about: vec![AMARA],
            when: When::on(jiff::civil::date(2025, 3, 3)),
            basis: ledger::Basis::Seen,
            sensitivity: Sensitivity::Normal,
            amends: None,
            origin: None,
            body: serde_json::json!({ "note": "a".repeat(letters) }),
        };
        draft.seal(Sequence(sequence), Instant::from_microseconds(1), [0; 16]).entry()
    }

    fn recorded(sequence: u64, letters: usize) -> Recorded {
        let entry = visit(sequence, letters);
        let places = Places::of(&entry);
        (entry, places)
    }

    /// A slow reader's older picture must neither be taken for today's nor be given today's.
    #[test]
    fn whoever_sees_another_ledger_gets_nothing_and_leaves_nothing() {
        let held = Held::nothing(BYTES_MAX);
        held.follow(Sequence(0), Sequence(1), &[recorded(1, 1)]);
        held.inside().hold(Sequence(0), AMARA, Vec::new());
        assert_eq!(held.inside().take(Sequence(1), &[AMARA]), (Vec::new(), vec![AMARA]));
        held.inside().hold(Sequence(1), AMARA, vec![visit(1, 1)]);
        for other in [0, 2] {
            assert_eq!(held.inside().take(Sequence(other), &[AMARA]), (Vec::new(), vec![AMARA]));
        }
        held.follow(Sequence(1), Sequence(2), &[recorded(2, 1)]);
        assert_eq!(held.inside().take(Sequence(2), &[AMARA]), (vec![visit(1, 1), visit(2, 1)], Vec::new()));
        // Told late of what came before: nothing changes.
        held.follow(Sequence(0), Sequence(1), &[recorded(1, 1)]);
        assert_eq!(held.inside().take(Sequence(2), &[AMARA]).0.len(), 2);
        // Told of the next but one: what came between is not known.
        held.follow(Sequence(3), Sequence(4), &[recorded(4, 1)]);
        assert_eq!(held.inside().take(Sequence(4), &[AMARA]), (Vec::new(), vec![AMARA]));
    }

    #[test]
    fn memory_has_an_end() {
        let bytes_max = 80_000;
        let held = Held::nothing(bytes_max);
        // With the rest of the body, an eighth.
        let most = bytes_max / 8 - HEADER_BYTES - 11;
        for number in 0..20_u128 {
            let child = Subject::Person(PersonId(Uuid::from_u128(number)));
            held.inside().hold(Sequence(0), child, vec![visit(1, most)]);
        }
        let inside = held.inside();
        assert_eq!((inside.about.len(), inside.bytes <= bytes_max), (8, true));
        drop(inside);
        held.inside().hold(Sequence(0), AMARA, vec![visit(1, bytes_max / 4)]);
        assert!(held.inside().take(Sequence(0), &[AMARA]).0.is_empty(), "one record does not push out all others");
    }
}
