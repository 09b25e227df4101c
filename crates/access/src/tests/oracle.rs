//! The rules written a second time, in plain Rust and from the design, not from the policies. Whoever changes one of the two
//! must change the other, and mean it.

use crate::{Action, Actor, BreakGlass, Circle, Purpose, Refusal, Role, Target};
use ledger::{Instant, Sensitivity, Subject};

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    pub actor: Actor,
    pub action: Action,
    pub circle: Option<Circle>,
    pub purpose: Purpose,
    pub glass: Option<BreakGlass>,
    pub at: Instant,
}

/// Its answer: `Ok` with how far into the record, or the refusal.
pub type Answer = Result<Sensitivity, Refusal>;

const FOUR_HOURS: i64 = 4 * 3600 * 1_000_000;
const LEVELS: [Sensitivity; 4] =
    [Sensitivity::Normal, Sensitivity::Restricted, Sensitivity::Sealed, Sensitivity::SealedAndLocked];

pub fn answer(question: &Question) -> Answer {
    match (question.action.target(), &question.circle) {
        (Target::Record, None) => return Err(Refusal::Absent),
        (Target::System, Some(_)) => return Err(Refusal::Fault),
        (Target::Record | Target::Either, Some(_)) | (Target::System | Target::Either, None) => {}
    }
    if may(question) {
        return Ok(reach(question));
    }
    if let Some(circle) = &question.circle
        && circle.sensitivity > Sensitivity::Normal
        && !may_read(question, circle.sensitivity)
    {
        let could = circle.sensitivity == Sensitivity::Restricted && may_read(question, Sensitivity::Normal);
        return Err(if could { Refusal::Restricted { ask: ask(question, circle) } } else { Refusal::Absent });
    }
    if !role_does(question) {
        return Err(Refusal::NotYourRole);
    }
    if let Some(refusal) = banned(question) {
        return Err(refusal);
    }
    if Purpose::ALL.into_iter().any(|purpose| may(&Question { purpose, ..question.clone() })) {
        return Err(Refusal::OtherPurpose);
    }
    let ask = question.circle.as_ref().and_then(|circle| ask(question, circle));
    Err(Refusal::NotInvolved { ask })
}

fn reach(question: &Question) -> Sensitivity {
    let Some(circle) = &question.circle else { return Sensitivity::Normal };
    let mut highest = circle.sensitivity;
    for level in LEVELS {
        if level > highest && !may(&at_level(question, level)) {
            break;
        }
        highest = highest.max(level);
    }
    highest
}

fn at_level(question: &Question, sensitivity: Sensitivity) -> Question {
    let circle = question.circle.clone().map(|circle| Circle { sensitivity, ..circle });
    Question { circle, ..question.clone() }
}

fn may_read(question: &Question, level: Sensitivity) -> bool {
    let reading = Question { action: Action::ReadFamily, ..at_level(question, level) };
    Purpose::ALL.into_iter().any(|purpose| may(&Question { purpose, ..reading.clone() }))
}

fn ask(question: &Question, circle: &Circle) -> Option<ledger::WorkerId> {
    let me = question.actor.worker;
    circle.lead.filter(|lead| *lead != me).or(circle.supervisor.filter(|supervisor| *supervisor != me))
}

pub fn may(question: &Question) -> bool {
    banned(question).is_none() && granted(question)
}

fn has(question: &Question, roles: &[Role]) -> bool {
    roles.iter().any(|role| question.actor.roles.contains(role))
}

fn manages(question: &Question) -> bool {
    has(question, &[Role::PracticeSupervisor, Role::TeamManager])
}

fn practises(question: &Question) -> bool {
    manages(question) || has(question, &[Role::LeadPractitioner, Role::SupportWorker])
}

/// The first rule that says no whatever else says yes.
fn banned(question: &Question) -> Option<Refusal> {
    let me = question.actor.worker;
    let emergency = question.purpose == Purpose::Emergency;
    if let Some(circle) = &question.circle {
        let own = |person| question.actor.own_people.contains(person);
        let subject_is_own = matches!(&circle.subject, Subject::Person(person) if own(person));
        let conflict = |family| question.actor.conflicts.contains(family);
        let subject_conflicts = matches!(&circle.subject, Subject::Family(family) if conflict(family));
        if subject_is_own || circle.members.iter().any(own) || subject_conflicts || circle.families.iter().any(conflict)
        {
            return Some(Refusal::OwnFamily);
        }
        if second_person(question.action) && circle.author_of_pending == Some(me) {
            return Some(Refusal::OwnWork);
        }
        if question.action == Action::ManageAccounts && circle.subject == Subject::Worker(me) {
            return Some(Refusal::OwnWork);
        }
        if !cleared(question, circle, emergency) || !near_enough(question, circle, emergency) {
            return Some(Refusal::Restricted { ask: ask(question, circle) });
        }
        if has(question, &[Role::PartnerPractitioner]) {
            if circle.sensitivity > Sensitivity::Normal {
                return Some(Refusal::Restricted { ask: ask(question, circle) });
            }
            if !circle.team_around.contains(&me) {
                return Some(Refusal::NotInvolved { ask: ask(question, circle) });
            }
        }
    }
    if emergency && question.action != Action::BreakGlass && !glass_holds(question) {
        return Some(Refusal::GlassNotBroken);
    }
    if let Some(circle) = &question.circle {
        if has(question, &[Role::SystemAdministrator]) && question.action != Action::ManageAccounts {
            return Some(Refusal::NotYourRole);
        }
        if second_person(question.action) && circle.author_of_pending.is_none() {
            return Some(Refusal::NothingPending);
        }
    }
    None
}

fn second_person(action: Action) -> bool {
    [Action::DecideContact, Action::AuthoriseAssessment, Action::ConfirmDestruction, Action::ReviewBreakGlass]
        .contains(&action)
}

fn cleared(question: &Question, circle: &Circle, emergency: bool) -> bool {
    circle.sensitivity <= question.actor.clearance || (emergency && circle.sensitivity <= Sensitivity::Sealed)
}

fn near_enough(question: &Question, circle: &Circle, emergency: bool) -> bool {
    let me = Some(question.actor.worker);
    let named = circle.named.contains(&question.actor.worker);
    match circle.sensitivity {
        Sensitivity::Normal => true,
        Sensitivity::Restricted => {
            let oversees = [Action::ReadAccessLog, Action::ReviewBreakGlass].contains(&question.action);
            named
                || emergency
                || circle.lead == me
                || circle.supervisor == me
                || (has(question, &[Role::TeamManager]) && in_team(question, circle))
                || (has(question, &[Role::Auditor]) && oversees)
        }
        Sensitivity::Sealed => named || emergency,
        Sensitivity::SealedAndLocked => named,
    }
}

fn in_team(question: &Question, circle: &Circle) -> bool {
    circle.team.as_ref().is_some_and(|team| question.actor.teams.contains(team))
}

fn glass_holds(question: &Question) -> bool {
    let (Some(glass), Some(circle)) = (&question.glass, &question.circle) else { return false };
    let covers = glass.subject == circle.subject
        || matches!(glass.subject, Subject::Family(family) if circle.families.contains(&family));
    covers
        && glass.worker == question.actor.worker
        && !glass.reason.trim().is_empty()
        && (glass.from..glass.until).contains(&question.at)
        && glass.until.microseconds() - glass.from.microseconds() <= FOUR_HOURS
}

/// Does some rule say yes?
fn granted(question: &Question) -> bool {
    match &question.circle {
        None => granted_on_system(question),
        Some(circle) => granted_on_record(question, circle),
    }
}

fn granted_on_system(question: &Question) -> bool {
    use Purpose::{Administration, Analysis, Audit, Casework, Emergency, Supervision};
    let for_purpose = |purposes: &[Purpose]| purposes.contains(&question.purpose);
    match question.action {
        Action::FindPeople => finds(question),
        Action::ReadFrontDoor | Action::TakeContact | Action::ReviewMatches => takes_contacts(question),
        Action::RegisterPerson => {
            (practises(question) || has(question, &[Role::FrontDoorWorker]))
                && for_purpose(&[Purpose::FrontDoor, Casework])
        }
        Action::ReadOwnWork => {
            (practises(question) || has(question, &[Role::PartnerPractitioner])) && for_purpose(&[Casework])
        }
        Action::ReadTeamWork => manages(question) && for_purpose(&[Casework, Supervision]),
        Action::ReadReports | Action::ReadForecasts => {
            (manages(question) || has(question, &[Role::PerformanceAnalyst, Role::Director]))
                && for_purpose(&[Analysis, Supervision])
        }
        Action::MakeForecasts => has(question, &[Role::PerformanceAnalyst, Role::Director]) && for_purpose(&[Analysis]),
        Action::CheckReturns => has(question, &[Role::PerformanceAnalyst]) && for_purpose(&[Analysis]),
        Action::ReadAccessLog => has(question, &[Role::Auditor]) && for_purpose(&[Audit]),
        Action::VerifyLedger => {
            (has(question, &[Role::Auditor]) && for_purpose(&[Audit]))
                || (has(question, &[Role::SystemAdministrator]) && for_purpose(&[Administration]))
        }
        Action::ImportCensus => {
            has(question, &[Role::SystemAdministrator, Role::RecordsOfficer]) && for_purpose(&[Administration])
        }
        Action::ManageAccounts => has(question, &[Role::SystemAdministrator]) && for_purpose(&[Administration]),
        Action::BreakGlass => may_break(question) && for_purpose(&[Emergency]),
        Action::ReviewBreakGlass => {
            has(question, &[Role::TeamManager, Role::Auditor]) && for_purpose(&[Audit, Supervision])
        }
        _ => false,
    }
}

fn finds(question: &Question) -> bool {
    let worker = practises(question) || has(question, &[Role::FrontDoorWorker]);
    match question.purpose {
        Purpose::FrontDoor | Purpose::Casework | Purpose::Supervision | Purpose::SubjectAccess => worker,
        Purpose::Audit => has(question, &[Role::Auditor]),
        Purpose::Administration => has(question, &[Role::RecordsOfficer]),
        Purpose::Analysis | Purpose::Emergency => false,
    }
}

fn takes_contacts(question: &Question) -> bool {
    question.purpose == Purpose::FrontDoor && (manages(question) || has(question, &[Role::FrontDoorWorker]))
}

fn may_break(question: &Question) -> bool {
    manages(question) || has(question, &[Role::FrontDoorWorker, Role::LeadPractitioner])
}

const READS: [Action; 3] = [Action::ReadFamily, Action::ReadChronology, Action::ReadPerson];
const HELPS: [Action; 6] = [
    Action::RecordVisit,
    Action::RecordNote,
    Action::WriteAssessment,
    Action::ChangePerson,
    Action::RecordWarning,
    Action::CorrectEntry,
];
const LEADS: [Action; 5] = [
    Action::JoinRecords,
    Action::ChangeTeamAroundFamily,
    Action::AgreePlan,
    Action::ReviewPlan,
    Action::CloseFamilyHelp,
];
const NOTES: [Action; 2] = [Action::RecordVisit, Action::RecordNote];

fn granted_on_record(question: &Question, circle: &Circle) -> bool {
    let action = question.action;
    let me = question.actor.worker;
    let (leads, around) = (circle.lead == Some(me), circle.team_around.contains(&me));
    let supervises = manages(question) && circle.supervisor == Some(me);
    let (same_team, named) = (in_team(question, circle), circle.named.contains(&me));
    let runs_team = same_team && has(question, &[Role::TeamManager]);
    let in_charge = supervises || runs_team;
    let read = READS.contains(&action);
    let looks_after = read || [Action::PrintRecord, Action::ReadAccessLog].contains(&action);
    let full_work = HELPS.contains(&action) || LEADS.contains(&action);

    let casework = (practises(question)
        && ((leads && (looks_after || full_work))
            || (around && (read || HELPS.contains(&action)))
            || (same_team && (read || NOTES.contains(&action)))
            || (named && read)
            || (action == Action::ReadOwnWork && (leads || around || circle.supervisor == Some(me)))))
        || (has(question, &[Role::PartnerPractitioner])
            && around
            && (read || NOTES.contains(&action) || action == Action::ReadOwnWork));
    let oversees_casework = (in_charge && (looks_after || full_work))
        || (action == Action::AuthoriseAssessment && (supervises || (manages(question) && same_team)))
        || (action == Action::AllocateLead && manages(question) && (same_team || circle.team.is_none()))
        || (action == Action::ReadTeamWork && manages(question) && (circle.supervisor == Some(me) || same_team));

    match question.purpose {
        Purpose::Casework => casework || oversees_casework || (action == Action::FindPeople && finds(question)),
        Purpose::Supervision => {
            oversees_casework
                || (practises(question) && named && read)
                || (action == Action::FindPeople && finds(question))
                || (action == Action::ReviewBreakGlass && has(question, &[Role::TeamManager, Role::Auditor]))
        }
        Purpose::SubjectAccess => {
            (looks_after && ((practises(question) && leads) || in_charge))
                || (action == Action::FindPeople && finds(question))
        }
        Purpose::FrontDoor => {
            let screens = has(question, &[Role::FrontDoorWorker]);
            let joins = action == Action::JoinRecords;
            let tidies = [Action::ChangePerson, Action::JoinRecords, Action::RecordWarning].contains(&action);
            (read && (screens || (manages(question) && circle.front_door_open)))
                || (tidies && screens && (circle.front_door_open || joins))
                || (action == Action::DecideContact && manages(question) && circle.front_door_open)
                || ([Action::TakeContact, Action::ReadFrontDoor].contains(&action) && takes_contacts(question))
                || (action == Action::FindPeople && finds(question))
        }
        Purpose::Audit => {
            (has(question, &[Role::Auditor])
                && ([Action::FindPeople, Action::ReadAccessLog, Action::ReviewBreakGlass].contains(&action)
                    || (read && named)))
                || (action == Action::ReviewBreakGlass && has(question, &[Role::TeamManager]))
        }
        Purpose::Administration => match action {
            Action::ManageAccounts => has(question, &[Role::SystemAdministrator]),
            Action::FindPeople | Action::ProposeDestruction | Action::ConfirmDestruction => {
                has(question, &[Role::RecordsOfficer])
            }
            _ => false,
        },
        Purpose::Emergency => {
            may_break(question) && (action == Action::BreakGlass || read || action == Action::RecordNote)
        }
        Purpose::Analysis => false,
    }
}

/// Is there any record, or any purpose, for which these roles do this?
fn role_does(question: &Question) -> bool {
    let (practises, manages) = (practises(question), manages(question));
    let front_door = has(question, &[Role::FrontDoorWorker]);
    let partner = has(question, &[Role::PartnerPractitioner]);
    let auditor = has(question, &[Role::Auditor]);
    let administrator = has(question, &[Role::SystemAdministrator]);
    let officer = has(question, &[Role::RecordsOfficer]);
    if administrator && question.circle.is_some() && question.action != Action::ManageAccounts {
        return false;
    }
    match question.action {
        Action::FindPeople => practises || front_door || auditor || officer,
        Action::ReadFamily | Action::ReadChronology | Action::ReadPerson => {
            practises || front_door || partner || auditor
        }
        Action::PrintRecord => practises,
        Action::ReadAccessLog => auditor || (question.circle.is_some() && practises),
        Action::ReadFrontDoor | Action::TakeContact | Action::ReviewMatches => front_door || manages,
        Action::DecideContact | Action::AllocateLead | Action::AuthoriseAssessment | Action::ReadTeamWork => manages,
        Action::RegisterPerson | Action::ChangePerson | Action::JoinRecords | Action::RecordWarning => {
            practises || front_door
        }
        Action::ChangeTeamAroundFamily
        | Action::WriteAssessment
        | Action::AgreePlan
        | Action::ReviewPlan
        | Action::CloseFamilyHelp
        | Action::CorrectEntry => practises,
        Action::RecordVisit | Action::ReadOwnWork => practises || partner,
        Action::RecordNote => practises || partner || front_door,
        Action::ReadReports | Action::ReadForecasts => {
            manages || has(question, &[Role::PerformanceAnalyst, Role::Director])
        }
        Action::MakeForecasts => has(question, &[Role::PerformanceAnalyst, Role::Director]),
        Action::CheckReturns => has(question, &[Role::PerformanceAnalyst]),
        Action::VerifyLedger => auditor || administrator,
        Action::ImportCensus => administrator || officer,
        Action::ManageAccounts => administrator,
        Action::ProposeDestruction | Action::ConfirmDestruction => officer,
        Action::BreakGlass => may_break(question),
        Action::ReviewBreakGlass => auditor || has(question, &[Role::TeamManager]),
    }
}
