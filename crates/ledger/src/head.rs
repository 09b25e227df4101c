//! The end of the ledger, from which the next entry follows: how many there are, when the last was recorded, and the frontier of the
//! Merkle tree.

use crate::{Draft, Frontier, Instant, Salt, Sealed, Sequence};

/// Where a ledger ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The edge of the Merkle tree over all entries.
    pub frontier: Frontier,
    /// When the last entry was recorded.
    pub recorded_at: Instant,
}

impl Head {
    /// Of a ledger without entries.
    pub fn new() -> Self {
        Head { frontier: Frontier::new(), recorded_at: Instant::FIRST }
    }

    /// The place of the last entry; 0 if there is none.
    pub fn sequence(&self) -> Sequence {
        Sequence(self.frontier.size())
    }

    /// Gives a draft the next place. It is recorded when the clock says, but never before or together with the last entry: a clock
    /// that was put back waits until it has caught up.
    pub fn seal(&mut self, draft: Draft, clock: Instant, salt: Salt) -> Sealed {
        let recorded_at = clock.max(self.recorded_at.next());
        let sealed = draft.seal(Sequence(self.frontier.size() + 1), recorded_at, salt);
        self.frontier.append(sealed.leaf_hash());
        self.recorded_at = recorded_at;
        sealed
    }
}

impl Default for Head {
    fn default() -> Self {
        Self::new()
    }
}
