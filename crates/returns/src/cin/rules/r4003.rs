//! 4003: a child protection review is not held while a child in need plan runs.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4003",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A review of the child protection plan was held while a child in need plan was running",
    mend: "Correct the review date, or the dates of the plans",
    looks_at: &["Reviews.CPPreviewDate", "CINplanDates.CINPlanStartDate", "CINplanDates.CINPlanEndDate", "ChildProtectionPlans.CPPendDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !plan 2025-06-01..2025-07-01 !protection 2025-05-01..2025-08-01 !review 2025-06-01
        plan 2025-06-01..2025-07-01 protection 2025-05-01..2025-08-01 review 2025-05-31
        !plan 2025-06-01..2025-07-01 !protection 2025-05-01..2025-08-01 !review 2025-06-30
        plan 2025-06-01..2025-07-01 protection 2025-05-01..2025-08-01 review 2025-07-01
        plan 2025-06-01..2025-07-01 protection 2025-05-01..2025-06-01 review 2025-06-01
        plan 2025-06-01.. protection 2025-05-01..2025-08-01 review 2025-06-15
        plan 2025-06-01..2025-07-01 protection 2025-05-01.. review 2025-06-15
        !plan 2025-06-01..2025-07-01 referral .. !protection 2025-05-01..2025-08-01 review 2025-05-30 !review 2025-05-31,2025-06-02
        plan 2025-06-01..2025-07-01 protection 2025-05-01..2025-08-01 review 2025-05-31 referral .. protection 2025-05-01..2025-08-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let plans = child.plans();
    for protection in child.protections().into_iter().filter(|protection| protection.ended.is_some()) {
        for review in &protection.reviews {
            // The review that ends the plan may fall on the first day of the next one.
            for date in review.dates.iter().filter(|date| **date != protection.ended) {
                for plan in plans.iter().filter(|plan| plan.ended.is_some()) {
                    if census.falls_before_end(*date, plan.started, plan.ended) {
                        found.report(&review.row);
                        found.report(&plan.row);
                        found.report(&protection.row);
                    }
                }
            }
        }
    }
}
