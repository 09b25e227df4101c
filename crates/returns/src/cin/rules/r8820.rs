//! 8820: episodes follow each other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8820",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Two episodes of the child run at the same time",
    mend: "Correct the dates, so that one episode is closed before the next begins",
    looks_at: &["CINdetails.CINreferralDate", "CINdetails.CINclosureDate", "CINdetails.ReferralNFA"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-01..2025-06-01 !referral 2025-05-31..2025-07-01
        referral 2025-05-01..2025-06-01 referral 2025-06-01..2025-07-01
        !referral 2025-05-01..2025-06-01 !referral 2025-05-01..2025-07-01
        !referral 2025-05-01.. nfa=0 !referral 2026-03-30..
        referral 2025-05-01.. nfa=0 referral 2026-03-31..
        referral 2025-05-01.. nfa=1 referral 2025-06-01..
        referral 2025-05-01.. referral 2025-06-01..
        referral 2025-05-01.. nfa=0 referral ..
        referral 2025-05-01.. nfa=0
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for (later, earlier) in pairs(&child.episodes) {
        let overlaps = match earlier.closed {
            // An episode may begin on the day on which the one before it closed.
            Some(_) => census.falls_before_end(later.referred, earlier.referred, earlier.closed),
            None => {
                earlier.went_further() && census.falls_before_end(later.referred, earlier.referred, Some(census.end))
            }
        };
        if overlaps {
            found.report(&later.row);
            found.report(&earlier.row);
        }
    }
}
