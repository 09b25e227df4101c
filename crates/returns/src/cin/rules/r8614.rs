//! 8614: factors are found by an assessment that has finished.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8614",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment is not finished but has factors",
    mend: "Record when the assessment was authorised, or take out the factors until it is",
    looks_at: &["Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentFactors"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment 2025-05-01.. factors=1A
        !assessment 2025-05-01..31/05/2025 factors=1A,2B
        assessment 2025-05-01..2025-06-01 factors=1A
        assessment 2025-05-01..
        assessment 2025-05-01.. factors=
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(assessment.authorised.is_none() && !assessment.factors.is_empty(), &assessment.row);
    }
}
