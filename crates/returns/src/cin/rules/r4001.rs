//! 4001: a child has one open plan at a time.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4001",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A child in need plan and a child protection plan of the same episode are both open",
    mend: "End the child in need plan on the day on which the child protection plan started",
    looks_at: &["CINplanDates.CINPlanEndDate", "CINplanDates.CINPlanStartDate", "ChildProtectionPlans.CPPendDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-01.. !protection 2025-06-01..
        plan 2025-05-01..2025-06-01 protection 2025-06-01..
        plan 2025-05-01.. protection 2025-06-01..2025-07-01
        plan .. protection 2025-06-01..
        plan 2025-05-01.. referral .. protection 2025-06-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for protection in episode.protections.iter().filter(|protection| protection.ended.is_none()) {
            for plan in episode.plans.iter().filter(|plan| plan.started.is_some() && plan.ended.is_none()) {
                found.report(&plan.row);
                found.report(&protection.row);
            }
        }
    }
}
