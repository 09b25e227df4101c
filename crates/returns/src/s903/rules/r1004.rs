//! 1004: the start of a time missing or away is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1004",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The start of a time when the child was missing or away is not given or is not a real day.",
    mend: "Give the day on which the child went missing or away, written DD/MM/YYYY.",
    looks_at: &["Missing.MIS_START"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MIS_START=01/05/2026
        !missing MIS_START=31/04/2026
        !missing MIS_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.missing.iter().filter(|time| time.mis_start.date.is_none()));
}
