//! 559: an earlier decision was not in last year's return.

use super::super::PlacedAdoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "559",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption was made before this collection, but last year's \
           return has no day for it.",
    mend: "Check the day of the decision, or correct last year's return.",
    looks_at: &["PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::PlacedAdoption), Need::LastYear(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        last.placed DATE_PLACED=31/03/2026 | placed DATE_PLACED=31/03/2026
        !placed DATE_PLACED=31/03/2026
        last.placed DATE_PLACED= | !placed DATE_PLACED=31/03/2026
        last.placed DATE_PLACED=01/04/2024 | last.placed DATE_PLACED= | !placed DATE_PLACED=31/03/2026
        placed DATE_PLACED=01/04/2026
        placed DATE_PLACED=
        last.placed CHILD=2 DATE_PLACED=31/03/2026 | !placed DATE_PLACED=31/03/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let last = child.last.placed_adoption;
    if last.is_empty() || last.iter().any(|decision| decision.date_placed.date.is_none()) {
        let earlier = |decision: &&PlacedAdoption<'_>| decision.date_placed.is_before(child.collection.start);
        found.report_all(child.now.placed_adoption.iter().filter(earlier));
    }
}
