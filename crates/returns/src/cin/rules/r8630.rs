//! 8630: an episode closes after it opened.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8630",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode was closed before the child was referred",
    mend: "Correct the referral date or the closure date",
    looks_at: &["CINdetails.CINreferralDate", "CINdetails.CINclosureDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02..2025-05-01
        referral 2025-05-02..2025-05-02
        referral 2025-05-02..2025-05-03
        referral 2025-05-02..
        referral ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(before(episode.closed, episode.referred), &episode.row);
    }
}
