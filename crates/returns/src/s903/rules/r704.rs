//! 704: a deprivation of liberty order ended outside the year.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "704",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The deprivation of liberty order ended before the collection began or after it ended.",
    mend: "Check the day on which it ended; an order of another year belongs to that year's return.",
    looks_at: &["DoLo.DOLO_END"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        !dolo DOLO_END=31/03/2026
        dolo DOLO_END=01/04/2026
        dolo DOLO_END=31/03/2027
        !dolo DOLO_END=01/04/2027
        dolo DOLO_END=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let wrong = |order: &&DoLo<'_>| order.dolo_end.is_before(start) || order.dolo_end.is_after(end);
    found.report_all(child.now.dolo.iter().filter(wrong));
}
