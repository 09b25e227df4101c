//! 167: how a child took part in a review is missing or not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "167",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "How the child took part in the review is missing or is not a code of the list.",
    mend: "Give one of PN0 to PN7 with the day of the review.",
    looks_at: &["Reviews.REVIEW_CODE", "Reviews.REVIEW"],
    needs: &[Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        review REVIEW=01/05/2026 REVIEW_CODE=PN0
        review REVIEW=01/05/2026 REVIEW_CODE=pn7
        !review REVIEW=01/05/2026 REVIEW_CODE=PN8
        !review REVIEW=01/05/2026
        !review REVIEW_CODE=PN1
        review
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.reviews.iter().filter(|review| {
        if review.review.is_given() {
            !review.review_code.is_of(&codes::REVIEW_CODE, year)
        } else {
            review.review_code.is_given()
        }
    }));
}
