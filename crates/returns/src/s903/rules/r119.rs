//! 119: the end of the decision to place for adoption has a day without a reason, or a reason without a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "119",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Of the day and the reason that the child should no longer be placed for adoption, only one is given.",
    mend: "Give both, or neither.",
    looks_at: &["PlacedAdoption.DATE_PLACED_CEASED", "PlacedAdoption.REASON_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed
        placed DATE_PLACED_CEASED=01/05/2026 REASON_PLACED_CEASED=RD1
        !placed DATE_PLACED_CEASED=01/05/2026
        !placed REASON_PLACED_CEASED=RD1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .placed_adoption
            .iter()
            .filter(|decision| decision.date_placed_ceased.is_blank() != decision.reason_placed_ceased.is_blank()),
    );
}
