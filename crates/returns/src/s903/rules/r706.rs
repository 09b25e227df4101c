//! 706: a deprivation of liberty order that was open last year is not carried on.

use super::super::DoLo;
use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "706",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "A deprivation of liberty order was open when last year ended, but no order of this year began on its day.",
    mend: "Give the order that was open, with the day on which it ended; or correct last year's return.",
    looks_at: &["DoLo.DOLO_START"],
    needs: &[Need::Table(Table::DoLo), Need::LastYear(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        last.dolo DOLO_START=01/03/2026 | dolo DOLO_START=01/03/2026
        last.dolo DOLO_START=01/03/2026 | dolo DOLO_START=1/3/2026
        last.dolo DOLO_START=01/03/2026 | !dolo DOLO_START=02/03/2026
        last.dolo DOLO_START=01/03/2026 | !dolo DOLO_START=02/03/2026 | dolo DOLO_START=01/05/2026
        last.dolo DOLO_START=01/03/2026 DOLO_END=02/03/2026 | dolo DOLO_START=01/05/2026
        last.dolo DOLO_START=01/03/2026 | !header
        last.dolo DOLO_START=01/03/2026 | header CHILD=2
        dolo DOLO_START=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let carried_on = |last: &DoLo<'_>| child.now.dolo.iter().any(|order| same_day(order.dolo_start, last.dolo_start));
    if child.last.dolo.iter().all(|last| last.dolo_end.is_given() || carried_on(last)) {
        return;
    }
    match child.now.dolo.first() {
        Some(first) => found.report(first),
        None => found.report_all(child.now.headers),
    }
}
