//! 1014: a care leaver without care this year has a row about asylum.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1014",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was not in care this year and has care leaver information, so nothing is asked about asylum.",
    mend: "Take the child's row out of the UASC table, or correct the episodes.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "UASC.DUC", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::UASC), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !uasc | !oc3 IN_TOUCH=YES | episode DECOM=01/05/2025 DEC=31/03/2026
        uasc | oc3 IN_TOUCH=YES | episode DECOM=01/05/2025 DEC=01/04/2026
        uasc | oc3 IN_TOUCH=YES | episode DECOM=31/03/2027
        !uasc | !oc3 ACTIV=F1 | episode DECOM=01/04/2027
        !uasc | !oc3 ACCOM=B1 | oc3 | episode DECOM=
        uasc | oc3 | episode DECOM=01/05/2025 DEC=31/03/2026
        uasc | oc3 IN_TOUCH=YES
        oc3 IN_TOUCH=YES | episode DECOM=01/05/2025 DEC=31/03/2026
        uasc | oc3 IN_TOUCH=YES | episode DECOM=01/05/2025 DEC=31/03/2026 | episode DECOM=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let in_year =
        |episode: &Episode<'_>| episode.decom.date.is_some_and(|day| day <= end) && !episode.dec.is_before(start);
    let episodes = child.now.episodes;
    if child.now.uasc.is_empty() || episodes.is_empty() || episodes.iter().any(in_year) {
        return;
    }
    for leaver in child.now.oc3.iter().filter(|leaver| completed::care_leaver(leaver)) {
        found.report(leaver);
        found.report_all(child.now.uasc);
    }
}
