//! Faults planted in the policies, to show that the comparison with the oracle would find them, and that an error is a no.

use super::generated::{disagreements, first_disagreement};
use super::oracle::Answer;
use crate::{
    Authoriser, Decision, PolicyError, Refusal,
    policies::{FILES, SCHEMA},
};

/// Enough questions that a fault in one policy out of fifty comes up.
const QUESTIONS: usize = 6_000;

/// The policies with one passage put in another's place.
fn with_fault(file: &str, right: &str, wrong: &str) -> Result<Authoriser, PolicyError> {
    let files = FILES.map(|(name, text)| {
        if name != file {
            return (name, text.to_owned());
        }
        assert_eq!(text.matches(right).count(), 1, "the passage to plant a fault in stands once in {file}");
        (name, text.replace(right, wrong))
    });
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Authoriser::with(SCHEMA, &files)
}

fn check_found(file: &str, right: &str, wrong: &str) {
    let faulty = with_fault(file, right, wrong).unwrap();
    assert!(first_disagreement(&faulty, QUESTIONS).is_some(), "{wrong:?} for {right:?} in {file} was not found");
}

#[test]
fn the_policies_as_they_are_show_no_fault() {
    let sound = with_fault("casework", "// Casework:", "// Casework, once more:").unwrap();
    assert!(first_disagreement(&sound, QUESTIONS / 10).is_none());
}

#[test]
fn a_forbidding_policy_that_is_missing_is_found() {
    for (file, condition) in [
        ("conflict_of_interest", "when { principal.own_people.containsAny(resource.members) }"),
        ("conflict_of_interest", "when { resource in principal.conflicts }"),
        ("conflict_of_interest", "when { resource has author_of_pending && resource.author_of_pending == principal }"),
        ("sensitivity", "when { resource.sensitivity == Sensitivity::\"Sealed\" }"),
        ("sensitivity", "when { resource.sensitivity == Sensitivity::\"Sealed and locked\" }"),
        ("break_glass", "when { context.purpose == Purpose::\"Emergency\" && action != Action::\"break_glass\" }"),
    ] {
        check_found(file, condition, "when { context.at < 0 }");
    }
}

#[test]
fn a_permitting_policy_that_is_too_wide_is_found() {
    for (file, right, wrong) in [
        (
            "supervision",
            "permit (\n  principal in Role::\"Team manager\",\n  action in Action::\"lead_the_work\"",
            "permit (\n  principal,\n  action in Action::\"lead_the_work\"",
        ),
        (
            "front_door",
            "when { resource.front_door_open }\nwhen { context.purpose == Purpose::\"Front door\" };\n\n@id(\"front_door_takes",
            "when { context.purpose == Purpose::\"Front door\" };\n\n@id(\"front_door_takes",
        ),
        ("break_glass", "context.at < context.glass.until", "context.at <= context.glass.until"),
        ("break_glass", "<= 14400000000", "<= 14400000001"),
    ] {
        check_found(file, right, wrong);
    }
}

#[test]
fn a_policy_that_errs_refuses_everything_that_it_speaks_of() {
    // Cedar's own checks let an overflow pass, and Cedar skips a policy that errs: here that must be a refusal.
    let right = "when { resource has lead && resource.lead == principal }\nwhen { [Purpose::\"Casework\", Purpose::\"Subject access\"]";
    let wrong =
        "when { context.at + 9223372036854775807 > 0 }\nwhen { [Purpose::\"Casework\", Purpose::\"Subject access\"]";
    let faulty = with_fault("casework", right, wrong).unwrap();
    // Where a record may not even be known of, it stays unknown; anywhere else the fault is said. Nothing is ever allowed.
    let found = |(_, ours, _): &(_, Answer, _)| *ours == Err(Refusal::Fault);
    let (question, ..) = disagreements(&faulty, QUESTIONS).find(found).expect("the fault is found");
    assert!(disagreements(&faulty, QUESTIONS / 10).all(|(_, ours, _)| ours.is_err()));
    let Decision::Refused(refused) = question.decide(&faulty) else { panic!("an error allowed {question:?}") };
    assert_eq!(refused.kind, Refusal::Fault);
    assert!(!refused.words.contains("overflow"), "{refused}");
}

#[test]
fn policies_with_a_slip_of_the_pen_do_not_load() {
    let slip = |file, right, wrong| with_fault(file, right, wrong).err().expect("the slip is noticed");
    let misspelt = slip(
        "oversight",
        "permit (\n  principal in Role::\"Records officer\"",
        "permit (\n  principal in Role::\"Record officer\"",
    );
    assert!(matches!(misspelt, PolicyError::Misfit(_)), "{misspelt}");
    let unknown = slip("sensitivity", "@id(\"clearance\")", "@id(\"restricted\")");
    assert!(matches!(unknown, PolicyError::Unexplained { .. }), "{unknown}");
    let unexplained = slip("sensitivity", "@refusal(\"not_involved\")", "@refusal(\"go_away\")");
    assert!(matches!(unexplained, PolicyError::Unexplained { .. }), "{unexplained}");
    let unreadable = slip("casework", "// Casework:", "Casework:");
    assert!(matches!(unreadable, PolicyError::Syntax { .. }), "{unreadable}");
    assert!(matches!(Authoriser::with("entity", &FILES).err(), Some(PolicyError::Schema(_))));
}
