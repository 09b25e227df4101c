//! 116: the day on which the decision to place for adoption ended is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "116",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day of the decision that the child should no longer be placed for adoption is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["PlacedAdoption.DATE_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED_CEASED=01/05/2026
        placed DATE_PLACED_CEASED=
        !placed DATE_PLACED_CEASED=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.placed_adoption.iter().filter(|decision| decision.date_placed_ceased.is_wrong()));
}
