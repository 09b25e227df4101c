//! 563: a decision that ended has no day.

use super::super::PlacedAdoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "563",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "When and why the child should no longer be placed for adoption is given, but not the day on which placing \
           was decided.",
    mend: "Give the day of the decision.",
    looks_at: &[
        "PlacedAdoption.DATE_PLACED",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
    ],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !placed DATE_PLACED_CEASED=01/05/2026 REASON_PLACED_CEASED=RD1
        placed DATE_PLACED=01/04/2026 DATE_PLACED_CEASED=01/05/2026 REASON_PLACED_CEASED=RD1
        placed DATE_PLACED_CEASED=01/05/2026
        placed REASON_PLACED_CEASED=RD1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |decision: &&PlacedAdoption<'_>| {
        decision.reason_placed_ceased.is_given()
            && decision.date_placed_ceased.is_given()
            && decision.date_placed.is_blank()
    };
    found.report_all(child.now.placed_adoption.iter().filter(wrong));
}
