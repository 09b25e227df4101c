//! Stories, each a situation that a practitioner would know, with the answer they would expect. Change one only with a practitioner.

use super::generated::{AUTHORISER, family, minutes_after_noon, noon, person, worker};
use crate::{Action, Actor, Asking, BreakGlass, Circle, Decision, Purpose, Refusal, Role};
use ledger::{Sensitivity, WorkerId};
use std::collections::BTreeSet;

/// Ruth Haines, lead practitioner in the East team; the story's worker unless it says otherwise.
const RUTH: usize = 1;
/// Sam Ortiz, who supervises her.
const SAM: usize = 2;
/// Dee Marsh, who manages the East team.
const DEE: usize = 3;
/// Somebody who has nothing to do with the family.
const NOBODY: usize = 9;

const OKONJO: usize = 1;
const AMARA: usize = 1;

/// One worker about to do one thing.
struct Story {
    actor: Actor,
    circle: Circle,
    glass: Option<BreakGlass>,
}

/// A worker in this role, in the East team, and the Okonjo family, whom Ruth leads and the East team helps.
fn a(role: Role) -> Story {
    let actor = Actor {
        worker: worker(NOBODY),
        roles: BTreeSet::from([role]),
        teams: BTreeSet::from(["East".to_owned()]),
        clearance: Sensitivity::Restricted,
        own_people: BTreeSet::new(),
        conflicts: BTreeSet::new(),
    };
    let circle = Circle {
        members: BTreeSet::from([person(AMARA), person(2), person(3)]),
        lead: Some(worker(RUTH)),
        supervisor: Some(worker(SAM)),
        team: Some("East".to_owned()),
        ..Circle::of(family(OKONJO))
    };
    Story { actor, circle, glass: None }
}

impl Story {
    fn being(mut self, number: usize) -> Self {
        self.actor.worker = worker(number);
        self
    }

    fn of_team(mut self, team: &str) -> Self {
        self.actor.teams = BTreeSet::from([team.to_owned()]);
        self
    }

    fn also(mut self, role: Role) -> Self {
        self.actor.roles.insert(role);
        self
    }

    fn cleared_for(mut self, clearance: Sensitivity) -> Self {
        self.actor.clearance = clearance;
        self
    }

    fn related_to(mut self, number: usize) -> Self {
        self.actor.own_people.insert(person(number));
        self
    }

    fn knowing_the_family(mut self) -> Self {
        self.actor.conflicts.insert(family(OKONJO));
        self
    }

    fn in_the_team_around(mut self) -> Self {
        self.circle.team_around.insert(self.actor.worker);
        self
    }

    fn named(mut self) -> Self {
        self.circle.named.insert(self.actor.worker);
        self
    }

    fn when(mut self, sensitivity: Sensitivity) -> Self {
        self.circle.sensitivity = sensitivity;
        self
    }

    fn on_amaras_own_record(mut self) -> Self {
        self.circle.subject = person(AMARA).into();
        self.circle.families = BTreeSet::from([family(OKONJO)]);
        self
    }

    fn with_a_contact_taken_by(mut self, number: usize) -> Self {
        self.circle.front_door_open = true;
        self.made_by(number)
    }

    fn made_by(mut self, number: usize) -> Self {
        self.circle.author_of_pending = Some(worker(number));
        self
    }

    fn unallocated(mut self) -> Self {
        (self.circle.lead, self.circle.supervisor, self.circle.team) = (None, None, None);
        self
    }

    fn on_the_account_of(mut self, number: usize) -> Self {
        self.circle = Circle::of(worker(number));
        self
    }

    fn having_broken_the_glass(mut self, minutes_ago: i64) -> Self {
        let from = minutes_after_noon(-minutes_ago);
        self.glass =
            Some(BreakGlass::new(self.actor.worker, family(OKONJO).into(), "A child may be hurt tonight", from));
        self
    }

    fn decide(&self, action: Action, purpose: Purpose, circle: Option<&Circle>) -> Decision {
        let asking = Asking { actor: &self.actor, purpose, glass: self.glass.as_ref(), at: noon() };
        AUTHORISER.decide(&asking, action, circle)
    }
}

/// They may, and the page says why.
fn check_may(story: Story, action: Action, purpose: Purpose, reason: &str) {
    match story.decide(action, purpose, Some(&story.circle)) {
        Decision::Allowed(allowed) => assert_eq!(&*allowed.reason, reason),
        Decision::Refused(refused) => panic!("refused: {refused}"),
    }
}

/// They may not, for this kind of reason.
fn check_may_not(story: Story, action: Action, purpose: Purpose, kind: Refusal) {
    match story.decide(action, purpose, Some(&story.circle)) {
        Decision::Allowed(allowed) => panic!("allowed: {}", allowed.reason),
        Decision::Refused(refused) => assert_eq!(refused.kind, kind, "{refused}"),
    }
}

fn asks(number: usize) -> Option<WorkerId> {
    Some(worker(number))
}

use Action::*;
use Purpose::{Administration, Analysis, Audit, Casework, Emergency, FrontDoor, SubjectAccess, Supervision};
use Role::*;
use Sensitivity::{Restricted, Sealed, SealedAndLocked};

#[test]
fn the_lead_practitioner_helps_the_family_from_assessment_to_closing() {
    let ruth = || a(LeadPractitioner).being(RUTH);
    for action in
        [ReadFamily, ReadChronology, WriteAssessment, AgreePlan, ReviewPlan, RecordVisit, CorrectEntry, CloseFamilyHelp]
    {
        check_may(ruth(), action, Casework, "You are the lead practitioner");
    }
    check_may(ruth(), ReadAccessLog, Casework, "You are the lead practitioner");
    check_may(ruth(), PrintRecord, SubjectAccess, "You are the lead practitioner");
    check_may(ruth().when(Restricted), ReadFamily, Casework, "You are the lead practitioner");
    check_may_not(ruth().made_by(RUTH), AuthoriseAssessment, Casework, Refusal::NotYourRole);
}

#[test]
fn a_former_lead_in_another_team_loses_sight_when_the_work_passes_on() {
    let former = a(LeadPractitioner).being(NOBODY).of_team("West");
    check_may_not(former, ReadFamily, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
}

#[test]
fn the_aunt_of_the_family_works_in_the_team() {
    let aunt = || a(SupportWorker).related_to(AMARA);
    check_may_not(aunt(), ReadFamily, Casework, Refusal::OwnFamily);
    check_may_not(aunt(), FindPeople, Casework, Refusal::OwnFamily);
    check_may_not(aunt().on_amaras_own_record(), ReadPerson, Casework, Refusal::OwnFamily);
    check_may_not(aunt().in_the_team_around().named(), RecordVisit, Casework, Refusal::OwnFamily);
    check_may_not(aunt().also(FrontDoorWorker), TakeContact, FrontDoor, Refusal::OwnFamily);
    // What is restricted about one's own family is not even hinted at.
    check_may_not(aunt().when(Restricted), ReadFamily, Casework, Refusal::Absent);
}

#[test]
fn a_worker_was_once_helped_here_and_their_own_record_stays_shut() {
    let once = a(TeamManager).related_to(AMARA).on_amaras_own_record();
    check_may_not(once, ReadPerson, Supervision, Refusal::OwnFamily);
}

#[test]
fn the_lead_plays_football_with_the_father_and_has_said_so() {
    let friend = || a(LeadPractitioner).being(RUTH).knowing_the_family();
    check_may_not(friend(), ReadFamily, Casework, Refusal::OwnFamily);
    check_may_not(friend().on_amaras_own_record(), ReadPerson, Casework, Refusal::OwnFamily);
    check_may_not(friend().having_broken_the_glass(5), ReadFamily, Emergency, Refusal::OwnFamily);
    check_may_not(friend(), BreakGlass, Emergency, Refusal::OwnFamily);
}

#[test]
fn a_colleague_in_the_same_team_covers_a_visit_and_no_more() {
    let colleague = || a(SupportWorker);
    check_may(colleague(), ReadFamily, Casework, "You work in the team that helps this family");
    check_may(colleague(), RecordVisit, Casework, "You work in the team that helps this family");
    check_may_not(colleague(), AgreePlan, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(colleague(), ReadFamily, FrontDoor, Refusal::OtherPurpose);
    check_may_not(colleague().when(Restricted), ReadFamily, Casework, Refusal::Restricted { ask: asks(RUTH) });
    check_may_not(colleague(), ReadAccessLog, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
}

#[test]
fn a_youth_worker_in_the_team_around_the_family_writes_their_part_of_the_assessment() {
    let youth_worker = || a(SupportWorker).of_team("Youth").in_the_team_around();
    check_may(youth_worker(), WriteAssessment, Casework, "You are in the team around this family");
    check_may_not(youth_worker(), CloseFamilyHelp, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(youth_worker().when(Restricted), RecordNote, Casework, Refusal::Restricted { ask: asks(RUTH) });
}

#[test]
fn a_worker_from_across_the_county_finds_whom_to_ring() {
    let far = || a(LeadPractitioner).of_team("West");
    check_may(far(), FindPeople, Casework, "You may look people up to find out who works with them");
    check_may_not(far(), ReadFamily, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(far().when(Restricted), FindPeople, Casework, Refusal::Absent);
    check_may_not(far().when(Sealed), FindPeople, Casework, Refusal::Absent);
    check_may_not(far().unallocated(), ReadFamily, Casework, Refusal::NotInvolved { ask: None });
}

#[test]
fn the_front_door_looks_at_history_before_a_contact_is_decided() {
    let screener = || a(FrontDoorWorker).of_team("Front door");
    check_may(screener(), ReadChronology, FrontDoor, "You are screening a contact at the front door");
    check_may(screener(), TakeContact, FrontDoor, "You take contacts");
    check_may(
        screener().with_a_contact_taken_by(4),
        ChangePerson,
        FrontDoor,
        "You are screening a contact at the front door",
    );
    check_may_not(screener(), ChangePerson, FrontDoor, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(screener(), ReadFamily, Casework, Refusal::OtherPurpose);
    check_may_not(screener().when(Restricted), ReadFamily, FrontDoor, Refusal::Restricted { ask: asks(RUTH) });
    check_may_not(screener().when(Sealed), ReadFamily, FrontDoor, Refusal::Absent);
    check_may_not(screener().with_a_contact_taken_by(4), DecideContact, FrontDoor, Refusal::NotYourRole);
}

#[test]
fn the_manager_who_took_the_call_leaves_the_decision_to_another() {
    let manager = || a(TeamManager).being(DEE).of_team("Front door");
    check_may(manager().with_a_contact_taken_by(4), DecideContact, FrontDoor, "You decide contacts");
    check_may(
        manager().with_a_contact_taken_by(4),
        ReadFamily,
        FrontDoor,
        "A contact about this family waits for a decision",
    );
    check_may_not(manager().with_a_contact_taken_by(DEE), DecideContact, FrontDoor, Refusal::OwnWork);
    check_may_not(manager(), DecideContact, FrontDoor, Refusal::NothingPending);
    check_may_not(manager(), ReadFamily, FrontDoor, Refusal::NotInvolved { ask: asks(RUTH) });
}

#[test]
fn an_assessment_is_authorised_by_a_supervisor_who_did_not_write_it() {
    let sam = || a(PracticeSupervisor).being(SAM);
    check_may(sam().made_by(RUTH), AuthoriseAssessment, Supervision, "You supervise the lead practitioner");
    check_may_not(sam().made_by(SAM), AuthoriseAssessment, Supervision, Refusal::OwnWork);
    let standing_in = a(PracticeSupervisor).made_by(RUTH);
    check_may(
        standing_in,
        AuthoriseAssessment,
        Supervision,
        "You are a supervisor or manager in the team that helps this family",
    );
    let elsewhere = a(PracticeSupervisor).of_team("West").made_by(RUTH);
    check_may_not(elsewhere, AuthoriseAssessment, Supervision, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(a(SupportWorker).made_by(RUTH), AuthoriseAssessment, Casework, Refusal::NotYourRole);
}

#[test]
fn a_family_that_nobody_helps_yet_is_given_a_lead_practitioner() {
    check_may(a(TeamManager).unallocated(), AllocateLead, Casework, "No team helps this family yet");
    check_may(
        a(TeamManager),
        AllocateLead,
        Casework,
        "You are a supervisor or manager in the team that helps this family",
    );
    check_may_not(a(TeamManager).of_team("West"), AllocateLead, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(a(LeadPractitioner).unallocated(), AllocateLead, Casework, Refusal::NotYourRole);
}

#[test]
fn the_team_manager_sees_the_teams_restricted_families_and_no_other_teams() {
    let dee = || a(TeamManager).being(DEE).when(Restricted);
    check_may(dee(), ReadFamily, Supervision, "You manage the team that helps this family");
    check_may(dee(), ReadAccessLog, Supervision, "You manage the team that helps this family");
    check_may_not(dee().of_team("West"), ReadFamily, Supervision, Refusal::Absent);
    check_may_not(
        dee().cleared_for(Sensitivity::Normal),
        ReadFamily,
        Supervision,
        Refusal::Restricted { ask: asks(RUTH) },
    );
}

#[test]
fn a_health_visitor_sees_the_families_she_helps_and_no_others() {
    let visitor = || a(PartnerPractitioner).of_team("Health visiting");
    let reason = "You are in the team around this family for your agency";
    check_may(visitor().in_the_team_around(), ReadFamily, Casework, reason);
    check_may(visitor().in_the_team_around(), RecordNote, Casework, reason);
    check_may_not(visitor().in_the_team_around(), WriteAssessment, Casework, Refusal::NotYourRole);
    check_may_not(visitor(), ReadFamily, Casework, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(visitor(), FindPeople, Casework, Refusal::NotYourRole);
    check_may_not(
        visitor().in_the_team_around().named().when(Restricted),
        ReadFamily,
        Casework,
        Refusal::Restricted { ask: asks(RUTH) },
    );
}

#[test]
fn an_adopted_childs_sealed_record_is_not_there_for_anyone_but_its_custodian() {
    let custodian = || a(LeadPractitioner).of_team("Adoption").named().cleared_for(SealedAndLocked);
    for sealed in [Sealed, SealedAndLocked] {
        check_may(custodian().when(sealed), ReadFamily, Casework, "You are named as somebody who may open this record");
        for (role, number, purpose) in [
            (LeadPractitioner, RUTH, Casework),
            (PracticeSupervisor, SAM, Supervision),
            (TeamManager, DEE, Supervision),
            (FrontDoorWorker, NOBODY, FrontDoor),
            (Auditor, NOBODY, Audit),
        ] {
            let other = a(role).being(number).cleared_for(SealedAndLocked).when(sealed);
            check_may_not(other, ReadFamily, purpose, Refusal::Absent);
        }
    }
    let not_cleared = a(LeadPractitioner).named().cleared_for(Sealed).when(SealedAndLocked);
    check_may_not(not_cleared, ReadFamily, Casework, Refusal::Absent);
}

#[test]
fn a_sealed_record_and_one_that_never_was_are_refused_in_the_same_words() {
    let story = a(LeadPractitioner).being(RUTH).when(Sealed);
    let sealed = story.decide(ReadFamily, Casework, Some(&story.circle));
    assert_eq!(sealed, story.decide(ReadFamily, Casework, None));
}

#[test]
fn out_of_hours_the_duty_worker_opens_a_record_to_keep_a_child_safe_tonight() {
    let duty = || a(FrontDoorWorker).of_team("Out of hours");
    let reason = "You opened this record in an emergency";
    for sensitivity in [Sensitivity::Normal, Restricted, Sealed] {
        check_may(duty().when(sensitivity), BreakGlass, Emergency, "You may open records in an emergency");
        check_may(duty().when(sensitivity).having_broken_the_glass(5), ReadFamily, Emergency, reason);
    }
    check_may(duty().on_amaras_own_record().having_broken_the_glass(5), ReadPerson, Emergency, reason);
    check_may(duty().having_broken_the_glass(5), RecordNote, Emergency, reason);
    check_may_not(duty().having_broken_the_glass(5), PrintRecord, Emergency, Refusal::NotYourRole);
    check_may_not(duty().when(SealedAndLocked).having_broken_the_glass(5), ReadFamily, Emergency, Refusal::Absent);
}

#[test]
fn the_glass_is_whole_again_after_four_hours() {
    let duty = || a(FrontDoorWorker);
    check_may(duty().having_broken_the_glass(239), ReadFamily, Emergency, "You opened this record in an emergency");
    check_may_not(duty().having_broken_the_glass(240), ReadFamily, Emergency, Refusal::GlassNotBroken);
    check_may_not(duty().having_broken_the_glass(-1), ReadFamily, Emergency, Refusal::GlassNotBroken);
    check_may_not(duty(), ReadFamily, Emergency, Refusal::GlassNotBroken);
}

#[test]
fn a_glass_broken_for_one_family_opens_no_other_and_for_nobody_else() {
    let mut story = a(FrontDoorWorker).having_broken_the_glass(5);
    story.circle.subject = family(2).into();
    story.circle.families = BTreeSet::from([family(2)]);
    check_may_not(story, ReadFamily, Emergency, Refusal::GlassNotBroken);
    let borrowed = a(FrontDoorWorker).having_broken_the_glass(5).being(DEE);
    check_may_not(borrowed, ReadFamily, Emergency, Refusal::GlassNotBroken);
    let mut silent = a(FrontDoorWorker).having_broken_the_glass(5);
    silent.glass.iter_mut().for_each(|glass| glass.reason = "   ".to_owned());
    check_may_not(silent, ReadFamily, Emergency, Refusal::GlassNotBroken);
    check_may_not(
        a(SupportWorker).of_team("West").having_broken_the_glass(5),
        BreakGlass,
        Emergency,
        Refusal::NotYourRole,
    );
}

#[test]
fn whoever_broke_the_glass_does_not_review_it() {
    check_may(
        a(TeamManager).made_by(NOBODY + 1),
        ReviewBreakGlass,
        Supervision,
        "You review records that were opened in an emergency",
    );
    check_may_not(a(TeamManager).made_by(NOBODY), ReviewBreakGlass, Supervision, Refusal::OwnWork);
}

#[test]
fn an_analyst_counts_and_opens_nothing() {
    let analyst = || a(PerformanceAnalyst).in_the_team_around().named();
    assert!(analyst().decide(ReadReports, Analysis, None).is_allowed());
    assert!(analyst().decide(CheckReturns, Analysis, None).is_allowed());
    assert!(!a(TeamManager).decide(CheckReturns, Supervision, None).is_allowed());
    for purpose in Purpose::ALL {
        check_may_not(analyst(), ReadFamily, purpose, Refusal::NotYourRole);
    }
    check_may_not(analyst().when(Restricted), ReadFamily, Analysis, Refusal::Absent);
}

#[test]
fn a_director_plans_and_opens_nothing() {
    let director = || a(Director).in_the_team_around().named();
    for action in [ReadReports, ReadForecasts, MakeForecasts] {
        assert!(director().decide(action, Analysis, None).is_allowed(), "{action:?}");
    }
    assert!(a(TeamManager).decide(ReadForecasts, Supervision, None).is_allowed());
    assert!(!a(TeamManager).decide(MakeForecasts, Supervision, None).is_allowed());
    assert!(!director().decide(CheckReturns, Analysis, None).is_allowed());
    assert!(!a(LeadPractitioner).decide(ReadForecasts, Casework, None).is_allowed());
    for purpose in Purpose::ALL {
        check_may_not(director(), ReadFamily, purpose, Refusal::NotYourRole);
    }
}

#[test]
fn an_auditor_sees_who_looked_and_reads_only_where_they_are_named() {
    let auditor = || a(Auditor);
    check_may(auditor(), ReadAccessLog, Audit, "You audit how records are used");
    check_may(auditor().when(Restricted), ReadAccessLog, Audit, "You audit how records are used");
    check_may(auditor().named(), ReadFamily, Audit, "You are named as this record's auditor");
    check_may_not(auditor(), ReadFamily, Audit, Refusal::NotInvolved { ask: asks(RUTH) });
    check_may_not(auditor().when(Sealed), ReadAccessLog, Audit, Refusal::Absent);
    assert!(auditor().decide(VerifyLedger, Audit, None).is_allowed());
}

#[test]
fn whoever_runs_the_system_sees_nothing_of_what_is_in_it() {
    let administrator = || a(SystemAdministrator).also(TeamManager).being(SAM).named();
    check_may_not(administrator(), ReadFamily, Supervision, Refusal::NotYourRole);
    check_may_not(administrator(), FindPeople, Casework, Refusal::NotYourRole);
    check_may(a(SystemAdministrator).on_the_account_of(RUTH), ManageAccounts, Administration, "You run the system");
    check_may_not(a(SystemAdministrator).on_the_account_of(NOBODY), ManageAccounts, Administration, Refusal::OwnWork);
    check_may_not(a(TeamManager).on_the_account_of(RUTH), ManageAccounts, Administration, Refusal::NotYourRole);
}

#[test]
fn two_records_officers_destroy_what_has_been_kept_long_enough() {
    let officer = || a(RecordsOfficer);
    check_may(officer(), ProposeDestruction, Administration, "You keep to the retention schedule");
    check_may(officer().made_by(RUTH), ConfirmDestruction, Administration, "You keep to the retention schedule");
    check_may_not(officer().made_by(NOBODY), ConfirmDestruction, Administration, Refusal::OwnWork);
    check_may_not(officer(), ConfirmDestruction, Administration, Refusal::NothingPending);
    check_may_not(officer(), ReadFamily, Administration, Refusal::NotYourRole);
}

#[test]
fn a_page_that_asks_about_a_record_where_there_is_none_to_ask_about_gets_nothing() {
    check_may_not(a(TeamManager), ReadReports, Supervision, Refusal::Fault);
}
