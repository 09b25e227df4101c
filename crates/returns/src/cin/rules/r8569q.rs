//! 8569Q: a referral that ended there belongs to the year in which it came.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8569Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The referral is marked as no further action and is from more than a working day before the year",
    mend: "Take the mark off when work went on, or leave the referral out",
    looks_at: &["CINdetails.CINreferralDate", "CINdetails.ReferralNFA"],
    needs: &[Need::WorkingDays],
    check: Check::Child(check),
    cases: "
        !referral 2025-03-30.. nfa=1
        referral 2025-03-31.. nfa=1
        referral 2025-04-01.. nfa=1
        referral 2025-03-30.. nfa=0
        referral 2025-03-30.. nfa=false
        !referral 2025-03-30..
        !referral 2019-03-30.. nfa=true
        referral .. nfa=1
        year 2024
        !referral 2023-03-30.. nfa=1
        referral 2023-03-31.. nfa=1
        referral 2023-04-02.. nfa=1
        year 2025
        !referral 2024-03-27.. nfa=1
        referral 2024-03-28.. nfa=1
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    // A referral of the last working day before the year may be settled in the year.
    let first = census.calendar.add_working_days(census.start, -1);
    for episode in child.episodes.iter().filter(|episode| !episode.went_further()) {
        found.report_if(before(episode.referred, Some(first)), &episode.row);
    }
}
