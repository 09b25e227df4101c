//! 4012Q: a child in need plan lasts longer than a day.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4012Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child in need plan starts and ends on the same day",
    mend: "Check the dates; take the plan out when there was none",
    looks_at: &["CINplanDates.CINPlanStartDate", "CINplanDates.CINPlanEndDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-02..2025-05-02
        plan 2025-05-02..2025-05-03
        plan 2025-05-02..2025-05-01
        plan ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        found.report_if(same(plan.started, plan.ended), &plan.row);
    }
}
