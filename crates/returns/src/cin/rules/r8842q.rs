//! 8842Q: a review has a date.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8842Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "A review of the child protection plan has no date",
    mend: "Record when the review was held, or take it out",
    looks_at: &["Reviews.CPPreviewDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        protection .. !review =
        protection .. !review -
        protection .. !review 31/02/2025
        protection .. review 2025-05-01 !review 2025-05-01,
        protection .. review 2025-05-01
        protection .. review 2025-05-01,2025-06-01
        protection ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for review in child.protections().into_iter().flat_map(|protection| &protection.reviews) {
        found.report_if(review.dates.is_empty() || review.dates.contains(&None), &review.row);
    }
}
