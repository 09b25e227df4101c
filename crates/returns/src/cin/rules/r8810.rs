//! 8810: an episode with a reason for closure is closed.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8810",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode has a reason for closure and no closure date",
    mend: "Record when the episode was closed, or take out the reason",
    looks_at: &["CINdetails.ReasonForClosure", "CINdetails.CINclosureDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. reason=RC1
        !referral ..31/12/2025 reason=RC1
        referral ..2025-05-01 reason=RC1
        referral .. reason=
        referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(episode.closed.is_none() && !episode.closure_reason.is_empty(), &episode.row);
    }
}
