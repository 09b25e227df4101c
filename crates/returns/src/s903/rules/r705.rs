//! 705: deprivation of liberty orders overlap.

use super::overlaps;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "705",
    years: Years::from(2027),
    severity: Severity::Error,
    says: "A deprivation of liberty order began before the one before it had ended, or the one before it has no end.",
    mend: "Check the days of both orders.",
    looks_at: &["DoLo.DOLO_START", "DoLo.DOLO_END"],
    needs: &[Need::Table(Table::DoLo)],
    check: Check::Child(check),
    cases: "
        dolo DOLO_START=01/05/2026 DOLO_END=03/05/2026 | dolo DOLO_START=03/05/2026 DOLO_END=04/05/2026
        dolo DOLO_START=01/05/2026 DOLO_END=03/05/2026 | !dolo DOLO_START=02/05/2026 DOLO_END=04/05/2026
        dolo DOLO_START=01/05/2026 | !dolo DOLO_START=05/05/2026
        !dolo DOLO_START=05/05/2026 | dolo DOLO_START=01/05/2026
        dolo DOLO_START=01/05/2026 | dolo CHILD=2 DOLO_START=05/05/2026
        dolo DOLO_START=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    overlaps::report_in_order_of_ends(child.now.dolo, |order| order.dolo_end.date, found);
}
