//! One episode of need as things to record: the contact, what was decided, assessments, the ground in law while there was a plan, and
//! the end. Nothing is invented: a census knows days and codes, and neither words nor goals.

use super::child::{Told, code};
use super::kept;
use casework::{
    family_help::{ASSESSMENT, ASSESSMENT_DECIDED, AssessedChild, Assessment, BASIS_SET, BasisSet, CLOSED, Closed},
    front_door::{CONTACT, CONTACT_DECIDED, Contact, ContactDecided, Outcome},
};
use jiff::civil::{Date, Time};
use ledger::{EntryId, Instant, When};
use returns::cin::{self, Block, Field, Referral};
use uuid::Uuid;

/// The national code for a referrer whom nobody knows.
const SOURCE_NOT_KNOWN: &str = "10";

/// Why the record stands on section 17 while there was a plan.
const PLAN_OF_THE_CENSUS: &str = "The census has a child in need plan for these days. It does not say what was in it.";

pub(super) fn tell(referral: &Referral, received: Option<Date>, told: &mut Told) {
    let block = referral.block;
    let Some(received) = received else {
        told.problem(block.line, "This episode has no usable CINreferralDate, so all of it has been kept as it came. Add the date and import the file again");
        return told.keep_rest(block, &[], told.census.speaks_of);
    };
    let mut homed: Vec<&Field> = referral.received.into_iter().collect();
    let outcome = outcome(referral, told);
    contact(referral, received, &outcome, told, &mut homed);

    let mut assessments: Vec<_> = referral.assessments.iter().map(|one| (told.day(one.started), one)).collect();
    assessments.sort_by_key(|(started, one)| (started.unwrap_or(Date::MAX), one.block.line));
    for (started, one) in assessments {
        assessment(one, started, received, told);
    }
    for plan in &referral.plans {
        help_by_plan(plan, received, told);
    }
    for one in &referral.section_47 {
        keep_from(one.block, one.started, None, received, told);
    }
    for plan in &referral.protection_plans {
        keep_from(plan.block, plan.started, plan.ended, received, told);
    }
    for one in &referral.pre_proceedings {
        keep_from(one, one.field("PPStartDate"), None, received, told);
    }
    let closed = closing(referral, received, outcome.0, told);
    homed.extend(referral.closed.filter(|_| closed.is_some()));
    if let Some(rest) = kept::own_rest(block, &homed) {
        told.keep(block.element.name, rest, When::on(received), block.line);
    }
    if let Some((closed, body)) = closed {
        let line = referral.closed.map_or(block.line, |field| field.line);
        told.say(CLOSED, When::on(closed), line, &body);
    }
}

/// What became of the referral, with the reason in words.
fn outcome(referral: &Referral, told: &mut Told) -> (Outcome, &'static str) {
    let line = referral.no_further_action.map_or(referral.block.line, |field| field.line);
    let went_on = !(referral.assessments.is_empty()
        && referral.plans.is_empty()
        && referral.section_47.is_empty()
        && referral.protection_plans.is_empty()
        && referral.pre_proceedings.is_empty());
    match referral.no_further_action.filter(|field| !field.is_blank()).map(Field::flag) {
        Some(Ok(true)) if went_on => {
            told.problem(line, "ReferralNFA says that nothing followed, but there is an assessment, enquiry or plan. It was recorded as Family Help");
            (
                Outcome::FamilyHelp,
                "The census has an assessment, enquiry or plan after this referral, although it says no further action.",
            )
        }
        Some(Ok(true)) if referral.closure_reason.is_some_and(|reason| reason.text() == "RC5") => (
            Outcome::NotForUs,
            "The census says: no further action, transferred to another council. It does not say who decided.",
        ),
        Some(Ok(true)) => (Outcome::Advice, "The census says: no further action. It does not say who decided or why."),
        Some(Ok(false)) => (
            Outcome::FamilyHelp,
            "The census says that the referral was taken further. It does not say who decided or why.",
        ),
        Some(Err(_)) | None => {
            told.problem(line, "ReferralNFA is missing or wrong. The referral was recorded as Family Help, because the census counts it as an episode of need");
            (
                Outcome::FamilyHelp,
                "The census counts this referral as an episode of need. It does not say what was decided.",
            )
        }
    }
}

fn contact<'a>(
    referral: &Referral<'a>,
    received: Date,
    outcome: &(Outcome, &str),
    told: &mut Told,
    homed: &mut Vec<&'a Field>,
) {
    let source = referral.source.and_then(code);
    homed.extend(source.iter().map(|(_, field)| *field));
    let need = referral.primary_need.and_then(code);
    let label = |(code, _): (String, &Field)| {
        Some(format!(" It gives the main need as: {}.", policy::national().codes("primary_need")?.label(&code)?))
    };
    let contact = Contact {
        received_on: received,
        received_at: None,
        source: source.map_or_else(|| SOURCE_NOT_KNOWN.to_owned(), |(code, _)| code),
        referrer: None,
        referrer_role: None,
        worry: format!("The census does not say what the worry was.{}", need.and_then(label).unwrap_or_default()),
        concern: None,
        immediate_danger: "not_known".into(),
        family_knows: None,
        why_not_told: None,
        lawful_basis: None,
        children: vec![told.person],
        local: None,
    };
    let line = referral.block.line;
    let contact = told.say(CONTACT, When::on(received), line, &contact);
    let (outcome, reasons) = *outcome;
    let decided = ContactDecided {
        contact: EntryId(Uuid::nil()),
        outcome,
        reasons: reasons.to_owned(),
        told: (outcome == Outcome::NotForUs).then(|| "Another council, which the census does not name".to_owned()),
        // The census has no day for the decision, which is due within one working day of the referral.
        decided_at: Instant::from_london(received.to_datetime(Time::midnight())),
    };
    let decided = told.say(CONTACT_DECIDED, When::on(received), line, &decided);
    told.items[decided].refers = Some(("contact", contact));
}

fn assessment(one: &cin::Assessment, started: Option<Date>, received: Date, told: &mut Told) {
    let Some(started) = started else {
        told.problem(
            one.block.line,
            "This assessment has no usable AssessmentActualStartDate, so it has been kept as it came. Check the date",
        );
        return told.keep_rest(one.block, &[], received);
    };
    let mut homed: Vec<&Field> = one.started.into_iter().collect();
    let factors: Vec<(String, &Field)> = one.factors.iter().filter_map(|field| code(field)).collect();
    homed.extend(factors.iter().map(|(_, field)| *field));
    let factors = factors.into_iter().map(|(code, _)| code).collect();
    let child = AssessedChild { factors, ..AssessedChild::default() };
    let assessment = Assessment {
        children: [(told.person, child)].into(),
        analysis: "The census gives the days and the factors of this assessment, and none of its words.".into(),
        ..Assessment::default()
    };
    let said = told.say(ASSESSMENT, When::on(started), one.block.line, &assessment);
    match (told.day(one.authorised), one.authorised) {
        (Some(authorised), Some(field)) if authorised < started => {
            told.problem(field.line, "AssessmentAuthorisationDate is before the assessment started. It has been kept but not used: check both dates");
        }
        (Some(authorised), Some(field)) => {
            homed.push(field);
            let decided = AuthorisedThen { outcome: "authorised" };
            let decided = told.say(ASSESSMENT_DECIDED, When::on(authorised), field.line, &decided);
            told.items[decided].refers = Some(("assessment", said));
        }
        (None, _) | (_, None) => {}
    }
    told.keep_rest(one.block, &homed, started);
}

/// An authorisation by somebody whom the census does not name. Which assessment it is of, is said once its id is known.
#[derive(serde::Serialize)]
struct AuthorisedThen {
    outcome: &'static str,
}

/// A plan without its goals is no plan that anybody could carry out, so what is recorded is the ground in law; the plan is kept as it came.
fn help_by_plan(plan: &cin::ChildInNeedPlan, received: Date, told: &mut Told) {
    match (told.day(plan.started), told.day(plan.ended)) {
        (Some(started), ended) => {
            let when = period(started, ended, plan.ended, told);
            let basis = BasisSet { basis: "section_17".into(), why: Some(PLAN_OF_THE_CENSUS.into()) };
            told.say(BASIS_SET, when, plan.block.line, &basis);
            if let Some(says) = kept::rest(plan.block, &[]) {
                told.keep(plan.block.element.name, says, when, plan.block.line);
            }
        }
        (None, _) => {
            told.problem(
                plan.block.line,
                "This plan has no usable CINPlanStartDate, so it has been kept as it came. Check the date",
            );
            told.keep_rest(plan.block, &[], received);
        }
    }
}

/// Keeps a block whole, on the days that it gives itself.
fn keep_from(block: &Block, started: Option<&Field>, ended: Option<&Field>, received: Date, told: &mut Told) {
    let Some(says) = kept::rest(block, &[]) else { return };
    let when = match (told.day(started), told.day(ended)) {
        (Some(started), Some(last)) => period(started, Some(last), ended, told),
        (Some(started), None) => When::on(started),
        (None, _) => When::on(received),
    };
    told.keep(block.element.name, says, when, block.line);
}

/// From the first day up to the day of the end. Something that ended on the day it began was so on that day.
fn period(started: Date, ended: Option<Date>, field: Option<&Field>, told: &mut Told) -> When {
    match ended {
        Some(ended) if ended > started => When::During { from: started, to: Some(ended) },
        Some(ended) => {
            if let (true, Some(field)) = (ended < started, field) {
                told.problem(
                    field.line,
                    format!(
                        "{} is before the start. It has been kept but not used: check both dates",
                        field.element.name
                    ),
                );
            }
            When::on(started)
        }
        None => When::since(started),
    }
}

fn closing(referral: &Referral, received: Date, outcome: Outcome, told: &mut Told) -> Option<(Date, Closed)> {
    let closed = told.day(referral.closed)?;
    match outcome {
        Outcome::FamilyHelp | Outcome::Protection => {}
        // Nothing was opened that could be closed; day and reason are kept with the rest.
        Outcome::Advice | Outcome::Universal | Outcome::NotForUs => return None,
    }
    if closed < received {
        let line = referral.closed.map_or(referral.block.line, |field| field.line);
        told.problem(line, "CINclosureDate is before CINreferralDate. It has been kept but not used: check both dates");
        return None;
    }
    let reason = referral.closure_reason.and_then(code).map(|(code, _)| code);
    let label = reason.as_ref().and_then(|code| policy::national().codes("closure_reason")?.label(code));
    let changed = match (&reason, label) {
        (Some(code), Some(label)) => format!("Closed in the census as {code}: {label}. It does not say what changed."),
        (Some(code), None) => format!("Closed in the census as {code}. It does not say what changed."),
        (None, _) => "Closed in the census without a usable reason. It does not say what changed.".to_owned(),
    };
    Some((closed, Closed { reason: local_reason(reason.as_deref()).into(), changed, family_view: None }))
}

/// The nearest of our own reasons. The national one stays in the words of the closing and with what was kept.
fn local_reason(national: Option<&str>) -> &'static str {
    match national {
        Some("RC5") => "moved",
        Some("RC6") => "adult",
        _ => "other",
    }
}
