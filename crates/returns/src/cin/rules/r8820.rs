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
    let overlap = |later: &Episode<'_>, earlier: &Episode<'_>| {
        // An episode may begin on the day on which the one before it closed. One that ended with its referral never runs.
        let runs = earlier.closed.is_some() || earlier.went_further();
        runs && census.falls_before_end(later.referred, earlier.referred, earlier.closed.or(Some(census.end)))
    };
    overlapping(&child.episodes, overlap).for_each(|episode| found.report(&episode.row));
}
