//! 8940: child protection plans follow each other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8940",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Two child protection plans of the child run at the same time",
    mend: "Correct the dates, so that one plan ends before the next starts",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "ChildProtectionPlans.CPPendDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-01..2025-06-01 !protection 2025-06-01..
        protection 2025-05-01..2025-06-01 protection 2025-06-02..
        !protection 2025-05-01..2025-06-01 referral .. !protection 2025-05-15..
        !protection 2025-05-01.. !protection 2026-03-31..
        protection 2025-05-01.. protection 2026-04-01..
        protection 2025-05-01.. protection ..2025-06-01
        protection 2025-05-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let overlap = |later: &&Protection<'_>, earlier: &&Protection<'_>| {
        census.falls_within(later.started, earlier.started, earlier.ended)
    };
    overlapping(&child.protections(), overlap).for_each(|protection| found.report(&protection.row));
}
