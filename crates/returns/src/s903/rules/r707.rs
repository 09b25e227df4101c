//! 707: a deprivation of liberty order goes on after the child left care.

use super::super::DoLo;
use super::outside_care;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "707",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The child left care, but a deprivation of liberty order has no end, or lies outside the time in care.",
    mend: "Give the day on which the order ended; it is not after the child left care.",
    looks_at: &["DoLo.DOLO_START", "DoLo.DOLO_END", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=05/05/2026 | !dolo DOLO_START=02/05/2026
        episode DECOM=01/05/2026 | dolo DOLO_START=02/05/2026
        episode DECOM=01/05/2026 | !dolo DOLO_START=30/04/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | dolo DOLO_START=02/05/2026 DOLO_END=05/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !dolo DOLO_START=02/05/2026 DOLO_END=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=05/05/2026 | dolo DOLO_START=02/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | dolo DOLO_START=
        dolo DOLO_START=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let outside = |order: &&DoLo<'_>| {
        order.dolo_start.date.is_some_and(|begins| outside_care::is_outside_care(child, begins, order.dolo_end.date))
    };
    found.report_all(child.now.dolo.iter().filter(outside));
}
