//! 1103: an assessment belongs to a referral, so it cannot start before it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1103",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment starts before the child was referred",
    mend: "Correct the start of the assessment or the referral date, or move the assessment to the episode that it belongs to",
    looks_at: &["Assessments.AssessmentActualStartDate", "CINdetails.CINreferralDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02.. !assessment 2025-05-01..
        referral 2025-05-02.. assessment 2025-05-02..
        referral 2025-05-02.. assessment 2025-05-03..
        referral 2025-05-02.. assessment ..2025-05-01
        referral .. assessment 2025-05-01..
        !referral 2025-05-02.. assessment 2025-05-02.. !assessment 2025-04-30.. referral 2025-03-01.. assessment 2025-04-30..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for assessment in &episode.assessments {
            if before(assessment.started, episode.referred) {
                found.report(&assessment.row);
                found.report(&episode.row);
            }
        }
    }
}
