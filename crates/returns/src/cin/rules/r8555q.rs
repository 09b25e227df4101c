//! 8555Q: nobody is referred after death.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8555Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child was referred after the death",
    mend: "Correct the referral date or the date of death",
    looks_at: &["CINdetails.CINreferralDate", "ChildIdentifiers.PersonDeathDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child died=2025-05-01 !referral 2025-05-02..
        child died=2025-05-01 referral 2025-05-01..
        child died=2025-05-01 referral 2025-04-30..
        child referral 2025-05-02..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        if before(child.died, episode.referred) {
            found.report(&episode.row);
            found.report(&child.row);
        }
    }
}
