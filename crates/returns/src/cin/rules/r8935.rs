//! 8935: a child has one open child protection plan.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8935",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one child protection plan without an end",
    mend: "End the plan that was replaced",
    looks_at: &["ChildProtectionPlans.CPPendDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-01.. !protection 2025-06-01..
        !protection 2025-05-01.. protection ..2025-06-01 referral .. !protection ..
        protection 2025-05-01.. protection 2025-06-01..2025-07-01
        protection 2025-05-01..
        & protection 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let open: Vec<_> = child.protections().into_iter().filter(|protection| protection.ended.is_none()).collect();
    if open.len() > 1 {
        open.iter().for_each(|protection| found.report(&protection.row));
    }
}
