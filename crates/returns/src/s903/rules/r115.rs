//! 115: the day of the decision to place for adoption is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "115",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day of the decision that the child should be placed for adoption is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED=01/05/2026
        placed DATE_PLACED=
        !placed DATE_PLACED=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.placed_adoption.iter().filter(|decision| decision.date_placed.is_wrong()));
}
