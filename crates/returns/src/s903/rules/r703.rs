//! 703: a deprivation of liberty order begins after the year.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "703",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The deprivation of liberty order began after the end of the collection.",
    mend: "Check the day on which it began, or leave it for next year's return.",
    looks_at: &["DoLo.DOLO_START"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        dolo DOLO_START=31/03/2027
        !dolo DOLO_START=01/04/2027
        dolo DOLO_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |order: &&DoLo<'_>| order.dolo_start.is_after(child.collection.end);
    found.report_all(child.now.dolo.iter().filter(wrong));
}
