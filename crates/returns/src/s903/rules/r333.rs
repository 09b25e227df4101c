//! 333: the decision for adoption is missing or later than the match.

use super::super::Ad1;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "333",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day the child should be placed for adoption is missing, or after the day of matching with adopters.",
    mend: "Give the day of the decision; it is no later than the day of matching.",
    looks_at: &["AD1.DATE_INT", "AD1.DATE_MATCH"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026
        !ad1 DATE_INT=02/05/2026 DATE_MATCH=01/05/2026
        !ad1 DATE_INT= DATE_MATCH=01/05/2026
        !ad1 DATE_INT=31/02/2026 DATE_MATCH=01/05/2026
        ad1 DATE_INT=02/05/2026 DATE_MATCH=
        ad1 DATE_INT=02/05/2026 DATE_MATCH=31/02/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |adoption: &&Ad1<'_>| {
        adoption.date_match.date.is_some_and(|matched| adoption.date_int.date.is_none_or(|decided| decided > matched))
    };
    found.report_all(child.now.ad1.iter().filter(wrong));
}
