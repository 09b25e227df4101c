//! 8840: a child protection plan lasts longer than a day.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8840",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan starts and ends on the same day",
    mend: "Correct the dates, or take the plan out when there was none",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "ChildProtectionPlans.CPPendDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-01..2025-05-01
        protection 2025-05-01..2025-05-02
        protection 2025-05-02..2025-05-01
        protection ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(same(protection.started, protection.ended), &protection.row);
    }
}
