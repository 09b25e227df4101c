//! 8736: an assessment that has not finished started in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8736",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment is not finished and did not start in the year",
    mend: "Record when it was authorised, correct its start, or take it out",
    looks_at: &["Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentActualStartDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !assessment 2025-03-31..
        assessment 2025-04-01..
        assessment 2026-03-31..
        !assessment 2026-04-01..
        !assessment ..
        assessment 2025-03-31..2025-05-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(assessment.authorised.is_none() && !census.includes(assessment.started), &assessment.row);
    }
}
