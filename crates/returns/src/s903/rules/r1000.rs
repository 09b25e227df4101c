//! 1000: a care leaver has died in care.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1000",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care leaver information is given for a child who died in care.",
    mend: "Take the child's row out of the care leaver table, or correct the reason that the episode ended.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !oc3 | episode REC=E2
        !oc3 IN_TOUCH=YES | last.episode REC=e2 | episode REC=X1
        oc3 | episode REC=E3
        oc3 | episode REC=
        oc3 CHILD=2 | episode REC=E2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let died = |episode: &Episode<'_>| episode.rec.is("E2");
    if child.now.episodes.iter().chain(child.last.episodes).any(died) {
        found.report_all(child.now.oc3);
    }
}
