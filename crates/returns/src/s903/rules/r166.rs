//! 166: the day of a review is missing or not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "166",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day of the review is missing or is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["Reviews.REVIEW"],
    needs: &[Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        review REVIEW=01/05/2026
        !review REVIEW=
        !review REVIEW=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.reviews.iter().filter(|review| review.review.date.is_none()));
}
