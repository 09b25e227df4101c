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
    let (plans, protections) = (child.plans(), child.protections());
    let meet = |plan: &Plan<'_>, review: &Review<'_>, protection: &Protection<'_>| {
        // The review that ends the plan may fall on the first day of the next one.
        let mut dates = review.dates.iter().filter(|date| **date != protection.ended);
        protection.ended.is_some()
            && plan.ended.is_some()
            && dates.any(|date| census.falls_before_end(*date, plan.started, plan.ended))
    };
    for protection in &protections {
        for review in &protection.reviews {
            if plans.iter().any(|plan| meet(plan, review, protection)) {
                found.report(&review.row);
                found.report(&protection.row);
            }
        }
    }
    for plan in &plans {
        let held =
            |protection: &&Protection<'_>| protection.reviews.iter().any(|review| meet(plan, review, protection));
        found.report_if(protections.iter().any(held), &plan.row);
    }
}
