//! 8600: an episode begins with a referral that is not after the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8600",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The referral date is missing or after the year",
    mend: "Record when the child was referred, or leave the episode for the next return",
    looks_at: &["CINdetails.CINreferralDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        referral 2026-03-31..
        !referral 2026-04-01..
        referral 2026-03-30..
        !referral ..
        !referral ..2025-05-01
        !referral 30/02/2026..
        referral 2015-01-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(episode.referred.is_none() || census.is_before(episode.referred), &episode.row);
    }
}
