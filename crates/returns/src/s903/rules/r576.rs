//! 576: an absence that was open last year is not carried on.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "576",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An absence was open when last year ended, but this year's first absence began on another day.",
    mend: "Give the absence that was open, with the day on which it ended; or correct last year's return.",
    looks_at: &["Missing.MIS_START"],
    needs: &[Need::Table(Table::Missing), Need::LastYear(Table::Missing)],
    check: Check::Child(check),
    cases: "
        last.missing MIS_START=01/03/2026 | missing MIS_START=01/03/2026
        last.missing MIS_START=01/03/2026 | !missing MIS_START=02/03/2026
        last.missing MIS_START=01/03/2026 | !missing MIS_START=
        last.missing MIS_START=01/03/2026 MIS_END=02/03/2026 | missing MIS_START=01/05/2026
        last.missing MIS_START=01/03/2026 | missing MIS_START=01/05/2026 | !missing MIS_START=02/03/2026
        last.missing MIS_START=01/03/2026 | missing CHILD=2 MIS_START=01/05/2026
        last.missing MIS_START= | missing MIS_START=01/05/2026
        missing MIS_START=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.now.missing.first() else { return };
    let not_carried_on = |spell: &Missing<'_>| {
        spell.mis_end.is_blank() && spell.mis_start.date.is_some() && !first.mis_start.is_on(spell.mis_start)
    };
    if child.last.missing.iter().any(not_carried_on) {
        found.report(first);
    }
}
