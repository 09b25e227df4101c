//! 1005: the end of a time missing or away is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1005",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The end of a time when the child was missing or away is not a real day.",
    mend: "Give the day on which it ended, written DD/MM/YYYY, or leave it blank while the child is away.",
    looks_at: &["Missing.MIS_END"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MIS_END=01/05/2026
        missing MIS_END=
        !missing MIS_END=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.missing.iter().filter(|time| time.mis_end.is_wrong()));
}
