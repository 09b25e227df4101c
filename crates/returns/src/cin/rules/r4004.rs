//! 4004: an episode has one open child in need plan.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4004",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode has more than one child in need plan without an end",
    mend: "End the plan that was replaced",
    looks_at: &["CINplanDates.CINPlanEndDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-01.. !plan 2025-06-01..
        !plan 2025-05-01.. !plan ..
        !plan 2025-05-01..2025-05-31 !plan 2025-05-01.. !plan 2025-06-01..
        plan 2025-05-01..2025-05-31 plan 2025-06-01..
        plan 2025-05-01.. referral .. plan 2025-06-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        if episode.plans.iter().filter(|plan| plan.ended.is_none()).count() > 1 {
            episode.plans.iter().for_each(|plan| found.report(&plan.row));
        }
    }
}
