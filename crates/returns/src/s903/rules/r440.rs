//! 440: a child of four or over is said to be under four at a review.

use super::super::Review;
use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "440",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was over four at the review, but is said to be under four.",
    mend: "Check the date of birth, the day of the review and how the child took part.",
    looks_at: &["Reviews.REVIEW_CODE", "Reviews.REVIEW", "Reviews.DOB"],
    needs: &[Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        review REVIEW_CODE=PN0 DOB=01/05/2022 REVIEW=01/05/2026
        !review REVIEW_CODE=PN0 DOB=01/05/2022 REVIEW=02/05/2026
        review REVIEW_CODE=PN1 DOB=01/05/2022 REVIEW=02/05/2026
        review REVIEW_CODE=PN0 DOB= REVIEW=02/05/2026
        review REVIEW_CODE=PN0 DOB=01/05/2022 REVIEW=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |review: &&Review<'_>| review.review_code.is("PN0") && review.review.is_after(birthday(review.dob, 4));
    found.report_all(child.now.reviews.iter().filter(wrong));
}
