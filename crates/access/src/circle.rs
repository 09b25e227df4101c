//! A record's live relationships: what makes somebody's business of it. Worked out afresh from entries for every decision, so
//! that a relationship that ends takes its access with it.

use ledger::{FamilyId, PersonId, Sensitivity, Subject, WorkerId};
use std::collections::BTreeSet;

/// Who stands around one record, today.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Circle {
    /// Whose record it is.
    pub subject: Subject,
    /// The families that the subject belongs to, or is.
    pub families: BTreeSet<FamilyId>,
    /// Everyone in those families, and the subject if it is a person.
    pub members: BTreeSet<PersonId>,
    /// The lead practitioner.
    pub lead: Option<WorkerId>,
    /// The lead practitioner's supervisor.
    pub supervisor: Option<WorkerId>,
    /// The team around the family, from any agency.
    pub team_around: BTreeSet<WorkerId>,
    /// The team that works with the family, by name.
    pub team: Option<String>,
    /// Whether a contact about it waits for a decision.
    pub front_door_open: bool,
    /// Who may come near the record at all.
    pub sensitivity: Sensitivity,
    /// Those who may open it when it is restricted or sealed.
    pub named: BTreeSet<WorkerId>,
    /// Who made what waits for a second person: took the contact, wrote the assessment, proposed the destruction, broke the glass.
    pub author_of_pending: Option<WorkerId>,
}

impl Circle {
    /// A record that nobody works with yet.
    pub fn of(subject: impl Into<Subject>) -> Self {
        let subject = subject.into();
        let (families, members) = match subject {
            Subject::Family(family) => (BTreeSet::from([family]), BTreeSet::new()),
            Subject::Person(person) => (BTreeSet::new(), BTreeSet::from([person])),
            Subject::Worker(_) => (BTreeSet::new(), BTreeSet::new()),
        };
        Circle {
            subject,
            families,
            members,
            lead: None,
            supervisor: None,
            team_around: BTreeSet::new(),
            team: None,
            front_door_open: false,
            sensitivity: Sensitivity::Normal,
            named: BTreeSet::new(),
            author_of_pending: None,
        }
    }
}
