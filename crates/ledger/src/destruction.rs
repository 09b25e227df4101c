//! Destroying what an entry says when the law requires it: one person proposes it, another confirms it, and both acts stay in the
//! ledger. The header stays too, so the Merkle tree still verifies. Choosing what falls due for destruction is not done here.

use crate::{Entry, EntryId, Header, JOINED, Sequence, WorkerId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{HashMap, HashSet};

/// The kind of an entry that proposes to destroy what earlier entries say. Amending it takes it back for good.
pub const DESTRUCTION_PROPOSED: &str = "destruction_proposed";

/// The kind of an entry by which somebody else confirms a proposal. From then on the bodies may be gone.
pub const DESTRUCTION_CONFIRMED: &str = "destruction_confirmed";

/// What an entry of kind [`DESTRUCTION_PROPOSED`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestructionProposed {
    /// The entries whose bodies are to be destroyed, all of them recorded earlier.
    pub entries: Vec<EntryId>,
    /// Why, in the author's words.
    pub why: String,
    /// The rule or order that requires it.
    pub authority: String,
}

/// What an entry of kind [`DESTRUCTION_CONFIRMED`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestructionConfirmed {
    /// The proposal that is confirmed.
    pub proposal: EntryId,
}

/// May the body of an entry of this kind ever be destroyed? Not if a reader or a verifier would be lost without it.
pub fn may_be_destroyed(kind: &str) -> bool {
    !matches!(kind, JOINED | DESTRUCTION_PROPOSED | DESTRUCTION_CONFIRMED)
}

/// Does it matter for the destruction of other entries what an entry of this kind says?
pub(crate) fn bears_on_destruction(kind: &str) -> bool {
    matches!(kind, DESTRUCTION_PROPOSED | DESTRUCTION_CONFIRMED)
}

/// The entries whose bodies may lawfully be gone, given all entries in order of sequence.
pub fn lawfully_destroyed<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> HashSet<EntryId> {
    let mut destructions = Destructions::default();
    let mut recorded: HashMap<EntryId, Sequence> = HashMap::new();
    let mut destroyed = HashSet::new();
    for entry in entries {
        if let Some(confirmed) = destructions.follow(entry, entry.body_text()) {
            destroyed.extend(confirmed.reaches(&recorded));
        }
        if may_be_destroyed(&entry.kind) {
            recorded.insert(entry.id, entry.sequence);
        }
    }
    destroyed
}

/// A proposal that somebody else has confirmed.
pub(crate) struct Confirmed {
    entries: Vec<EntryId>,
    proposed: Sequence,
}

impl Confirmed {
    /// Which of these it may destroy: those that it names and that were there when it was proposed.
    pub(crate) fn reaches(self, recorded: &HashMap<EntryId, Sequence>) -> impl Iterator<Item = EntryId> {
        let Confirmed { entries, proposed } = self;
        entries.into_iter().filter(move |id| recorded.get(id).is_some_and(|sequence| *sequence < proposed))
    }
}

struct Proposal {
    by: Vec<WorkerId>,
    confirmed: Confirmed,
}

/// Follows proposals to their confirmation, entry by entry.
#[derive(Default)]
pub(crate) struct Destructions {
    proposals: HashMap<EntryId, Proposal>,
}

impl Destructions {
    /// Takes the next entry. Gives a proposal back when this entry confirms it.
    pub(crate) fn follow(&mut self, header: &Header, body: Option<&str>) -> Option<Confirmed> {
        if let Some(amendment) = &header.amends {
            self.proposals.remove(&amendment.entry);
        }
        match header.kind.as_ref() {
            DESTRUCTION_PROPOSED => {
                let DestructionProposed { entries, .. } = says(body)?;
                let confirmed = Confirmed { entries, proposed: header.sequence };
                self.proposals.insert(header.id, Proposal { by: hands(header).collect(), confirmed });
                None
            }
            DESTRUCTION_CONFIRMED => {
                let DestructionConfirmed { proposal } = says(body)?;
                let proposed_by = &self.proposals.get(&proposal)?.by;
                if hands(header).any(|hand| proposed_by.contains(&hand)) {
                    return None;
                }
                self.proposals.remove(&proposal).map(|proposal| proposal.confirmed)
            }
            _ => None,
        }
    }
}

/// Everyone who had a hand in an entry: whoever typed it in for a colleague cannot be the second person.
fn hands(header: &Header) -> impl Iterator<Item = WorkerId> {
    [header.author].into_iter().chain(header.on_behalf_of)
}

fn says<T: DeserializeOwned>(body: Option<&str>) -> Option<T> {
    serde_json::from_str(body?).ok()
}
