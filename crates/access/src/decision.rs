//! The answer, with its reason in words that can be shown to the worker and written in the access log.

use ledger::WorkerId;
use std::sync::Arc;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may be done.
    Allowed(Allowed),
    /// It may not.
    Refused(Refused),
}

impl Decision {
    /// May it be done?
    pub fn is_allowed(&self) -> bool {
        matches!(self, Decision::Allowed(_))
    }
}

/// Why something may be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The policy that says so: `lead_reads`.
    pub policy: Arc<str>,
    /// In words: "You are the lead practitioner".
    pub reason: Arc<str>,
}

/// That something may not be done, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Refused {
    /// What kind of refusal.
    pub kind: Refusal,
    /// What to tell the worker, and what they can do next.
    pub words: Arc<str>,
}

/// The kinds of refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// To this worker there is no such record. Show exactly what is shown when there is none.
    Absent,
    /// The record is restricted and the worker may know that; whom to ask, if there is somebody.
    Restricted {
        /// The lead practitioner, or their supervisor.
        ask: Option<WorkerId>,
    },
    /// Nothing connects the worker with this record; whom to ask, if there is somebody.
    NotInvolved {
        /// The lead practitioner, or their supervisor.
        ask: Option<WorkerId>,
    },
    /// The worker may do this, but not for the purpose that they gave.
    OtherPurpose,
    /// No relationship would help: the role does not do this.
    NotYourRole,
    /// The worker's own record, a relative's, or a family they declared a conflict with.
    OwnFamily,
    /// The worker would approve their own work, or change their own rights.
    OwnWork,
    /// Nothing waits for this decision.
    NothingPending,
    /// An emergency was given as the reason, and no glass has been broken for this record, or its time has run out.
    GlassNotBroken,
    /// The rules could not be worked out, so the answer is no. Somebody must be told.
    Fault,
}
