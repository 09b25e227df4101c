//! 8867: a closed episode has no assessment that is still open.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8867",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode is closed, but one of its assessments is not finished",
    mend: "Record when the assessment was authorised, or open the episode again",
    looks_at: &["CINdetails.CINclosureDate", "Assessments.AssessmentAuthorisationDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral ..2025-06-01 !assessment 2025-05-01..
        !referral ..2025-06-01 assessment 2025-04-01..2025-04-20 !assessment ..
        referral ..2025-06-01 assessment 2025-05-01..2025-05-20
        referral 2025-04-01.. assessment 2025-05-01..
        referral ..2025-06-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.closed.is_some()) {
        for assessment in episode.assessments.iter().filter(|assessment| assessment.authorised.is_none()) {
            found.report(&episode.row);
            found.report(&assessment.row);
        }
    }
}
