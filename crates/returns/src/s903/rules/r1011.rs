//! 1011: a care leaver's last episode ended with a move to another council's care.

use super::completed;
use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1011",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care leaver information is given, but by the last episode another council took over the child's care.",
    mend: "Leave it to the other council, or correct the reason that the episode ended.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !oc3 IN_TOUCH=YES | episode DECOM=01/05/2026 REC=E3
        !oc3 ACTIV=F1 | episode DECOM=01/04/2026 REC=X1 | episode DECOM=01/05/2026 REC=E3
        !oc3 ACCOM=B1 | episode DECOM=01/05/2026 REC=E3
        oc3 | episode DECOM=01/05/2026 REC=E3
        oc3 IN_TOUCH=YES | episode DECOM=01/05/2026 REC=E3 | episode DECOM=01/06/2026 REC=E4A
        oc3 IN_TOUCH=YES | episode DECOM=01/05/2026 REC=E4A
        oc3 IN_TOUCH=YES | episode DECOM= REC=E3
        oc3 CHILD=2 IN_TOUCH=YES | episode DECOM=01/05/2026 REC=E3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if latest(child.now.episodes).is_some_and(|last| last.rec.is("E3")) {
        found.report_all(child.now.oc3.iter().filter(|leaver| completed::care_leaver(leaver)));
    }
}
