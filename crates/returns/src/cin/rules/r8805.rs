//! 8805: a closed episode has a reason.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8805",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode has a closure date and no reason for closure",
    mend: "Record why the episode was closed",
    looks_at: &["CINdetails.CINclosureDate", "CINdetails.ReasonForClosure"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral ..2025-05-01
        !referral ..2025-05-01 reason=
        referral ..2025-05-01 reason=RC1
        referral ..2025-05-01 reason=XX
        referral 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(episode.closed.is_some() && episode.closure_reason.is_empty(), &episode.row);
    }
}
