//! 565: a time with a start does not say whether missing or away.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "565",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day on which an absence began is given, but not whether the child was missing or away without leave.",
    mend: "Give M (missing) or A (away without leave).",
    looks_at: &["Missing.MISSING", "Missing.MIS_START"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing MIS_START=01/05/2026
        missing MISSING=M MIS_START=01/05/2026
        missing MIS_END=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.mis_start.is_given() && spell.missing.is_blank();
    found.report_all(child.now.missing.iter().filter(wrong));
}
