//! 8730: a child protection plan says how many there were before it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8730",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The number of earlier child protection plans is missing or is not a number",
    mend: "Write how many the child has had before this one, or 0",
    looks_at: &["ChildProtectionPlans.NumberOfPreviousCPP"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        protection .. earlier=0
        protection .. earlier=12
        !protection .. earlier=
        !protection ..
        !protection .. earlier=-1
        !protection .. earlier=two
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(protection.earlier_plans.is_none(), &protection.row);
    }
}
