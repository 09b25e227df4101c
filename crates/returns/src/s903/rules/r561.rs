//! 561: the day of a decision that had ended is given again.

use super::super::PlacedAdoption;
use super::adoption;
use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "561",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption has the day of last year's decision, which had \
           ended.",
    mend: "Give the day of the new decision, or leave the decision out.",
    looks_at: &["PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::PlacedAdoption), Need::LastYear(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        last.placed DATE_PLACED=01/05/2025 | placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/06/2025 | !placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | !placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | placed DATE_PLACED=02/05/2025
        last.placed DATE_PLACED= REASON_PLACED_CEASED=RD1 | placed DATE_PLACED=
        placed DATE_PLACED=01/05/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let repeated = |decision: &&PlacedAdoption<'_>| {
        let same = |last: &PlacedAdoption<'_>| {
            adoption::is_decision_ended(last) && same_day(decision.date_placed, last.date_placed)
        };
        child.last.placed_adoption.iter().any(same)
    };
    found.report_all(child.now.placed_adoption.iter().filter(repeated));
}
