//! 8620: a closed episode closed in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8620",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode was closed outside the year",
    mend: "Correct the closure date, or leave the episode for the return of the year in which it closed",
    looks_at: &["CINdetails.CINclosureDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !referral ..2025-03-31
        referral ..2025-04-01
        referral ..2026-03-31
        !referral ..2026-04-01
        referral 2025-03-31..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(census.excludes(episode.closed), &episode.row);
    }
}
