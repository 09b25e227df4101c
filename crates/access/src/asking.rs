//! Who asks, why, and when: everything about a decision that is not about the record.

use crate::Role;
use ledger::{FamilyId, Instant, PersonId, Sensitivity, Subject, WorkerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The worker who asks, as their account stands at this moment: never as it stood when they signed in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    /// Who it is.
    pub worker: WorkerId,
    /// What they were appointed to do.
    pub roles: BTreeSet<Role>,
    /// The teams they belong to, by name.
    pub teams: BTreeSet<String>,
    /// The most sensitive entries that they were ever cleared for. Most practitioners: [`Sensitivity::Restricted`].
    pub clearance: Sensitivity,
    /// Themselves and their relatives, where they have records.
    pub own_people: BTreeSet<PersonId>,
    /// Families they know outside work and must stay away from.
    pub conflicts: BTreeSet<FamilyId>,
}

/// Why somebody looks or acts. It is shown beside their name to whoever asks who has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Taking and screening contacts.
    FrontDoor,
    /// Helping the family.
    Casework,
    /// Overseeing those who help.
    Supervision,
    /// Checking how records are used.
    Audit,
    /// Counting.
    Analysis,
    /// Answering somebody who asks what is held about them.
    SubjectAccess,
    /// Keeping accounts, imports and retention in order.
    Administration,
    /// Somebody may come to harm, and nobody who has access can be reached.
    Emergency,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Purpose; 8] = [
        Purpose::FrontDoor,
        Purpose::Casework,
        Purpose::Supervision,
        Purpose::Audit,
        Purpose::Analysis,
        Purpose::SubjectAccess,
        Purpose::Administration,
        Purpose::Emergency,
    ];

    /// As people say it, and as the policies name it.
    pub fn title(self) -> &'static str {
        match self {
            Purpose::FrontDoor => "Front door",
            Purpose::Casework => "Casework",
            Purpose::Supervision => "Supervision",
            Purpose::Audit => "Audit",
            Purpose::Analysis => "Analysis",
            Purpose::SubjectAccess => "Subject access",
            Purpose::Administration => "Administration",
            Purpose::Emergency => "Emergency",
        }
    }

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::FrontDoor => "front_door",
            Purpose::Casework => "casework",
            Purpose::Supervision => "supervision",
            Purpose::Audit => "audit",
            Purpose::Analysis => "analysis",
            Purpose::SubjectAccess => "subject_access",
            Purpose::Administration => "administration",
            Purpose::Emergency => "emergency",
        }
    }

    /// The purpose with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// A record opened in an emergency: by whom, why and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakGlass {
    /// Who opened it.
    pub worker: WorkerId,
    /// The person or family whose record it is.
    pub subject: Subject,
    /// Why, in the worker's words. Nothing opens without a reason.
    pub reason: String,
    /// From when it is open.
    pub from: Instant,
    /// The first moment at which it is shut again: no later than [`BreakGlass::OPEN_MICROSECONDS`] after `from`.
    pub until: Instant,
}

impl BreakGlass {
    /// Four hours: long enough for a night visit, short enough that nobody works from an emergency. The policies say so too.
    pub const OPEN_MICROSECONDS: i64 = 4 * 60 * 60 * 1_000_000;

    /// Open for the full four hours.
    pub fn new(worker: WorkerId, subject: Subject, reason: impl Into<String>, from: Instant) -> Self {
        let until = Instant::from_microseconds(from.microseconds().saturating_add(Self::OPEN_MICROSECONDS));
        BreakGlass { worker, subject, reason: reason.into(), from, until }
    }
}

/// Who asks, for which purpose, with what broken glass, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// What for.
    pub purpose: Purpose,
    /// The glass they have broken, if any. Only counts for [`Purpose::Emergency`].
    pub glass: Option<&'a BreakGlass>,
    /// When.
    pub at: Instant,
}

impl<'a> Asking<'a> {
    /// Asks in the ordinary way.
    pub fn new(actor: &'a Actor, purpose: Purpose, at: Instant) -> Self {
        Asking { actor, purpose, glass: None, at }
    }

    /// Asks because of an emergency.
    pub fn in_emergency(actor: &'a Actor, glass: &'a BreakGlass, at: Instant) -> Self {
        Asking { actor, purpose: Purpose::Emergency, glass: Some(glass), at }
    }
}
