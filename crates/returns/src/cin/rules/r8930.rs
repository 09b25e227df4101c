//! 8930: a child protection plan that has ended ended in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8930",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan ends outside the year",
    mend: "Correct the end of the plan, or leave it for the return of the year in which it ended",
    looks_at: &["ChildProtectionPlans.CPPendDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !protection ..2025-03-31
        protection ..2025-04-01
        protection ..2026-03-31
        !protection ..2026-04-01
        protection 2025-03-31..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(census.excludes(protection.ended), &protection.row);
    }
}
