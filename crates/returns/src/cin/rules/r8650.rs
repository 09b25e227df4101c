//! 8650: a primary need is one of the list.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8650",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The primary need is not a code of the list",
    mend: "Use N0 to N9",
    looks_at: &["CINdetails.PrimaryNeedCode"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        referral .. need=N0
        referral .. need=N9
        !referral .. need=N10
        !referral .. need=n1
        !referral .. need=1
        referral .. need=
        referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let is_code = matches!(episode.need, "N0" | "N1" | "N2" | "N3" | "N4" | "N5" | "N6" | "N7" | "N8" | "N9");
        found.report_if(!episode.need.is_empty() && !is_code, &episode.row);
    }
}
