//! The record's own upkeep: entries that amend others, join two records, or let a body be destroyed.

use crate::kinds::{Kind, Weight, first_sentence};
use ledger::{EntryId, FamilyId, Instant, Reading, Subject, WorkerId};
use serde::{Deserialize, Serialize};

/// An entry that only takes another back.
pub const WITHDRAWN: &str = "withdrawn";

/// Somebody opened a record in an emergency.
pub const GLASS_BROKEN: &str = "glass_broken";
/// A manager looked at why somebody opened a record in an emergency.
pub const GLASS_REVIEWED: &str = "glass_reviewed";

/// Two records that look alike are of two.
pub const KEPT_APART: &str = "records_kept_apart";

/// Somebody compared two records that look alike and found that they are of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptApart {
    /// How they know, if they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

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

/// An opening in an emergency, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The entry that says so.
    pub entry: EntryId,
    /// Who opened the record.
    pub by: WorkerId,
    /// When.
    pub at: Instant,
    /// Why, in their words.
    pub reason: String,
    /// What a manager said of it, and who; `None` while nobody has looked.
    pub reviewed: Option<(GlassReviewed, WorkerId)>,
}

/// Every opening of a family's record in an emergency, the oldest first.
pub fn openings(reading: &Reading, family: FamilyId) -> Vec<Opening> {
    let mut openings: Vec<Opening> = Vec::new();
    for entry in reading.about(Subject::Family(family)) {
        match entry.kind.as_ref() {
            GLASS_BROKEN => openings.extend(entry.says::<GlassBroken>().map(|said| Opening {
                entry: entry.id,
                by: entry.author,
                at: entry.recorded_at,
                reason: said.reason,
                reviewed: None,
            })),
            GLASS_REVIEWED => {
                let Some(said) = entry.says::<GlassReviewed>() else { continue };
                if let Some(opening) = openings.iter_mut().find(|opening| opening.entry == said.opening) {
                    opening.reviewed = Some((said, entry.author));
                }
            }
            _ => {}
        }
    }
    openings
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
        name: KEPT_APART,
        title: "Two records kept apart",
        weight: Weight::Upkeep,
        sentence: |entry, _| match entry.says::<KeptApart>() {
            Some(KeptApart { why: Some(why) }) => {
                format!("Two records that look alike are of two: {}", first_sentence(&why))
            }
            Some(KeptApart { why: None }) => "Two records that look alike are of two.".into(),
            None => String::new(),
        },
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
