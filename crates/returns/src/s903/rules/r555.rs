//! 555: a freeing order without a decision that stands.

use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "555",
    years: Years::between(2023, 2024),
    severity: Severity::Error,
    says: "A freeing order (D1) has been made, but there is no decision that the child should be placed for adoption, \
           or it has ended.",
    mend: "Give the decision, or its new state; or check the legal status.",
    looks_at: &[
        "Episodes.LS",
        "Episodes.DEC",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
    ],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        year 2024
        !episode LS=D1
        episode LS=D1 | placed DATE_PLACED=01/05/2023
        episode LS=D1 | !placed DATE_PLACED=01/05/2023 DATE_PLACED_CEASED=01/06/2023
        episode LS=D1 | !placed DATE_PLACED=01/05/2023 REASON_PLACED_CEASED=RD1
        episode LS=D1 DEC=01/06/2023 | placed DATE_PLACED=01/05/2023 DATE_PLACED_CEASED=01/06/2023
        episode LS=E1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    adoption::report_order_without_decision(child, "D1", found);
}
