//! 8640: a reason for closure is one of the list.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8640",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for closure is not a code of the list",
    mend: "Use RC1 to RC9",
    looks_at: &["CINdetails.ReasonForClosure"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        referral .. reason=RC1
        referral .. reason=RC9
        !referral .. reason=RC0
        !referral .. reason=RC10
        !referral .. reason=rc1
        referral .. reason=
        referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let is_code =
            matches!(episode.closure_reason, "RC1" | "RC2" | "RC3" | "RC4" | "RC5" | "RC6" | "RC7" | "RC8" | "RC9");
        found.report_if(!episode.closure_reason.is_empty() && !is_code, &episode.row);
    }
}
