//! 564: a time missing or away has no start.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "564",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was missing or away without leave, but the day it began is blank.",
    mend: "Give the day on which it began.",
    looks_at: &["Missing.MISSING", "Missing.MIS_START"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing MISSING=M
        !missing MISSING=a MIS_END=01/05/2026
        missing MISSING=M MIS_START=01/05/2026
        missing MISSING=X
        missing MISSING=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.missing.is_any(&["M", "A"]) && spell.mis_start.is_blank();
    found.report_all(child.now.missing.iter().filter(wrong));
}
