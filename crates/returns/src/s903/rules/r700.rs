//! 700: the start of a deprivation of liberty order is missing or not a day.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "700",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The day on which the deprivation of liberty order began is missing or is not a real day written DD/MM/YYYY.",
    mend: "Give the day on which the order began.",
    looks_at: &["DoLo.DOLO_START"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        dolo DOLO_START=01/05/2026
        !dolo DOLO_START=31/02/2026
        !dolo DOLO_START=2026-05-01
        !dolo DOLO_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |order: &&DoLo<'_>| order.dolo_start.date.is_none();
    found.report_all(child.now.dolo.iter().filter(wrong));
}
