//! 4017: no child protection plan starts while a child in need plan runs.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4017",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan starts while a child in need plan is running",
    mend: "End the child in need plan on the day on which the child protection plan starts",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "CINplanDates.CINPlanStartDate", "CINplanDates.CINPlanEndDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-01.. !plan 2025-05-01..2025-06-01
        protection 2025-04-30.. plan 2025-05-01..2025-06-01
        !protection 2025-05-31.. !plan 2025-05-01..2025-06-01
        protection 2025-06-01.. plan 2025-05-01..2025-06-01
        !protection 2026-03-31.. !plan 2025-05-01..
        protection 2026-04-01.. plan 2025-05-01..
        !protection 2025-05-31.. referral .. !plan 2025-05-01..
        protection .. plan 2025-05-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let (plans, protections) = (child.plans(), child.protections());
    let meet = |plan: &Plan<'_>, protection: &Protection<'_>| {
        census.falls_before_end(protection.started, plan.started, plan.ended)
    };
    for protection in &protections {
        found.report_if(plans.iter().any(|plan| meet(plan, protection)), &protection.row);
    }
    for plan in &plans {
        found.report_if(protections.iter().any(|protection| meet(plan, protection)), &plan.row);
    }
}
