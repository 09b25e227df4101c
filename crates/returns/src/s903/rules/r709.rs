//! 709: a placement that is unusual under a deprivation of liberty order.

use super::liberty;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "709",
    years: Years::from(2027),
    severity: Severity::Query,
    says: "While under a deprivation of liberty order the child lived in a placement that is unusual for one.",
    mend: "Check the placement type and the days of the order.",
    looks_at: &["DoLo.DOLO_START", "DoLo.DOLO_END", "Episodes.PLACE", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::DoLo), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=K2 DECOM=01/05/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        !episode PLACE=U1 DECOM=01/05/2026 | !dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        !episode PLACE=U1 DECOM=05/05/2026 | !dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=U1 DECOM=06/05/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        !episode PLACE=U1 DECOM=01/04/2026 DEC=01/05/2026 | !dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=U1 DECOM=01/04/2026 DEC=30/04/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=U1 DECOM=01/05/2026 | dolo DOLO_START=01/05/2026
        # the order without an end is not reported
        !episode PLACE=U1 DECOM=5/5/2026 | !dolo DOLO_START=1/5/2026 DOLO_END=5/5/2026 | dolo DOLO_START=1/4/2026
        episode PLACE=U1 DECOM= | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=U1 CHILD=2 DECOM=01/05/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=Z12 DECOM=01/05/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        episode PLACE=Z13 DECOM=01/05/2026 | dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
        !episode PLACE= DECOM=01/05/2026 | !dolo DOLO_START=01/05/2026 DOLO_END=05/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    liberty::report_placements(child, found, |place| !place.is_any(&["K2", "Z12", "Z13"]));
}
