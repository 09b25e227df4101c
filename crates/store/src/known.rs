//! All entries about some subjects, held together: who was joined with whom, and which entries belong to each.

use crate::entries::Places;
use ledger::{Entry, EntryId, JOINED, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Entries about subjects that were asked about, complete, in order of sequence.
pub(crate) struct Known {
    entries: Vec<Entry>,
    subjects: BTreeSet<Subject>,
    positions: HashMap<EntryId, usize>,
    about: HashMap<Subject, Vec<usize>>,
    amending: HashMap<EntryId, Places>,
}

impl Known {
    pub(crate) fn new(entries: Vec<Entry>, subjects: BTreeSet<Subject>) -> Self {
        let positions = HashMap::with_capacity(entries.len());
        let mut known = Known { entries, subjects, positions, about: HashMap::new(), amending: HashMap::new() };
        for position in 0..known.entries.len() {
            known.place(position);
        }
        known
    }

    /// With everything that is about some more subjects.
    pub(crate) fn and(self, other: Known) -> Self {
        let mut entries: Vec<Entry> = self.entries.into_iter().chain(other.entries).collect();
        entries.sort_by_key(|entry| entry.sequence);
        entries.dedup_by_key(|entry| entry.sequence);
        Known::new(entries, self.subjects.into_iter().chain(other.subjects).collect())
    }

    /// Adds an entry that was recorded just now.
    pub(crate) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
        self.place(self.entries.len() - 1);
    }

    /// Takes a body away that was destroyed just now.
    pub(crate) fn destroy(&mut self, id: EntryId) {
        if let Some(entry) = self.positions.get(&id).map(|position| &mut self.entries[*position]) {
            let header = ledger::Header::clone(entry);
            *entry = Entry::new(header, None);
        }
    }

    fn place(&mut self, position: usize) {
        let entry = &self.entries[position];
        self.positions.insert(entry.id, position);
        let amended = entry.amends.as_ref().and_then(|amendment| self.places(amendment.entry));
        match amended {
            Some(amended) => {
                let places = Places::of(entry).and(&amended);
                for subject in &places.subjects {
                    self.about.entry(*subject).or_default().push(position);
                }
                self.amending.insert(entry.id, places);
            }
            None => {
                for subject in &entry.about {
                    let positions = self.about.entry(*subject).or_default();
                    // The same child may be named twice.
                    if positions.last() != Some(&position) {
                        positions.push(position);
                    }
                }
            }
        }
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where an entry stands, if it is here.
    pub(crate) fn places(&self, id: EntryId) -> Option<Places> {
        let position = self.positions.get(&id)?;
        Some(self.amending.get(&id).cloned().unwrap_or_else(|| Places::of(&self.entries[*position])))
    }

    pub(crate) fn contains(&self, id: EntryId) -> bool {
        self.positions.contains_key(&id)
    }

    /// Groups of subjects that were ever joined with each other, those of the given subjects. A join that was withdrawn still counts:
    /// who reads one needs the entries of both to see that they are two.
    pub(crate) fn groups(&self, subjects: &BTreeSet<Subject>) -> Vec<BTreeSet<Subject>> {
        let mut group_of: BTreeMap<Subject, usize> = BTreeMap::new();
        let mut groups: Vec<BTreeSet<Subject>> = Vec::new();
        let joins = self.entries.iter().filter(|entry| entry.kind == JOINED);
        let joined = joins.map(|entry| entry.about.iter().copied().collect());
        let alone = subjects.iter().map(|subject| BTreeSet::from([*subject]));
        for together in joined.chain(alone) {
            let mut group: BTreeSet<Subject> = together;
            let touched: BTreeSet<usize> = group.iter().filter_map(|subject| group_of.get(subject).copied()).collect();
            for number in touched {
                group.append(&mut groups[number]);
            }
            group_of.extend(group.iter().map(|subject| (*subject, groups.len())));
            groups.push(group);
        }
        groups.into_iter().filter(|group| !group.is_disjoint(subjects)).collect()
    }

    /// The entries about one group, in order.
    pub(crate) fn entries_of(&self, group: &BTreeSet<Subject>) -> Vec<&Entry> {
        let mut positions: Vec<usize> =
            group.iter().filter_map(|subject| self.about.get(subject)).flatten().copied().collect();
        if group.len() > 1 {
            positions.sort_unstable();
            positions.dedup();
        }
        positions.into_iter().map(|position| &self.entries[position]).collect()
    }
}
