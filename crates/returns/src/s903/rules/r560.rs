//! 560: the day of a decision that stands has changed.

use super::super::PlacedAdoption;
use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "560",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Last year's decision that the child should be placed for adoption still stood, but its day is another this \
           year.",
    mend: "Give the day that last year's return gave, or correct that return.",
    looks_at: &["PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::PlacedAdoption), Need::LastYear(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        last.placed DATE_PLACED=01/05/2025 | placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=1/5/2025 | placed DATE_PLACED=01/05/2025
        last.placed DATE_PLACED=01/05/2025 | !placed DATE_PLACED=02/05/2025
        last.placed DATE_PLACED=01/05/2025 | !placed DATE_PLACED=
        last.placed DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/06/2025 | placed DATE_PLACED=02/05/2026
        last.placed DATE_PLACED= | placed DATE_PLACED=02/05/2026
        placed DATE_PLACED=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let stood = |last: &PlacedAdoption<'_>| last.date_placed.is_given() && last.date_placed_ceased.is_blank();
    let changed = |decision: &&PlacedAdoption<'_>| {
        let differs = |last: &PlacedAdoption<'_>| stood(last) && !same_day(decision.date_placed, last.date_placed);
        child.last.placed_adoption.iter().any(differs)
    };
    found.report_all(child.now.placed_adoption.iter().filter(changed));
}
