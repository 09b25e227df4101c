//! 4011: a child in need plan ends after it starts.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4011",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan ends before it starts",
    mend: "Correct the start or the end of the plan",
    looks_at: &["CINplanDates.CINPlanEndDate", "CINplanDates.CINPlanStartDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-02..2025-05-01
        plan 2025-05-02..2025-05-02
        plan 2025-05-02..2025-05-03
        plan 2025-05-02..
        plan ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        found.report_if(before(plan.ended, plan.started), &plan.row);
    }
}
