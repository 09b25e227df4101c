//! 399: motherhood or reviews of a child who only has short breaks.

use super::super::{Review, Rows};
use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "399",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child only has short breaks, but MOTHER, a review or how the child took part is given.",
    mend: "Take them away, or check the legal status of the episodes.",
    looks_at: &["Header.MOTHER", "Reviews.REVIEW", "Reviews.REVIEW_CODE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header), Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        episode LS=V3 | header MOTHER=
        !episode LS=V3 | !header MOTHER=0
        !episode LS=V3 | !episode LS=V4 | !header MOTHER=0
        episode LS=V3 | episode LS=C2 | header MOTHER=0
        episode LS=V3 | episode LS= | header MOTHER=0
        !episode LS=V3 | !header MOTHER= | !review REVIEW=01/05/2026
        !episode LS=V3 | !header MOTHER= | !review REVIEW_CODE=PN1
        !episode LS=V3 | !review REVIEW_CODE=PN1
        !episode LS=V3 | !header MOTHER= | !review REVIEW=01/05/2026 | review
        !episode LS=V3 | !header MOTHER=1 | !review REVIEW=01/05/2026 | !review
        !episode LS=V3 | !header MOTHER=1 | header
        episode LS=V3 | header MOTHER=0 CHILD=2
        header MOTHER=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Rows { episodes, headers, reviews, .. } = child.now;
    if !episodes.iter().all(|episode| episode.ls.is_any(SHORT_BREAKS)) {
        return;
    }
    let mother = |header: &&Header<'_>| header.mother.is_given();
    let reviewed = |review: &&Review<'_>| review.review.is_given() || review.review_code.is_given();
    let (mothers, all_reviewed) = (headers.iter().any(|it| mother(&it)), reviews.iter().any(|it| reviewed(&it)));
    if mothers || all_reviewed {
        found.report_all(episodes);
    }
    // Each header stands beside each review: where one has too much, both are shown.
    if !episodes.is_empty() {
        found.report_all(headers.iter().filter(|header| all_reviewed || mother(header)));
        found.report_all(reviews.iter().filter(|review| mothers || reviewed(review)));
    }
}
