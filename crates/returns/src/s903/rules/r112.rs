//! 112: the day on which a child should be placed for adoption is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "112",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day on which it was decided that the child should be placed for adoption is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["AD1.DATE_INT"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 DATE_INT=01/05/2026
        ad1 DATE_INT=
        !ad1 DATE_INT=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.ad1.iter().filter(|adoption| adoption.date_int.is_wrong()));
}
