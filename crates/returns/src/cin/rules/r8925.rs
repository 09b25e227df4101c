//! 8925: a child protection plan ends after it starts.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8925",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan ends before it starts",
    mend: "Correct the start or the end of the plan",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "ChildProtectionPlans.CPPendDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-02..2025-05-01
        protection 2025-05-02..2025-05-02
        protection 2025-05-02..2025-05-03
        protection ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        found.report_if(before(protection.ended, protection.started), &protection.row);
    }
}
