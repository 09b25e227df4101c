//! 553: a placement order without a decision that stands.

use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "553",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A placement order (E1) has been made, but there is no decision that the child should be placed for \
           adoption, or it has ended.",
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
        !episode LS=E1
        !episode LS=E1 DEC=01/05/2026 | episode LS=C2 | placed CHILD=2
        episode LS=E1 | placed DATE_PLACED=01/05/2026
        episode LS=E1 | !placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=01/06/2026
        episode LS=E1 | !placed DATE_PLACED=01/05/2026 REASON_PLACED_CEASED=RD1
        episode LS=E1 DEC=01/06/2026 | episode LS=E1 | !placed DATE_PLACED_CEASED=01/06/2026
        episode LS=E1 DEC=01/06/2026 | placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=01/06/2026
        episode LS=D1
        episode LS=C2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    adoption::report_order_without_decision(child, "E1", found);
}
