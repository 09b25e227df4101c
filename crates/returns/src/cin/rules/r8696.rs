//! 8696: a finished assessment finished in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8696",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment was authorised outside the year",
    mend: "Correct the date, or leave the assessment for the return of the year in which it was authorised",
    looks_at: &["Assessments.AssessmentAuthorisationDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !assessment ..2025-03-31
        assessment ..2025-04-01
        assessment ..2026-03-31
        !assessment ..2026-04-01
        assessment 2025-03-31..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(census.excludes(assessment.authorised), &assessment.row);
    }
}
