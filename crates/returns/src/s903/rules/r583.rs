//! 583: an earlier decision to place for adoption has no end.

use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "583",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "There is a later decision that the child should be placed for adoption, but this one has no end.",
    mend: "Check that both are needed; give the day on which the earlier one ended, which may lie in an earlier year.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    needs: &[Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !placed DATE_PLACED=01/05/2026 | placed DATE_PLACED=02/06/2026
        placed DATE_PLACED=02/06/2026 | !placed DATE_PLACED=30/05/2026        # the order is of time, not of text
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=01/06/2026 | placed DATE_PLACED=02/06/2026
        placed DATE_PLACED=01/05/2026 DATE_PLACED_CEASED=31/02/2026 | placed DATE_PLACED=02/06/2026
        placed DATE_PLACED=01/05/2026 | !placed DATE_PLACED=
        placed DATE_PLACED= | !placed DATE_PLACED=
        placed DATE_PLACED=01/05/2026 | placed CHILD=2 DATE_PLACED=02/06/2026
        placed DATE_PLACED=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let decisions = child.now.placed_adoption;
    let Some(latest) = latest(decisions).or(decisions.first()) else { return };
    let earlier = decisions.iter().filter(|decision| decision.at() != latest.at());
    found.report_all(earlier.filter(|decision| decision.date_placed_ceased.is_blank()));
}
