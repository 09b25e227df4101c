//! 8863Q: assessments of an episode follow each other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8863Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "Two assessments of the episode run at the same time",
    mend: "Correct the dates, so that one assessment ends before the next starts",
    looks_at: &["Assessments.AssessmentActualStartDate", "Assessments.AssessmentAuthorisationDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !assessment 2025-05-01..2025-06-01 !assessment 2025-06-01..2025-07-01
        assessment 2025-05-01..2025-06-01 assessment 2025-06-02..2025-07-01
        !assessment 2025-05-01..2025-06-01 !assessment 2025-05-01..
        assessment 2025-05-01..2025-06-01 assessment 2025-05-01..2025-06-01
        assessment 2025-05-01.. assessment 2025-05-01..
        !assessment 2025-05-01.. !assessment 2026-03-31..
        assessment 2025-05-01.. assessment 2026-04-01..
        assessment 2025-05-01..2025-06-01 referral .. assessment 2025-05-15..
        assessment 2025-05-01.. assessment ..2025-06-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let overlap = |later: &Assessment<'_>, earlier: &Assessment<'_>| {
        // Two with the same dates are one that was recorded twice, not two that overlap.
        let is_copy = later.started == earlier.started && later.authorised == earlier.authorised;
        !is_copy && census.falls_within(later.started, earlier.started, earlier.authorised)
    };
    for episode in &child.episodes {
        overlapping(&episode.assessments, overlap).for_each(|assessment| found.report(&assessment.row));
    }
}
