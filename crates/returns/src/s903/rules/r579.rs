//! 579: decisions to place for adoption overlap.

use super::super::PlacedAdoption;
use super::overlaps;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "579",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A decision that the child should be placed for adoption was made before the one before it had ended.",
    mend: "Give the day on which the earlier decision ended, or check both days.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=03/05/2026 | placed DATE_PLACED=03/05/2026
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=03/05/2026 | !placed DATE_PLACED=02/05/2026
        !placed DATE_PLACED=05/05/2026 | placed DATE_PLACED=01/05/2026
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=31/02/2026 | !placed DATE_PLACED=02/05/2026
        placed DATE_PLACED=01/05/2026 | !placed DATE_PLACED=
        placed DATE_PLACED=01/05/2026 | placed CHILD=2 DATE_PLACED=02/05/2026
        placed DATE_PLACED=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ends = |decision: &PlacedAdoption<'_>| decision.date_placed_ceased.date;
    overlaps::report_in_order_of_beginnings(child.now.placed_adoption, ends, found);
}
