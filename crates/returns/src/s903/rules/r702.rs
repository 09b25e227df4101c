//! 702: a deprivation of liberty order ended before it began.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "702",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The deprivation of liberty order ended before it began, or on the same day.",
    mend: "Check both days.",
    looks_at: &["DoLo.DOLO_START", "DoLo.DOLO_END"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        !dolo DOLO_START=02/05/2026 DOLO_END=01/05/2026
        !dolo DOLO_START=02/05/2026 DOLO_END=02/05/2026
        dolo DOLO_START=02/05/2026 DOLO_END=03/05/2026
        dolo DOLO_START=02/05/2026
        dolo DOLO_END=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |order: &&DoLo<'_>| order.dolo_end.is_before(order.dolo_start) || order.dolo_end.is_on(order.dolo_start);
    found.report_all(child.now.dolo.iter().filter(wrong));
}
