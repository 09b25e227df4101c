//! 8772: the reason UN7 is for referrals that ended there.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8772",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The UPN is not known because of a referral without further action, but an episode is not marked so",
    mend: "Record another reason for having no UPN, or the UPN",
    looks_at: &["ChildIdentifiers.UPNunknown", "CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child unknown=UN7 !referral .. nfa=0
        !child unknown=UN7 referral .. nfa=1 !referral .. nfa=false
        !child unknown=UN7 !referral ..
        !child unknown=UN7
        child unknown=UN7 referral .. nfa=1
        child unknown=UN7 referral .. nfa=true
        child unknown=UN6 referral .. nfa=0
        child referral .. nfa=0
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    if child.upn_unknown == "UN7" {
        let further = child.episodes.iter().filter(|episode| !episode.is_no_further_action());
        let before = further.map(|episode| found.report(&episode.row)).count();
        found.report_if(before > 0 || child.episodes.is_empty(), &child.row);
    }
}
