//! 8608: an assessment ends after it starts.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8608",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment starts after it was authorised",
    mend: "Correct the start of the assessment or the date on which it was authorised",
    looks_at: &["Assessments.AssessmentActualStartDate", "Assessments.AssessmentAuthorisationDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment 2025-05-02..2025-05-01
        assessment 2025-05-02..2025-05-02
        assessment 2025-05-02..2025-05-03
        assessment 2025-05-02..
        assessment ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(before(assessment.authorised, assessment.started), &assessment.row);
    }
}
