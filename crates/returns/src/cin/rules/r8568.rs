//! 8568: every referral says whether it ended there.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8568",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The mark for no further action is missing or is neither yes nor no",
    mend: "Write true or 1 when the referral ended there, and false or 0 when it went further",
    looks_at: &["CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        referral .. nfa=1
        referral .. nfa=0
        referral .. nfa=true
        referral .. nfa=false
        referral .. nfa=False
        !referral .. nfa=
        !referral ..
        !referral .. nfa=2
        !referral .. nfa=yes
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(!episode.is_no_further_action() && !episode.went_further(), &episode.row);
    }
}
