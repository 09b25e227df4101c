//! 8816: an open episode is the newest.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8816",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode is open although a newer one has begun",
    mend: "Close the older episode",
    looks_at: &["CINdetails.CINreferralDate", "CINdetails.CINclosureDate", "CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-01.. nfa=0 !referral 2025-05-02..2025-06-01 nfa=0
        referral 2025-05-02.. nfa=0 referral 2025-05-01..2025-06-01 nfa=0
        !referral 2025-05-01.. nfa=0 !referral 2025-05-01.. nfa=0
        referral 2025-05-01.. nfa=0 referral 2025-05-01..2025-06-01 nfa=0
        referral 2025-05-01.. nfa=1 referral 2025-05-02.. nfa=0
        referral .. nfa=0 referral 2025-05-02..2025-06-01 nfa=0
        referral 2025-05-01.. nfa=0
        !referral 2025-05-01.. nfa=false referral 2025-05-02..2025-06-01 nfa=0 !referral 2025-05-03.. nfa=1
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let referred: Vec<_> = child.episodes.iter().filter(|episode| episode.referred.is_some()).collect();
    // Of two episodes from the same day, the first of the file is taken as the newest.
    let Some(newest) = referred.iter().rev().max_by_key(|episode| episode.referred) else { return };
    for episode in referred.iter().filter(|episode| episode.closed.is_none() && episode.went_further()) {
        if episode.row.number != newest.row.number {
            found.report(&episode.row);
            found.report(&newest.row);
        }
    }
}
