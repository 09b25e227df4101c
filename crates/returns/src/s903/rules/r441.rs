//! 441: a child under four is said to be older at a review.

use super::super::Review;
use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "441",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was under four at the review, but is said to be four or older.",
    mend: "Give PN0, or check the date of birth and the day of the review.",
    looks_at: &["Reviews.REVIEW_CODE", "Reviews.REVIEW", "Reviews.DOB"],
    needs: &[Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        review REVIEW_CODE=PN1 DOB=01/05/2022 REVIEW=01/05/2026
        !review REVIEW_CODE=PN1 DOB=01/05/2022 REVIEW=30/04/2026
        !review REVIEW_CODE=pn7 DOB=01/05/2022 REVIEW=30/04/2026
        review REVIEW_CODE=PN0 DOB=01/05/2022 REVIEW=30/04/2026
        review REVIEW_CODE=PN8 DOB=01/05/2022 REVIEW=30/04/2026
        review REVIEW_CODE=PN1 DOB= REVIEW=30/04/2026
        review REVIEW_CODE=PN1 DOB=01/05/2022 REVIEW=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let older = ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];
    let young = |review: &Review<'_>| review.review.is_before(birthday(review.dob, 4));
    found.report_all(child.now.reviews.iter().filter(|review| review.review_code.is_any(&older) && young(review)));
}
