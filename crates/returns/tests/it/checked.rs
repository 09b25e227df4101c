//! Whole returns checked from outside: the same findings always, nothing twice, and most rules at work on made-up data.

use std::collections::BTreeSet;

use returns::cin::{self, Checked, Options, RULES};
use returns::{Finding, State};

use crate::made::{Identifiers, Making};
use crate::{EVERYTHING, child, message};

const MAKING: Making =
    Making { seed: 20_260_331, children: 3_000, year: 2026, spoilt: 400, identifiers: Identifiers::Sound };

fn check(xml: &str) -> Checked {
    cin::check(xml.as_bytes(), Options::default(), |_| {}).expect("the tests check whole messages")
}

fn codes(checked: &Checked) -> BTreeSet<&'static str> {
    checked.findings.iter().map(|finding| finding.rule).collect()
}

/// A small return of which little is right, its identifiers least of all.
const RUINED: Making = Making { seed: 7, children: 60, spoilt: 2_500, identifiers: Identifiers::Spoilt, ..MAKING };

#[test]
fn made_up_returns_set_off_nearly_every_rule() {
    // Files to compare with what another validator finds.
    if let Ok(folder) = std::env::var("KITH_MADE_CIN") {
        std::fs::write(format!("{folder}/ruined.xml"), RUINED.xml()).unwrap();
        for year in 2023..=2027 {
            std::fs::write(format!("{folder}/{year}.xml"), Making { year, ..MAKING }.xml()).unwrap();
        }
    }
    let checked = check(&MAKING.xml());
    let found = codes(&checked);
    assert!(found.len() >= 95, "{} rules found something", found.len());
    let found: BTreeSet<&str> = found.union(&codes(&check(&RUINED.xml()))).copied().collect();
    assert!(found.len() >= 100, "{} rules found something", found.len());
}

#[test]
fn the_same_return_gives_the_same_findings_in_one_order_and_none_twice() {
    let xml = Making { children: 500, ..MAKING }.xml();
    let checked = check(&xml);
    assert_eq!(check(&xml).findings, checked.findings);
    let key = |finding: &Finding<'_>| (finding.rule, finding.table, finding.row, finding.fields.clone());
    assert!(checked.findings.is_sorted_by(|one, other| key(one) < key(other)));
    for outcome in &checked.outcomes {
        let findings = checked.findings.iter().filter(|finding| finding.rule == outcome.rule).count();
        assert_eq!(outcome.state, State::Ran { findings: findings as u32 }, "{}", outcome.rule);
    }
    assert_eq!(checked.outcomes.len(), RULES.len() + 1, "and READ");
}

#[test]
fn every_collection_is_checked_by_its_own_rules() {
    for year in [2023, 2024, 2025, 2026, 2027] {
        let checked = check(&Making { children: 200, year, ..MAKING }.xml());
        assert_eq!(i32::from(checked.year), i32::from(year));
        let expected = RULES.iter().filter(|rule| rule.years.include(checked.year)).count();
        assert_eq!(checked.outcomes.len(), expected + 1);
        assert_eq!(codes(&checked).contains("8945Q"), year >= 2025);
        assert!(checked.findings.iter().filter(|finding| finding.rule == "4180").count() < 20, "{year}");
    }
}

#[test]
fn a_return_without_a_slip_in_its_form_has_no_notes() {
    let checked = check(EVERYTHING);
    assert_eq!(checked.notes, []);
    assert_eq!((checked.year, checked.authority.as_deref()), (2026, Some("999")));
    let count = |table| checked.counts.iter().find(|(name, _)| *name == table).unwrap().1;
    assert_eq!((count("ChildIdentifiers"), count("Assessments"), count("Reviews")), (2, 2, 3));
    assert_eq!((count("Disabilities"), count("PreProceedingsandFGDM")), (2, 1));
}

#[test]
fn a_value_that_no_rule_speaks_of_is_found_all_the_same() {
    let more = "<CINdetails><Assessments><AssessmentInternalReviewDate>soon</AssessmentInternalReviewDate></Assessments>\
         <PreProceedingsandFGDM><FGDMMeetingOffer>maybe</FGDMMeetingOffer></PreProceedingsandFGDM>\
         <PrimaryNeedCode>N99</PrimaryNeedCode></CINdetails>";
    let checked = check(&message(&child("AM1", more)));
    let read: Vec<(&str, i64, &str, &str)> = (checked.findings.iter())
        .filter(|finding| finding.rule == "READ")
        .map(|finding| (finding.table, finding.row, finding.fields[0], finding.values[0].as_ref()))
        .collect();
    // The primary need is found by 8650, which says the same.
    assert_eq!(
        read,
        [
            ("Assessments", 0, "AssessmentInternalReviewDate", "soon"),
            ("PreProceedingsandFGDM", 0, "FGDMMeetingOffer", "maybe"),
        ]
    );
    assert!(codes(&checked).contains("8650"));
}

#[test]
fn a_wrong_date_is_said_to_be_wrong_even_where_a_rule_misses_it() {
    let more = "<CINdetails><CINreferralDate>30/02/2026</CINreferralDate></CINdetails>";
    let found = codes(&check(&message(&child("AM1", more)))).into_iter().collect::<Vec<_>>();
    assert!(found.contains(&"READ"), "{found:?}");
}

#[test]
fn a_return_that_does_not_say_its_year_runs_what_it_can() {
    let checked = check(&message(&child("AM1", "<CINdetails/>")));
    let waits = |state: &State| matches!(state, State::CouldNotRun { .. });
    let state = |code| &checked.outcomes.iter().find(|outcome| outcome.rule == code).unwrap().state;
    assert!(waits(state("8600")) && waits(state("8670Q")) && !waits(state("8568")));
    assert!(checked.notes.iter().any(|note| note.says.contains("Give the year")));
    assert!(codes(&checked).contains("8568") && !codes(&checked).contains("8600"));

    let options = Options { year: Some(2026), ..Options::default() };
    let told = cin::check(message(&child("AM1", "<CINdetails/>")).as_bytes(), options, |_| {}).unwrap();
    assert!(codes(&told).contains("8600") && told.outcomes.iter().all(|outcome| !waits(&outcome.state)));
}

#[test]
fn rules_that_run_without_the_year_find_what_they_would_with_it() {
    let xml = Making { children: 800, spoilt: 800, ..MAKING }.xml();
    let (_, children) = xml.split_once("<Children>").unwrap();
    let without = check(&format!("<Message><Header/><Children>{children}"));
    let ran = |code: &str| {
        let outcome = without.outcomes.iter().find(|outcome| outcome.rule == code).unwrap();
        matches!(outcome.state, State::Ran { .. })
    };
    // A rule that asks the year for its days and does not say so would find something else here.
    let place = |finding: &Finding<'_>| (finding.rule, finding.table, finding.row);
    let is_meant = |finding: &Finding<'_>| ran(finding.rule) && !matches!(finding.rule, "100" | "READ");
    let with: Vec<_> = check(&xml).findings.iter().filter(|finding| is_meant(finding)).map(place).collect();
    let without: Vec<_> = without.findings.iter().filter(|finding| is_meant(finding)).map(place).collect();
    assert_eq!(without, with);
    assert!(with.len() > 1_000);
}

#[test]
fn a_header_of_another_year_than_the_one_named_is_noticed() {
    let notes = |year| {
        let options = Options { year: Some(year), ..Options::default() };
        cin::check(EVERYTHING.as_bytes(), options, |_| {}).unwrap().notes
    };
    assert_eq!(notes(2026), []);
    assert!(notes(2025)[0].says.contains("another year"));
}

#[test]
fn rules_that_count_working_days_wait_for_bank_holidays_that_are_not_known() {
    let options = Options { year: Some(2050), ..Options::default() };
    let checked = cin::check(message(&child("AM1", "<CINdetails/>")).as_bytes(), options, |_| {}).unwrap();
    let waiting: Vec<&str> = (checked.outcomes.iter())
        .filter(|outcome| matches!(outcome.state, State::CouldNotRun { .. }))
        .map(|outcome| outcome.rule)
        .collect();
    assert_eq!(waiting, ["8569Q", "8670Q", "8675Q"]);
}

#[test]
fn what_the_layout_does_not_know_becomes_a_note_with_its_line() {
    let checked = check(&message(&format!("{}\n{}", child("AM1", ""), child("AM2", "<Team>Oak</Team>"))));
    let says: Vec<_> =
        checked.notes.iter().filter(|note| note.line == Some(3)).map(|note| note.says.as_str()).collect();
    assert_eq!(says, ["Child/Team is not part of the CIN census. It has been kept but not used"]);
    assert!(checked.notes.iter().all(|note| !note.says.contains("Oak")));
}

#[test]
fn a_child_that_cannot_be_read_keeps_its_row_for_those_after_it() {
    let bad = child("AM2", "<CINdetails>").replace("</Child>", "");
    let checked = check(&message(&format!("{}\n{bad}\n{}", child("AM1", ""), child("", ""))));
    let missing: Vec<i64> =
        checked.findings.iter().filter(|finding| finding.rule == "8500").map(|finding| finding.row).collect();
    assert_eq!(missing, [2]);
    assert!(checked.notes.iter().any(|note| note.says.contains("has been left out")));
}

#[test]
fn the_wrong_councils_file_is_noticed() {
    let options = |authority: &str| Options { authority: Some(authority.to_owned()), ..Options::default() };
    let notes = |authority| cin::check(EVERYTHING.as_bytes(), options(authority), |_| {}).unwrap().notes.len();
    assert_eq!((notes("999"), notes("998"), notes("E06000001")), (0, 1, 0));
}
