//! 4013: a child in need plan that has ended ended in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4013",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan ends outside the year",
    mend: "Correct the end of the plan, or leave it for the return of the year in which it ended",
    looks_at: &["CINplanDates.CINPlanEndDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !plan ..2025-03-31
        plan ..2025-04-01
        plan ..2026-03-31
        !plan ..2026-04-01
        plan 2025-03-31..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        found.report_if(census.excludes(plan.ended), &plan.row);
    }
}
