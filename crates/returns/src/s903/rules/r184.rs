//! 184: the decision that a child should be placed for adoption is before the birth.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "184",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption is dated before the child was born, or the date of birth in this row is not a day.",
    mend: "Check the day of the decision and the date of birth.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED=01/05/2026 DOB=01/05/2026
        !placed DATE_PLACED=30/04/2026 DOB=01/05/2026
        placed DATE_PLACED= DOB=01/05/2026
        placed DATE_PLACED=31/04/2026 DOB=01/05/2026
        !placed DATE_PLACED=01/05/2026 DOB=
        !placed DATE_PLACED=01/05/2026 DOB= | header DOB=01/05/2020
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.placed_adoption.iter().filter(|decision| {
        let after_birth = |day: Date| decision.dob.date.is_some_and(|birth| birth <= day);
        decision.date_placed.date.is_some_and(|day| !after_birth(day))
    }));
}
