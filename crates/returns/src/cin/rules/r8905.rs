//! 8905: a child protection plan begins with a category of abuse.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8905",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The category of abuse at the start of the plan is missing or not a code of the list",
    mend: "Use NEG, PHY, SAB, EMO or MUL",
    looks_at: &["ChildProtectionPlans.InitialCategoryOfAbuse"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        protection .. first=NEG
        protection .. first=MUL
        !protection .. first=neg
        !protection .. first=XXX
        !protection .. first=
        !protection .. latest=NEG
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(!is_abuse(protection.initial_category), &protection.row);
    }
}
