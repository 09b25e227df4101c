//! The record's own upkeep: entries that amend others, join two records, or let a body be destroyed.

use crate::kinds::{Kind, Weight, first_sentence};
use ledger::EntryId;
use serde::{Deserialize, Serialize};

/// An entry that only takes another back.
pub const WITHDRAWN: &str = "withdrawn";

/// Somebody opened a record in an emergency.
pub const GLASS_BROKEN: &str = "glass_broken";
/// A manager looked at why somebody opened a record in an emergency.
pub const GLASS_REVIEWED: &str = "glass_reviewed";

/// A record was opened in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlassBroken {
    /// Why.
    pub reason: String,
}

/// An emergency opening was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlassReviewed {
    /// Which opening.
    pub opening: EntryId,
    /// `right` or `wrong`.
    pub outcome: String,
    /// What the manager says.
    pub says: String,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[
    Kind {
        name: WITHDRAWN,
        title: "Withdrawn",
        weight: Weight::Upkeep,
        sentence: |entry, _| match &entry.amends {
            Some(amendment) => format!("An entry was taken back: {}", first_sentence(&amendment.why)),
            None => String::new(),
        },
    },
    Kind {
        name: ledger::JOINED,
        title: "Two records joined",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<ledger::Joined>() {
            Some(said) => format!("Two records were found to be of one and the same: {}", first_sentence(&said.why)),
            None => String::new(),
        },
    },
    Kind {
        name: ledger::DESTRUCTION_PROPOSED,
        title: "Destruction proposed",
        weight: Weight::Turning,
        sentence: |_, _| "It was proposed to destroy what some entries say.".into(),
    },
    Kind {
        name: ledger::DESTRUCTION_CONFIRMED,
        title: "Destruction confirmed",
        weight: Weight::Turning,
        sentence: |_, _| "What some entries said was lawfully destroyed.".into(),
    },
    Kind {
        name: GLASS_BROKEN,
        title: "Opened in an emergency",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<GlassBroken>() {
            Some(said) => format!("Somebody opened this record in an emergency: {}", first_sentence(&said.reason)),
            None => String::new(),
        },
    },
    Kind {
        name: GLASS_REVIEWED,
        title: "Emergency opening reviewed",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<GlassReviewed>() {
            Some(said) => format!("An emergency opening was reviewed. {}", first_sentence(&said.says)),
            None => String::new(),
        },
    },
];
