//! 1105: a child protection plan follows a referral.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1105",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan starts before the child was referred",
    mend: "Correct the start of the plan or the referral date",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "CINdetails.CINreferralDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02.. !protection 2025-05-01..
        referral 2025-05-02.. protection 2025-05-02..
        referral 2025-05-02.. protection 2025-05-03..
        referral 2025-05-02.. protection ..2025-05-01
        referral .. protection 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for protection in &episode.protections {
            if before(protection.started, episode.referred) {
                found.report(&protection.row);
                found.report(&episode.row);
            }
        }
    }
}
