//! 584: the decision is not later than last year's, which had ended.

use super::super::PlacedAdoption;
use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "584",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Last year's decision that the child should be placed for adoption had ended, but this year's is not later.",
    mend: "Give the day of the new decision, or leave the decision out.",
    looks_at: &["PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::PlacedAdoption), Need::LastYear(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | !placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/06/2025 | !placed DATE_PLACED=30/04/2025
        last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | placed DATE_PLACED=02/05/2025
        last.placed DATE_PLACED=31/03/2026 REASON_PLACED_CEASED=RD1 | placed DATE_PLACED=01/04/2026
        last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | !placed DATE_PLACED=
        last.placed DATE_PLACED=01/05/2025 | placed DATE_PLACED=01/05/2025
        placed CHILD=2 | last.placed DATE_PLACED=01/05/2025 REASON_PLACED_CEASED=RD1 | !placed DATE_PLACED=01/05/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let not_later = |decision: &&PlacedAdoption<'_>| {
        let day = decision.date_placed;
        let not_after = |last: &PlacedAdoption<'_>| {
            let earlier = day.is_blank() || day.is_before(last.date_placed) || day.is_on(last.date_placed);
            adoption::is_decision_ended(last) && earlier
        };
        child.last.placed_adoption.iter().any(not_after)
    };
    found.report_all(child.now.placed_adoption.iter().filter(not_later));
}
