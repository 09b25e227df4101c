//! 4000: a referral that ended there has no child in need plan.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4000",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "There is a child in need plan on a referral that is marked as no further action",
    mend: "Take the mark off when the referral went further, or take out the plan",
    looks_at: &["CINplanDates.CINPlanStartDate", "CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. nfa=1 !plan ..
        !referral .. nfa=true !plan 2025-05-01..
        referral .. nfa=0 plan ..
        referral .. nfa=false plan ..
        referral .. plan ..
        referral .. nfa=1
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.is_no_further_action()) {
        for plan in &episode.plans {
            found.report(&plan.row);
            found.report(&episode.row);
        }
    }
}
