//! Who has to do with a family right now: what decides who may see its record.

use crate::{
    family_help::{self, AssessmentState, Standing},
    people::{self, RESTRICTED, RecordRestricted},
};
use ledger::{FamilyId, PersonId, Reading, Sensitivity, Subject, WorkerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The live relationships of a family's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involved {
    /// The lead practitioner.
    pub lead: Option<WorkerId>,
    /// The practice supervisor.
    pub supervisor: Option<WorkerId>,
    /// Workers in the team around the family.
    pub team_around: BTreeSet<WorkerId>,
    /// The team whose work it is.
    pub team: Option<String>,
    /// A contact waits for a decision.
    pub front_door_open: bool,
    /// How narrow the record is.
    pub sensitivity: Sensitivity,
    /// Who may open a narrowed record besides those whose work it is.
    pub named: BTreeSet<WorkerId>,
    /// The people of the family.
    pub members: BTreeSet<PersonId>,
    /// Who wrote what waits for somebody else's decision: a contact, an assessment.
    pub author_of_pending: Option<WorkerId>,
}

/// Who has to do with a family, from believed entries about it.
pub fn involved(reading: &Reading, family: FamilyId) -> Involved {
    involved_in(reading, family, &family_help::standing(reading, family))
}

/// The same, for a caller who has worked out the standing already.
pub fn involved_in(reading: &Reading, family: FamilyId, standing: &Standing) -> Involved {
    let lead = standing.lead();
    let sent = standing.assessment.as_ref().filter(|assessment| assessment.state == AssessmentState::Sent);
    let undecided = standing.undecided();
    let (sensitivity, named) = restriction(reading, Subject::Family(family));
    Involved {
        lead: lead.map(|lead| lead.lead),
        supervisor: lead.map(|lead| lead.supervisor),
        team_around: standing.helpers.iter().filter_map(|helper| helper.joined.worker).collect(),
        team: lead.map(|lead| lead.team.clone()),
        front_door_open: undecided.is_some(),
        sensitivity,
        named,
        // Without a clock: whoever is said to come or to go counts from the moment at which that is recorded.
        members: people::belonging(reading, family, |_| true).into_keys().collect(),
        author_of_pending: undecided.map(|contact| contact.taken_by).or(sent.map(|assessment| assessment.author)),
    }
}

/// How narrow a record is, and who may open it all the same: the newest word on it.
pub fn restriction(reading: &Reading, subject: Subject) -> (Sensitivity, BTreeSet<WorkerId>) {
    let newest =
        reading.about(subject).filter(|entry| entry.kind == RESTRICTED).max_by_key(|entry| reading.stands_at(entry));
    match newest.and_then(|entry| entry.says::<RecordRestricted>()) {
        Some(said) => (said.sensitivity, said.named.into_iter().collect()),
        None => (Sensitivity::Normal, BTreeSet::new()),
    }
}
