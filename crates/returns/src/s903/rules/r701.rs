//! 701: the end of a deprivation of liberty order is not a day.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "701",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The day on which the deprivation of liberty order ended is not a real day written DD/MM/YYYY.",
    mend: "Give the day on which the order ended, or leave it blank while the order goes on.",
    looks_at: &["DoLo.DOLO_END"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        dolo DOLO_END=01/05/2026
        dolo DOLO_END=
        !dolo DOLO_END=31/02/2026
        !dolo DOLO_END=2026-05-01
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |order: &&DoLo<'_>| order.dolo_end.is_wrong();
    found.report_all(child.now.dolo.iter().filter(wrong));
}
