//! 708: a deprivation of liberty order begins before the child was born.

use super::super::DoLo;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "708",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "The deprivation of liberty order began on or before the day that the child was born.",
    mend: "Check the day on which it began and the date of birth.",
    looks_at: &["DoLo.DOLO_START", "DoLo.DOB"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        !dolo DOB=01/05/2010 DOLO_START=01/05/2010
        !dolo DOB=01/05/2010 DOLO_START=30/04/2010
        dolo DOB=01/05/2010 DOLO_START=02/05/2010
        dolo DOB= DOLO_START=02/05/2010
        dolo DOB=01/05/2010 DOLO_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |order: &&DoLo<'_>| order.dolo_start.is_before(order.dob) || order.dolo_start.is_on(order.dob);
    found.report_all(child.now.dolo.iter().filter(wrong));
}
