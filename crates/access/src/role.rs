//! What a worker was appointed to do. A role alone opens no record: that takes a live relationship to it as well.

use serde::{Deserialize, Serialize};

/// A worker's appointment. One worker may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes and screens contacts.
    FrontDoorWorker,
    /// Leads the help for a family: a worker of any discipline.
    LeadPractitioner,
    /// Works alongside a lead practitioner.
    SupportWorker,
    /// Qualified social worker who supervises practice and authorises assessments.
    PracticeSupervisor,
    /// Runs a team.
    TeamManager,
    /// Answers for all of the authority's children's services; sees counts and forecasts, never a record.
    Director,
    /// Counts and reports; never opens a record.
    PerformanceAnalyst,
    /// Checks who looked at what, and that the ledger is whole.
    Auditor,
    /// Works for another agency and helps particular families.
    PartnerPractitioner,
    /// Keeps to the retention schedule.
    RecordsOfficer,
    /// Runs accounts and imports; has no sight of any record.
    SystemAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 11] = [
        Role::FrontDoorWorker,
        Role::LeadPractitioner,
        Role::SupportWorker,
        Role::PracticeSupervisor,
        Role::TeamManager,
        Role::Director,
        Role::PerformanceAnalyst,
        Role::Auditor,
        Role::PartnerPractitioner,
        Role::RecordsOfficer,
        Role::SystemAdministrator,
    ];

    /// As people say it, and as the policies name it.
    pub fn title(self) -> &'static str {
        match self {
            Role::FrontDoorWorker => "Front door worker",
            Role::LeadPractitioner => "Lead practitioner",
            Role::SupportWorker => "Support worker",
            Role::PracticeSupervisor => "Practice supervisor",
            Role::TeamManager => "Team manager",
            Role::Director => "Director",
            Role::PerformanceAnalyst => "Performance analyst",
            Role::Auditor => "Auditor",
            Role::PartnerPractitioner => "Partner practitioner",
            Role::RecordsOfficer => "Records officer",
            Role::SystemAdministrator => "System administrator",
        }
    }

    /// As it is stored and typed on a command line.
    pub fn code(self) -> &'static str {
        match self {
            Role::FrontDoorWorker => "front_door_worker",
            Role::LeadPractitioner => "lead_practitioner",
            Role::SupportWorker => "support_worker",
            Role::PracticeSupervisor => "practice_supervisor",
            Role::TeamManager => "team_manager",
            Role::Director => "director",
            Role::PerformanceAnalyst => "performance_analyst",
            Role::Auditor => "auditor",
            Role::PartnerPractitioner => "partner_practitioner",
            Role::RecordsOfficer => "records_officer",
            Role::SystemAdministrator => "system_administrator",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The groups of roles that policies speak of.
    pub(crate) fn groups(self) -> &'static [&'static str] {
        match self {
            Role::LeadPractitioner | Role::SupportWorker => &["Practitioner"],
            Role::PracticeSupervisor | Role::TeamManager => &["Practitioner", "Supervisor or manager"],
            Role::FrontDoorWorker
            | Role::Director
            | Role::PerformanceAnalyst
            | Role::Auditor
            | Role::PartnerPractitioner
            | Role::RecordsOfficer
            | Role::SystemAdministrator => &[],
        }
    }
}
