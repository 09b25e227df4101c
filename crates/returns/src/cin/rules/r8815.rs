//! 8815: a child has one open episode.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8815",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one open episode",
    mend: "Close the episodes that have ended",
    looks_at: &["CINdetails.ReferralNFA", "CINdetails.CINclosureDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-01.. nfa=0 !referral 2025-06-01.. nfa=false
        !referral .. nfa=0 !referral .. nfa=0 !referral .. nfa=1 referral ..2025-06-01 nfa=0
        referral .. nfa=0 referral .. nfa=1
        referral .. nfa=0 referral ..2025-05-01 nfa=0
        referral .. nfa=0 referral ..
        referral .. nfa=0
        & referral .. nfa=0
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let unclosed: Vec<_> = child.episodes.iter().filter(|episode| episode.closed.is_none()).collect();
    if unclosed.iter().filter(|episode| episode.went_further()).count() > 1 {
        unclosed.iter().for_each(|episode| found.report(&episode.row));
    }
}
