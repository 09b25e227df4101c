//! 4015: a child in need plan follows a referral.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4015",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan starts before the child was referred",
    mend: "Correct the start of the plan or the referral date",
    looks_at: &["CINplanDates.CINPlanStartDate", "CINdetails.CINreferralDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02.. !plan 2025-05-01..
        referral 2025-05-02.. plan 2025-05-02..
        referral 2025-05-02.. plan 2025-05-03..
        referral .. plan 2025-05-01..
        referral 2025-05-02.. plan ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for plan in &episode.plans {
            if before(plan.started, episode.referred) {
                found.report(&plan.row);
                found.report(&episode.row);
            }
        }
    }
}
