//! Reading the ledger on both axes of time: about whom, true on which day, known by which moment. Amendments, and two records
//! of one person that were joined, are worked out here and nowhere else.

use crate::{Amends, Entry, EntryId, Instant, Sequence, Subject, WorkerId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The kind of an entry that says two records are of one and the same: about both. Withdrawing it parts them again.
pub const JOINED: &str = "records_joined";

/// What an entry of kind [`JOINED`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The record that people will see.
    pub kept: Subject,
    /// The record whose entries are read as the kept one's.
    pub absorbed: Subject,
    /// Why the two are one.
    pub why: String,
}

/// Entries of one ledger, or of some subjects of it, in order of sequence. Borrowed: reading copies nothing.
///
/// The entries about a subject must be complete (with those that amend them), or answers about it are wrong.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    entries: Vec<&'a Entry>,
    kept_as: BTreeMap<Subject, Subject>,
    /// By what each amended entry is amended, and what the amendment stands for.
    amended: HashMap<EntryId, EntryId>,
    first: HashMap<EntryId, &'a Entry>,
}

impl<'a> Reading<'a> {
    /// Everything that is believed now.
    pub fn now(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self::known_by(entries, Instant::LAST)
    }

    /// Everything that was believed at a moment: what had been recorded by then and not yet amended by then.
    pub fn known_by(entries: impl IntoIterator<Item = &'a Entry>, moment: Instant) -> Self {
        let mut known: Vec<&Entry> = entries.into_iter().filter(|entry| entry.recorded_at <= moment).collect();
        known.sort_by_key(|entry| entry.sequence);
        known.dedup_by_key(|entry| entry.sequence);

        // An amendment names an earlier entry, so going backwards each entry's fate is settled before its own words count.
        let mut amended: HashMap<EntryId, (EntryId, Amends)> = HashMap::new();
        for entry in known.iter().rev() {
            let Some(amendment) = &entry.amends else { continue };
            let by = match amended.get(&entry.id) {
                None => entry.id,
                // What an amendment had amended rises again when that is withdrawn, but not when it is said better: a visit that was put
                // right twice is still one visit.
                Some((_, Amends::Withdraws)) => continue,
                Some((better, Amends::Corrects | Amends::RecordedOnWrongPerson)) => *better,
            };
            // Where both happened, in whichever order, it was said right by somebody.
            match amendment.how {
                Amends::Withdraws => {
                    amended.entry(amendment.entry).or_insert((by, amendment.how));
                }
                Amends::Corrects | Amends::RecordedOnWrongPerson => {
                    amended.insert(amendment.entry, (by, amendment.how));
                }
            }
        }
        let amended: HashMap<EntryId, EntryId> = amended.into_iter().map(|(entry, (by, _))| (entry, by)).collect();
        let mut first = HashMap::new();
        if !amended.is_empty() {
            for entry in known.iter().copied() {
                if let Some(by) = amended.get(&entry.id) {
                    // The first of a chain of corrections is where the last of them stands.
                    first.entry(*by).or_insert(entry);
                }
            }
            known.retain(|entry| !amended.contains_key(&entry.id));
        }

        let kept_as = kept_as(&known);
        Reading { entries: known, kept_as, amended, first }
    }

    /// The entry that says now what this one said: itself, unless it was amended. What names an entry still means it after a correction.
    pub fn says_now(&self, id: EntryId) -> EntryId {
        self.amended.get(&id).copied().unwrap_or(id)
    }

    /// Where what an entry says belongs in the order of the record: a correction stands where the entry stood that it corrects.
    pub fn stands_at(&self, entry: &Entry) -> Sequence {
        self.first.get(&entry.id).map_or(entry.sequence, |first| first.sequence)
    }

    /// Who said first what an entry says: the author of what it corrects, however often that was corrected. Putting somebody's words right
    /// does not make them one's own.
    pub fn first_said_by(&self, entry: &Entry) -> WorkerId {
        let first = self.first.get(&entry.id).copied().unwrap_or(entry);
        first.on_behalf_of.unwrap_or(first.author)
    }

    /// The subject whose record holds this one's entries: itself, unless it was joined to another.
    pub fn kept_as(&self, subject: Subject) -> Subject {
        self.kept_as.get(&subject).copied().unwrap_or(subject)
    }

    /// Every subject that is read as this one, itself among them.
    pub fn all_read_as(&self, subject: Subject) -> BTreeSet<Subject> {
        let kept = self.kept_as(subject);
        let absorbed = self.kept_as.iter().filter(|(_, to)| **to == kept).map(|(from, _)| *from);
        absorbed.chain([kept]).collect()
    }

    /// All believed entries in order of sequence, withdrawals themselves among them.
    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> + '_ {
        self.entries.iter().copied()
    }

    /// Believed entries about a subject, in order of sequence.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = &'a Entry> + '_ {
        let kept = self.kept_as(subject);
        self.entries().filter(move |entry| entry.about.iter().any(|about| self.kept_as(*about) == kept))
    }

    /// Believed entries about a subject that were true on a day.
    pub fn true_on(&self, subject: Subject, day: Date) -> impl Iterator<Item = &'a Entry> + '_ {
        self.about(subject).filter(move |entry| entry.when.holds_on(day))
    }
}

/// Follows every believed join to its end. A join that would close a circle is passed over, so there is always one kept record.
fn kept_as(believed: &[&Entry]) -> BTreeMap<Subject, Subject> {
    let mut to: BTreeMap<Subject, Subject> = BTreeMap::new();
    let end = |to: &BTreeMap<Subject, Subject>, mut subject: Subject| {
        while let Some(next) = to.get(&subject) {
            subject = *next;
        }
        subject
    };
    for joined in believed.iter().filter(|entry| entry.kind == JOINED).filter_map(|entry| entry.says::<Joined>()) {
        let (kept, absorbed) = (end(&to, joined.kept), end(&to, joined.absorbed));
        if kept != absorbed {
            to.insert(absorbed, kept);
        }
    }
    to.keys().copied().collect::<Vec<_>>().into_iter().map(|subject| (subject, end(&to, subject))).collect()
}
