//! What must hold of every question there is, tried on thousands of generated ones. The numbers are those of the access design.

use super::generated::{AUTHORISER, Chance, some_question, worker};
use super::oracle::Question;
use crate::{Action, Actor, Authoriser, Circle, Decision, Purpose, Refusal, Role};
use ledger::{Sensitivity, Subject};
use std::collections::BTreeSet;

/// Enough for every policy to have its say many times.
const QUESTIONS: usize = 6_000;
/// A theorem about a situation that hardly came up has not been tried.
const TRIED_MIN: usize = 100;

/// Makes each question fit the theorem (`None`: leaves it out) and checks its answer.
fn for_every(seed: u64, fit: impl Fn(Question) -> Option<Question>, check: impl Fn(&Question, Decision)) {
    let mut chance = Chance(seed);
    let mut tried = 0;
    for _ in 0..QUESTIONS {
        if let Some(question) = fit(some_question(&mut chance)) {
            check(&question, question.decide(&AUTHORISER));
            tried += 1;
        }
    }
    assert!(tried >= TRIED_MIN, "tried {tried} times only");
}

fn refused(question: &Question, decision: &Decision) {
    assert!(!decision.is_allowed(), "{decision:?} for {question:#?}");
}

fn is_read(action: Action) -> bool {
    [Action::ReadFamily, Action::ReadChronology, Action::ReadPerson, Action::PrintRecord].contains(&action)
}

#[test]
fn p1_nobody_reads_a_record_without_a_relationship_a_contact_to_screen_or_a_broken_glass() {
    let strip = |mut question: Question| {
        let me = question.actor.worker;
        let circle = question.circle.as_mut()?;
        circle.lead = circle.lead.filter(|lead| *lead != me);
        circle.supervisor = circle.supervisor.filter(|supervisor| *supervisor != me);
        circle.team_around.remove(&me);
        circle.named.remove(&me);
        question.actor.teams.clear();
        let screens = question.purpose == Purpose::FrontDoor;
        (is_read(question.action) && !screens && question.glass.is_none()).then_some(question)
    };
    for_every(1, strip, |question, decision| refused(question, &decision));
}

#[test]
fn p2_another_permission_defeats_no_prohibition() {
    let everything =
        ("everything", "@id(\"everything\") @reason(\"Everything goes\") permit (principal, action, resource);");
    let files: Vec<_> = crate::policies::FILES.into_iter().chain([everything]).collect();
    let generous = Authoriser::with(crate::policies::SCHEMA, &files).unwrap();
    let forbidden = |decision: &Decision| match decision {
        Decision::Refused(refused) => {
            [Refusal::OwnFamily, Refusal::OwnWork, Refusal::NothingPending].contains(&refused.kind)
        }
        Decision::Allowed(_) => false,
    };
    for_every(2, Some, |question, decision| {
        if forbidden(&decision) {
            refused(question, &question.decide(&generous));
        }
    });
}

#[test]
fn p3_what_is_sealed_and_locked_is_absent_to_all_but_its_custodians() {
    let lock = |mut question: Question| {
        let me = question.actor.worker;
        let custodian = question.actor.clearance == Sensitivity::SealedAndLocked;
        let circle = question.circle.as_mut()?;
        circle.sensitivity = Sensitivity::SealedAndLocked;
        let named = circle.named.contains(&me);
        let about_one = question.action.target() != crate::Target::System;
        (about_one && !(custodian && named)).then_some(question)
    };
    for_every(3, lock, |question, decision| {
        let Decision::Refused(refused) = decision else { panic!("allowed {question:#?}") };
        assert_eq!(refused.kind, Refusal::Absent);
        let nothing = Question { circle: None, action: Action::ReadFamily, ..question.clone() };
        assert_eq!(Decision::Refused(refused), nothing.decide(&AUTHORISER), "it is refused as what never was");
    });
}

#[test]
fn p5_a_partner_comes_near_only_the_families_they_help_and_nothing_restricted() {
    let partner = |mut question: Question| {
        question.actor.roles.insert(Role::PartnerPractitioner);
        let circle = question.circle.as_ref()?;
        let helps = circle.team_around.contains(&question.actor.worker);
        (!helps || circle.sensitivity > Sensitivity::Normal).then_some(question)
    };
    for_every(5, partner, |question, decision| refused(question, &decision));
}

#[test]
fn p6_nobody_comes_near_their_own_family_whatever_they_hold_and_whatever_they_broke() {
    let own = |mut question: Question| {
        let circle = question.circle.as_ref()?;
        let member = match circle.subject {
            Subject::Person(person) => Some(person),
            Subject::Family(_) | Subject::Worker(_) => circle.members.first().copied(),
        };
        question.actor.own_people.insert(member?);
        let powerless = [Role::SystemAdministrator, Role::PartnerPractitioner];
        question.actor.roles = Role::ALL.into_iter().filter(|role| !powerless.contains(role)).collect();
        Some(question)
    };
    for_every(6, own, |question, decision| refused(question, &decision));
}

#[test]
fn p7_an_administrator_has_no_sight_of_any_record() {
    let administer = |mut question: Question| {
        question.actor.roles.insert(Role::SystemAdministrator);
        (question.circle.is_some() && question.action != Action::ManageAccounts).then_some(question)
    };
    for_every(7, administer, |question, decision| refused(question, &decision));
}

#[test]
fn p8_nobody_changes_their_own_roles_or_teams() {
    let own_account = |mut question: Question| {
        question.action = Action::ManageAccounts;
        question.purpose = Purpose::Administration;
        question.actor.roles.insert(Role::SystemAdministrator);
        question.circle = Some(Circle::of(question.actor.worker));
        Some(question)
    };
    for_every(8, own_account, |question, decision| refused(question, &decision));
}

#[test]
fn p9_a_relationship_that_ends_takes_its_access_with_it() {
    let ended = |mut question: Question| {
        let me = question.actor.worker;
        let circle = question.circle.as_mut()?;
        circle.lead = Some(me);
        (circle.supervisor, circle.team) = (None, None);
        circle.team_around.clear();
        circle.named.clear();
        let works = question.purpose == Purpose::Casework && question.action != Action::FindPeople;
        (works && question.action != Action::AllocateLead).then_some(question)
    };
    for_every(9, ended, |question, _| {
        let circle = question.circle.clone().map(|circle| Circle { lead: Some(worker(3)), ..circle });
        let after = Question { circle, ..question.clone() };
        refused(&after, &after.decide(&AUTHORISER));
    });
}

#[test]
fn p10_no_policy_can_err() {
    for_every(
        10,
        |question| {
            Some(question)
                .filter(|question| question.circle.is_some() == (question.action.target() != crate::Target::System))
        },
        |question, decision| {
            if let Decision::Refused(refused) = decision {
                assert_ne!(refused.kind, Refusal::Fault, "{question:#?}");
            }
        },
    );
}

#[test]
fn a_more_sensitive_record_is_never_open_to_more_people() {
    let mut chance = Chance(11);
    for _ in 0..QUESTIONS / 4 {
        let question = some_question(&mut chance);
        let Some(circle) = &question.circle else { continue };
        let open = |sensitivity| {
            let circle = Some(Circle { sensitivity, ..circle.clone() });
            Question { circle, ..question.clone() }.decide(&AUTHORISER).is_allowed()
        };
        let levels =
            [Sensitivity::Normal, Sensitivity::Restricted, Sensitivity::Sealed, Sensitivity::SealedAndLocked].map(open);
        assert!(levels.is_sorted_by(|lower, higher| lower >= higher), "{levels:?} for {question:#?}");
    }
}

#[test]
fn nobody_without_a_role_may_do_anything() {
    let bare = |question: Question| {
        let actor = Actor { roles: BTreeSet::new(), ..question.actor.clone() };
        Some(Question { actor, ..question })
    };
    for_every(12, bare, |question, decision| refused(question, &decision));
}

#[test]
fn every_action_is_somebodys_to_do() {
    let mut chance = Chance(13);
    let mut idle: BTreeSet<Action> = Action::ALL.iter().copied().collect();
    for _ in 0..QUESTIONS {
        let question = some_question(&mut chance);
        if idle.contains(&question.action) && question.decide(&AUTHORISER).is_allowed() {
            idle.remove(&question.action);
        }
    }
    assert!(idle.is_empty(), "no policy lets anybody do {idle:?}");
}
