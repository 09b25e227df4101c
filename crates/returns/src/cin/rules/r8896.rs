//! 8896: an episode has one open assessment.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8896",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode has more than one assessment that is not finished",
    mend: "Record when the assessments were authorised",
    looks_at: &["Assessments.AssessmentAuthorisationDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment 2025-05-01.. !assessment 2025-06-01..
        !assessment .. !assessment .. !assessment ..2025-05-01
        assessment .. assessment ..2025-05-01
        assessment .. referral .. assessment ..
        assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        if episode.assessments.iter().filter(|assessment| assessment.authorised.is_none()).count() > 1 {
            episode.assessments.iter().for_each(|assessment| found.report(&assessment.row));
        }
    }
}
