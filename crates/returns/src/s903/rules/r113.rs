//! 113: the day of the match with adopters is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "113",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day on which the child was matched with the adopters is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["AD1.DATE_MATCH"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 DATE_MATCH=01/05/2026
        ad1 DATE_MATCH=
        !ad1 DATE_MATCH=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.ad1.iter().filter(|adoption| adoption.date_match.is_wrong()));
}
