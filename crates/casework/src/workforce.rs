//! Who works here: name, roles, team. A worker's rights follow from what is believed about them at the moment, so this is in the
//! ledger like everything else.

use crate::kinds::{Kind, Weight};
use ledger::{Entry, FamilyId, PersonId, Reading, Sensitivity, Subject, WorkerId};
use serde::{Deserialize, Serialize};

/// A worker was appointed, or their work changed.
pub const WORKER_APPOINTED: &str = "worker_appointed";
/// A worker left.
pub const WORKER_LEFT: &str = "worker_left";
/// A worker's own family or another conflict of interest.
pub const CONFLICT_DECLARED: &str = "conflict_declared";

/// A worker and their work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerAppointed {
    /// What colleagues call them.
    pub name: String,
    /// Codes of roles, as `access` names them.
    pub roles: Vec<String>,
    /// Teams they work in.
    pub teams: Vec<String>,
    /// Their discipline: a code of the list `lead_discipline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discipline: Option<String>,
    /// Their agency, when it is not the authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Up to which sensitivity they may read when their work allows it.
    #[serde(default)]
    pub clearance: Sensitivity,
}

/// A worker may not come near these records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConflictDeclared {
    /// Their own record and those of their relatives.
    pub people: Vec<PersonId>,
    /// Families.
    pub families: Vec<FamilyId>,
}

/// A worker as believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub id: WorkerId,
    /// Their work.
    pub appointed: WorkerAppointed,
    /// What they may not come near.
    pub conflict: ConflictDeclared,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[
    Kind {
        name: WORKER_APPOINTED,
        title: "Worker appointed",
        weight: Weight::Upkeep,
        sentence: |_, _| "A worker was appointed.".into(),
    },
    Kind { name: WORKER_LEFT, title: "Worker left", weight: Weight::Upkeep, sentence: |_, _| "A worker left.".into() },
    Kind {
        name: CONFLICT_DECLARED,
        title: "Conflict of interest",
        weight: Weight::Upkeep,
        sentence: |_, _| "A conflict of interest was declared.".into(),
    },
];

/// A worker as believed, `None` if never appointed or gone.
pub fn worker(reading: &Reading, id: WorkerId) -> Option<Worker> {
    let mut appointed = None;
    let mut conflict = ConflictDeclared::default();
    for entry in reading.about(Subject::Worker(id)) {
        match entry.kind.as_ref() {
            WORKER_APPOINTED => appointed = entry.says::<WorkerAppointed>(),
            WORKER_LEFT => appointed = None,
            CONFLICT_DECLARED => conflict = entry.says::<ConflictDeclared>().unwrap_or_default(),
            _ => {}
        }
    }
    appointed.map(|appointed| Worker { id, appointed, conflict })
}

/// A worker from entries about them alone.
pub fn worker_from(entries: &[Entry], id: WorkerId) -> Option<Worker> {
    worker(&Reading::now(entries), id)
}
