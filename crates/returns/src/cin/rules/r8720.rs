//! 8720: a child protection plan has a start that is not after the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8720",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan has no start, or starts after the year",
    mend: "Record when the plan started, or leave it for the next return",
    looks_at: &["ChildProtectionPlans.CPPstartDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        protection 2026-03-31..
        !protection 2026-04-01..
        protection 2026-03-30..
        !protection ..2025-05-01
        !protection 2025-5-1..
        protection 2019-01-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(protection.started.is_none() || census.is_before(protection.started), &protection.row);
    }
}
