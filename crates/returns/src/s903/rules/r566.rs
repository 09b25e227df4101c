//! 566: a time with an end does not say whether missing or away.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "566",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day on which an absence ended is given, but not whether the child was missing or away without leave.",
    mend: "Give M (missing) or A (away without leave).",
    looks_at: &["Missing.MISSING", "Missing.MIS_END"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing MIS_END=01/05/2026
        missing MISSING=A MIS_END=01/05/2026
        missing MIS_START=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.mis_end.is_given() && spell.missing.is_blank();
    found.report_all(child.now.missing.iter().filter(wrong));
}
