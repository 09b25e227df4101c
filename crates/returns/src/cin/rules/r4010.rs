//! 4010: a child in need plan has a start that is not after the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4010",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan has no start, or starts after the year",
    mend: "Record when the plan started, or leave it for the next return",
    looks_at: &["CINplanDates.CINPlanStartDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        plan 2026-03-31..
        !plan 2026-04-01..
        plan 2026-03-30..
        !plan ..2025-05-01
        !plan 01/05/2025..
        plan 2019-01-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        found.report_if(plan.started.is_none() || census.is_before(plan.started), &plan.row);
    }
}
