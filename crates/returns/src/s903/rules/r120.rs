//! 120: the reason that the decision to place for adoption ended is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "120",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason that the child should no longer be placed for adoption is not a code of the list.",
    mend: "Give RD1, RD2, RD3 or RD4.",
    looks_at: &["PlacedAdoption.REASON_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed REASON_PLACED_CEASED=RD1
        placed REASON_PLACED_CEASED=RD4
        placed REASON_PLACED_CEASED=
        !placed REASON_PLACED_CEASED=RD5
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::REASON_PLACED_CEASED, year);
    found.report_all(child.now.placed_adoption.iter().filter(|decision| wrong(decision.reason_placed_ceased)));
}
