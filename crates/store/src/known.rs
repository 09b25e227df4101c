//! All entries about some subjects, held together: who was joined with whom, and which entries belong to each.

use crate::entries::Places;
use ledger::{Entry, EntryId, JOINED, Sequence, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Entries about subjects that were asked about, complete, in order of sequence.
#[derive(Default)]
pub(crate) struct Known {
    entries: Vec<Entry>,
    places: HashMap<EntryId, Places>,
    asked_about: BTreeSet<Subject>,
}

impl Known {
    /// Adds everything that is about some more subjects.
    pub(crate) fn add(&mut self, subjects: Vec<Subject>, found: Vec<Entry>) {
        self.asked_about.extend(subjects);
        let sorted = self.entries.is_empty() && found.is_sorted_by_key(|entry| entry.sequence);
        self.entries.extend(found);
        if !sorted {
            self.entries.sort_by_key(|entry| entry.sequence);
        }
        self.entries.dedup_by_key(|entry| entry.sequence);
        self.places.clear();
        for position in 0..self.entries.len() {
            self.place(position);
        }
    }

    /// Adds everything that is known elsewhere.
    pub(crate) fn extend(&mut self, more: Known) {
        self.add(more.asked_about.into_iter().collect(), more.entries);
    }

    /// Adds an entry that was recorded just now.
    pub(crate) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
        self.place(self.entries.len() - 1);
    }

    /// Takes a body away that was destroyed just now.
    pub(crate) fn destroy(&mut self, id: EntryId) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            let header = ledger::Header::clone(entry);
            *entry = Entry::new(header, None);
        }
    }

    fn place(&mut self, position: usize) {
        let entry = &self.entries[position];
        let own = Places::of(entry);
        let places = match entry.amends.as_ref().and_then(|amendment| self.places.get(&amendment.entry)) {
            Some(amended) => own.and(amended),
            None => own,
        };
        self.places.insert(entry.id, places);
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// Where an entry stands, if it is here.
    pub(crate) fn places(&self, id: EntryId) -> Option<&Places> {
        self.places.get(&id)
    }

    pub(crate) fn contains(&self, id: EntryId) -> bool {
        self.places.contains_key(&id)
    }

    /// Subjects that a join leads to and whose entries are not here yet.
    pub(crate) fn joined_but_not_asked_about(&self) -> Vec<Subject> {
        let joined =
            self.entries.iter().filter(|entry| entry.kind == JOINED).flat_map(|entry| entry.about.iter().copied());
        joined.filter(|subject| !self.asked_about.contains(subject)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Groups of subjects that were ever joined with each other, those of the given subjects. A join that was withdrawn still counts:
    /// who reads one needs the entries of both to see that they are two.
    pub(crate) fn groups(&self, subjects: &BTreeSet<Subject>) -> Vec<BTreeSet<Subject>> {
        let mut group_of: BTreeMap<Subject, usize> = BTreeMap::new();
        let mut groups: Vec<BTreeSet<Subject>> = Vec::new();
        let joins =
            self.entries.iter().filter(|entry| entry.kind == JOINED).map(|entry| entry.about.iter().copied().collect());
        let alone = subjects.iter().map(|subject| BTreeSet::from([*subject]));
        for together in joins.chain(alone) {
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
    pub(crate) fn entries_of(&self, group: &BTreeSet<Subject>) -> Vec<Entry> {
        let of_group =
            |entry: &&Entry| self.places.get(&entry.id).is_some_and(|places| !places.subjects.is_disjoint(group));
        self.entries.iter().filter(of_group).cloned().collect()
    }
}

/// The last of some entries: what a row that was worked out from them reflects.
pub(crate) fn last_of(entries: &[Entry]) -> Sequence {
    entries.last().map(|entry| entry.sequence).unwrap_or_default()
}
