//! 8610: a referral that went further says what the child needs.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8610",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The referral went further, but no primary need is recorded",
    mend: "Record the primary need, or mark the referral as no further action",
    looks_at: &["CINdetails.ReferralNFA", "CINdetails.PrimaryNeedCode"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. nfa=0
        !referral .. nfa=false need=
        referral .. nfa=0 need=N1
        referral .. nfa=0 need=XX
        referral .. nfa=1
        referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(episode.went_further() && episode.need.is_empty(), &episode.row);
    }
}
