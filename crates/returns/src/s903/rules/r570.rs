//! 570: a time missing or away begins after the year.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "570",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The absence began after the end of the collection.",
    mend: "Check the day on which it began, or leave it for next year's return.",
    looks_at: &["Missing.MIS_START"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MIS_START=31/03/2027
        !missing MIS_START=01/04/2027
        missing MIS_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.mis_start.is_after(child.collection.end);
    found.report_all(child.now.missing.iter().filter(wrong));
}
