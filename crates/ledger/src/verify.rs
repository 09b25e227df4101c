//! The offline verifier: checks a copy of a ledger entry by entry, without keys, server or database, and names the first bad entry.
//! Who signed a checkpoint is checked where it is read ([`Checkpoint::parse_and_verify`]); here only what it says counts.

use crate::{
    Checkpoint, EntryId, Frontier, Header, Instant, Salt, Sequence, TreeHash,
    destruction::{Destructions, bears_on_destruction, may_be_destroyed},
    entry::is_body_digest,
};
use std::collections::{HashMap, HashSet};

/// The largest ledger that is verified in one go. For each entry an id (16 bytes) and a leaf hash (32 bytes) are held, about 10 GB for so
/// many; the largest English authority makes fewer entries in fifty years.
pub const VERIFIED_ENTRIES_MAX: u64 = 1 << 27;

/// An entry as a copy of the ledger holds it, column by column.
#[derive(Clone, Copy, Debug)]
pub struct StoredEntry<'a> {
    /// Its place.
    pub sequence: Sequence,
    /// Its id, if the copy holds it outside the header as well.
    pub id: Option<EntryId>,
    /// The header's text: its bytes are the Merkle leaf.
    pub header_text: &'a str,
    /// The salt of the body's digest; destroyed with the body.
    pub salt: Option<Salt>,
    /// The body's text, unless it was destroyed.
    pub body_text: Option<&'a str>,
    /// The leaf's hash, if the copy holds it.
    pub leaf_hash: Option<TreeHash>,
}

/// What is wrong with a copy, and the first entry with which it is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {sequence}: {wrong}")]
pub struct Fault {
    /// The first bad entry, or the place where a missing one should stand.
    pub sequence: Sequence,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What can be wrong with an entry of a copy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Another entry stands in its place: entries were removed, repeated or put in another order.
    #[error("it is not in its place; entry {found} stands there")]
    OutOfPlace {
        /// The sequence of the entry that stands there.
        found: Sequence,
    },
    /// The header is no header.
    #[error("its header cannot be read")]
    Unreadable,
    /// The header gives another sequence.
    #[error("its header says that it is entry {says}")]
    WrongPlace {
        /// The sequence in the header.
        says: Sequence,
    },
    /// The header gives another id.
    #[error("its header has another id than it is stored under")]
    WrongId,
    /// An earlier entry has the same id.
    #[error("an earlier entry has the same id")]
    RepeatedId,
    /// It was not recorded after the entry before it.
    #[error("it was not recorded after the entry before it")]
    RecordedTooEarly,
    /// Its leaf hash is not that of its header.
    #[error("its header was changed: it does not match its hash")]
    HeaderChanged,
    /// Its body, or the salt, is not the one that the header commits to.
    #[error("what it says was changed: body and salt do not match the header")]
    BodyChanged,
    /// The body is gone and no two people have said why.
    #[error("what it says was destroyed, and no two people have proposed and confirmed that")]
    BodyMissing,
    /// The body is gone, and it is one without which nobody can read or verify the ledger.
    #[error("what it says was destroyed, and entries of its kind can never be")]
    NeverDestroyed,
    /// The body is gone, the salt is not, so that the body could be guessed.
    #[error("what it says was destroyed but its salt was kept")]
    SaltKept,
    /// It corrects or withdraws an entry that this ledger did not hold before it.
    #[error("it amends an entry that does not come before it in this ledger")]
    AmendsUnknown,
    /// The ledger is shorter than it was.
    #[error("it is missing: a checkpoint was signed when there were {signed} entries")]
    RolledBack {
        /// How many entries the newest checkpoint counts.
        signed: u64,
    },
    /// It or an entry up to a checkpoint is not what it was when the checkpoint was signed.
    #[error("this entry, or one after it up to {size}, is not what it was when the checkpoint at {size} was signed")]
    NotAsSigned {
        /// The size in the checkpoint.
        size: u64,
    },
    /// There are more than [`VERIFIED_ENTRIES_MAX`].
    #[error("there are more entries than can be verified in one go")]
    TooMany,
}

/// What has been verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// The root over them.
    pub root: TreeHash,
    /// How many bodies were lawfully destroyed.
    pub destroyed: u64,
    /// How many entries, from the first, the newest checkpoint vouches for. Nothing vouches for those after it but themselves.
    pub signed: u64,
}

/// An entry that was read and hashed by itself. Whether it follows on the entries before it, only a [`Verifier`] can say.
#[derive(Debug)]
pub struct Examined {
    header: Header,
    leaf: TreeHash,
    body: Body,
}

/// How an entry's body stands to its header.
#[derive(Debug)]
enum Body {
    /// It is what the header commits to. The text is kept if it bears on the destruction of others.
    Matches(Option<Box<str>>),
    Changed,
    Destroyed,
    SaltKept,
}

impl StoredEntry<'_> {
    /// Reads and hashes it: the greater part of the work, and the part that can be done for several entries at once. `place` is where it
    /// must stand: one after the entry before it.
    pub fn examine(self, place: Sequence) -> Result<Examined, Fault> {
        self.examine_at(place).map_err(|wrong| Fault { sequence: place, wrong })
    }

    fn examine_at(self, place: Sequence) -> Result<Examined, Wrong> {
        if self.sequence != place {
            return Err(Wrong::OutOfPlace { found: self.sequence });
        }
        let leaf = TreeHash::of_leaf(self.header_text.as_bytes());
        if self.leaf_hash.is_some_and(|hash| hash != leaf) {
            return Err(Wrong::HeaderChanged);
        }
        let header: Header = serde_json::from_str(self.header_text).map_err(|_| Wrong::Unreadable)?;
        if header.sequence != place {
            return Err(Wrong::WrongPlace { says: header.sequence });
        }
        if self.id.is_some_and(|id| id != header.id) {
            return Err(Wrong::WrongId);
        }
        let body = match (self.body_text, self.salt) {
            (Some(body), Some(salt)) if is_body_digest(&header.body_digest, &salt, body) => {
                Body::Matches(bears_on_destruction(&header.kind).then(|| body.into()))
            }
            (Some(_), _) => Body::Changed,
            (None, Some(_)) => Body::SaltKept,
            (None, None) => Body::Destroyed,
        };
        Ok(Examined { header, leaf, body })
    }
}

impl Examined {
    /// Its header.
    pub fn header(&self) -> &Header {
        &self.header
    }
}

/// Checks entries one after the other. After a fault it has nothing more to say.
#[derive(Default)]
pub struct Verifier {
    recorded_at: Option<Instant>,
    ids: HashSet<EntryId>,
    leaves: Vec<TreeHash>,
    bodiless: HashMap<EntryId, Sequence>,
    destroyed: u64,
    destructions: Destructions,
}

impl Verifier {
    /// Has seen no entry yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks the next entry.
    pub fn entry(&mut self, stored: StoredEntry<'_>) -> Result<(), Fault> {
        self.follow(stored.examine(self.next())?)
    }

    /// Checks that an examined entry follows on those before it.
    pub fn follow(&mut self, examined: Examined) -> Result<(), Fault> {
        let sequence = self.next();
        self.check(sequence, examined).map_err(|wrong| Fault { sequence, wrong })
    }

    fn next(&self) -> Sequence {
        Sequence(self.leaves.len() as u64 + 1)
    }

    fn check(&mut self, sequence: Sequence, Examined { header, leaf, body }: Examined) -> Result<(), Wrong> {
        if header.sequence != sequence {
            return Err(Wrong::OutOfPlace { found: header.sequence });
        }
        if sequence.0 > VERIFIED_ENTRIES_MAX {
            return Err(Wrong::TooMany);
        }
        if self.recorded_at.is_some_and(|before| header.recorded_at <= before) {
            return Err(Wrong::RecordedTooEarly);
        }
        if header.amends.as_ref().is_some_and(|amendment| !self.ids.contains(&amendment.entry)) {
            return Err(Wrong::AmendsUnknown);
        }
        if !self.ids.insert(header.id) {
            return Err(Wrong::RepeatedId);
        }
        self.check_body(&header, body)?;
        self.recorded_at = Some(header.recorded_at);
        self.leaves.push(leaf);
        Ok(())
    }

    fn check_body(&mut self, header: &Header, body: Body) -> Result<(), Wrong> {
        let text = match body {
            Body::Matches(text) => text,
            Body::Changed => return Err(Wrong::BodyChanged),
            Body::Destroyed | Body::SaltKept if !may_be_destroyed(&header.kind) => return Err(Wrong::NeverDestroyed),
            Body::SaltKept => return Err(Wrong::SaltKept),
            Body::Destroyed => {
                self.bodiless.insert(header.id, header.sequence);
                None
            }
        };
        if let Some(confirmed) = self.destructions.follow(header, text.as_deref()) {
            for lawful in confirmed.reaches(&self.bodiless).collect::<Vec<_>>() {
                self.bodiless.remove(&lawful);
                self.destroyed += 1;
            }
        }
        Ok(())
    }

    /// Checks the whole against every checkpoint that is known: from the ledger's own copy, from witnesses, from paper.
    pub fn finish<'a>(self, checkpoints: impl IntoIterator<Item = &'a Checkpoint>) -> Result<Verified, Fault> {
        let entries = self.leaves.len() as u64;
        if let Some(sequence) = self.bodiless.values().min() {
            return Err(Fault { sequence: *sequence, wrong: Wrong::BodyMissing });
        }
        let mut checkpoints: Vec<&Checkpoint> = checkpoints.into_iter().collect();
        checkpoints.sort_by_key(|checkpoint| checkpoint.size);

        let mut frontier = Frontier::new();
        let mut signed = 0;
        let mut leaves = self.leaves.into_iter();
        for checkpoint in checkpoints.iter().filter(|checkpoint| checkpoint.size <= entries) {
            let more = checkpoint.size - frontier.size();
            frontier.extend(leaves.by_ref().take(more as usize));
            if frontier.root() != checkpoint.root {
                let sequence = Sequence(signed.min(checkpoint.size.saturating_sub(1)) + 1);
                return Err(Fault { sequence, wrong: Wrong::NotAsSigned { size: checkpoint.size } });
            }
            signed = checkpoint.size;
        }
        frontier.extend(leaves);
        match checkpoints.last() {
            Some(newest) if newest.size > entries => {
                Err(Fault { sequence: Sequence(entries + 1), wrong: Wrong::RolledBack { signed: newest.size } })
            }
            Some(_) | None => Ok(Verified { entries, root: frontier.root(), destroyed: self.destroyed, signed }),
        }
    }
}
