//! 8832: a referral that ended there has no child protection plan.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8832",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "There is a child protection plan on a referral that is marked as no further action",
    mend: "Take the mark off when the referral went further, or take out the plan",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. nfa=1 !protection ..
        !referral .. nfa=true !protection 2025-05-01.. !protection ..
        referral .. nfa=0 protection ..
        referral .. protection ..
        referral .. nfa=1
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.is_no_further_action()) {
        for protection in &episode.protections {
            found.report(&protection.row);
            found.report(&episode.row);
        }
    }
}
