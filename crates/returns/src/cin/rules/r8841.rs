//! 8841: a child protection review follows the start of the plan.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8841",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The review is on the day on which the child protection plan started, or before it",
    mend: "Correct the review date or the start of the plan; the first conference is not a review",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "Reviews.CPPreviewDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !protection 2025-05-01.. !review 2025-04-30
        !protection 2025-05-01.. !review 2025-05-01
        protection 2025-05-01.. review 2025-05-02
        !protection 2025-05-01.. review 2025-05-02 !review 2025-06-01,2025-05-01
        protection .. review 2025-05-01
        protection 2025-05-01.. review =
        protection 2025-05-01.. review -
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        for review in &protection.reviews {
            if review.dates.iter().any(|date| date.is_some() && !before(protection.started, *date))
                && protection.started.is_some()
            {
                found.report(&protection.row);
                found.report(&review.row);
            }
        }
    }
}
