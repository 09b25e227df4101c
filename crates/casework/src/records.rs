//! The record's own upkeep: entries that amend others, join two records, or let a body be destroyed.

use crate::kinds::{Kind, Weight, first_sentence};

/// An entry that only takes another back.
pub const WITHDRAWN: &str = "withdrawn";

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
];
