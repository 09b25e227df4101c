//! 4016: no child in need plan starts while a child protection plan runs.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4016",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan starts while a child protection plan is running",
    mend: "Correct the dates of the plans: the one starts when the other has ended",
    looks_at: &[
        "CINplanDates.CINPlanStartDate",
        "ChildProtectionPlans.CPPstartDate",
        "ChildProtectionPlans.CPPendDate",
    ],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-01.. !protection 2025-05-01..2025-06-01
        plan 2025-04-30.. protection 2025-05-01..2025-06-01
        !plan 2025-05-31.. !protection 2025-05-01..2025-06-01
        plan 2025-06-01.. protection 2025-05-01..2025-06-01
        !plan 2026-03-31.. !protection 2025-05-01..
        plan 2026-04-01.. protection 2025-05-01..
        !plan 2025-05-31.. referral .. !protection 2025-05-01..
        plan .. protection 2025-05-01..
        plan 2025-05-31.. protection ..2025-06-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let (plans, protections) = (child.plans(), child.protections());
    let meet = |plan: &Plan<'_>, protection: &Protection<'_>| {
        census.falls_before_end(plan.started, protection.started, protection.ended)
    };
    for plan in &plans {
        found.report_if(protections.iter().any(|protection| meet(plan, protection)), &plan.row);
    }
    for protection in &protections {
        found.report_if(plans.iter().any(|plan| meet(plan, protection)), &protection.row);
    }
}
