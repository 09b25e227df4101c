//! 522: a decision for adoption reversed before it was made.

use super::super::PlacedAdoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "522",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption was reversed before it was made.",
    mend: "Check both days.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=01/05/2026
        !placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=30/04/2026
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=
        placed DATE_PLACED= DATE_PLACED_CEASED=30/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |decision: &&PlacedAdoption<'_>| decision.date_placed_ceased.is_before(decision.date_placed);
    found.report_all(child.now.placed_adoption.iter().filter(wrong));
}
