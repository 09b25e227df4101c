//! The record's own upkeep: entries that amend others, join two records, or let a body be destroyed.

use crate::kinds::{Kind, Weight, first_sentence};
use ledger::{EntryId, FamilyId, Instant, PersonId, Reading, Subject, WorkerId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

/// Somebody compared two records that may be of one person.
pub const COMPARED: &str = "records_compared";

/// What somebody found who compared two records that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// What they found.
    pub outcome: Outcome,
    /// How they know, or what they would need to know.
    pub why: String,
    /// How alike the two were by the measure of matching at that moment, in thousandths of a bit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub millibits: Option<i64>,
    /// What the measure called them: `same`, or `ask` where it left that to a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
}

/// What two compared records were found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Of one person: joined.
    Same,
    /// Of two people: never suggested again.
    Apart,
    /// Nobody knows yet.
    Unsure,
}

impl Outcome {
    /// As entries and forms name it.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Same => "same",
            Outcome::Apart => "apart",
            Outcome::Unsure => "unsure",
        }
    }

    /// The outcome of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Outcome::Same, Outcome::Apart, Outcome::Unsure].into_iter().find(|outcome| outcome.name() == name)
    }
}

/// How a person's record stands towards another with which it was compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedWith {
    /// The other; where both are one now, the identity that was joined.
    pub other: PersonId,
    /// What was found last.
    pub found: Compared,
    /// The entry that says so.
    pub entry: EntryId,
    /// Who compared them.
    pub by: WorkerId,
    /// When.
    pub at: Instant,
}

/// With whom a person was compared, and what stands of it: a join that was taken back no longer does.
pub fn compared_with(reading: &Reading, person: PersonId) -> Vec<ComparedWith> {
    let mut entries: Vec<&ledger::Entry> =
        reading.about(person.into()).filter(|entry| matches!(entry.kind.as_ref(), KEPT_APART | COMPARED)).collect();
    entries.sort_by_key(|entry| (reading.stands_at(entry), entry.sequence));
    let mut newest: BTreeMap<BTreeSet<Subject>, ComparedWith> = BTreeMap::new();
    for entry in entries {
        let pair: BTreeSet<Subject> = entry.about.iter().copied().collect();
        let is_own = |subject: &Subject| reading.kept_as(*subject) == person.into();
        let other = pair.iter().find(|subject| !is_own(subject)).or(pair.iter().find(|own| **own != person.into()));
        let Some(Subject::Person(other)) = other.copied() else { continue };
        let found = match entry.kind.as_ref() {
            COMPARED => entry.says::<Compared>(),
            _ => entry.says::<KeptApart>().map(|said| Compared {
                outcome: Outcome::Apart,
                why: said.why.unwrap_or_default(),
                millibits: None,
                called: None,
            }),
        };
        let Some(found) = found else { continue };
        let other = match reading.kept_as(other.into()) {
            Subject::Person(kept) if kept != person => kept,
            Subject::Person(_) | Subject::Family(_) | Subject::Worker(_) => other,
        };
        let standing = ComparedWith { other, found, entry: entry.id, by: entry.author, at: entry.recorded_at };
        newest.insert(pair, standing);
    }
    let stands = |(pair, compared): &(BTreeSet<Subject>, ComparedWith)| {
        let are_one = pair.iter().map(|subject| reading.kept_as(*subject)).collect::<BTreeSet<_>>().len() == 1;
        are_one == (compared.found.outcome == Outcome::Same)
    };
    newest.into_iter().filter(stands).map(|(_, compared)| compared).collect()
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
        name: COMPARED,
        title: "Two records compared",
        weight: Weight::Upkeep,
        sentence: |entry, _| match entry.says::<Compared>() {
            Some(said) => {
                let found = match said.outcome {
                    Outcome::Same => "found to be of one person",
                    Outcome::Apart => "found to be of two people",
                    Outcome::Unsure => "and nobody knows yet whether they are of one person",
                };
                format!("Two records that look alike were compared, {found}: {}", first_sentence(&said.why))
            }
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
