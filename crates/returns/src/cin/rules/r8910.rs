//! 8910: a child protection plan has a latest category of abuse.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8910",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The latest category of abuse of the plan is missing or not a code of the list",
    mend: "Use NEG, PHY, SAB, EMO or MUL; it is the first category again when nothing has changed",
    looks_at: &["ChildProtectionPlans.LatestCategoryOfAbuse"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        protection .. latest=PHY
        protection .. latest=EMO
        !protection .. latest=Emo
        !protection .. latest=XXX
        !protection .. latest=
        !protection .. first=NEG
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(!is_abuse(protection.latest_category), &protection.row);
    }
}
