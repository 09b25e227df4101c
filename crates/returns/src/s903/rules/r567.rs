//! 567: a time missing or away ended before it began.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "567",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The absence ended before it began.",
    mend: "Check both days.",
    looks_at: &["Missing.MIS_START", "Missing.MIS_END"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MIS_START=02/05/2026 MIS_END=02/05/2026
        !missing MIS_START=02/05/2026 MIS_END=01/05/2026
        missing MIS_START=02/05/2026 MIS_END=03/05/2026
        missing MIS_START=02/05/2026
        missing MIS_END=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.mis_start.is_after(spell.mis_end);
    found.report_all(child.now.missing.iter().filter(wrong));
}
