//! 191: a child in care for twelve months lacks the items of one.

use super::completed;
use super::in_time::earliest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "191",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was in care for all of the year, but immunisations, teeth check, health assessment or substance misuse are not given.",
    mend: "Give the four items, or correct the episodes.",
    looks_at: &[
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
        "Episodes.DECOM",
    ],
    needs: &[Need::Table(Table::OC2), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        oc2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0 | episode DECOM=01/04/2026
        !oc2 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0 | episode DECOM=01/04/2026
        !oc2 IMMUNISATIONS=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0 | episode DECOM=01/04/2026
        !oc2 IMMUNISATIONS=1 TEETH_CHECK=1 SUBSTANCE_MISUSE=0 | episode DECOM=01/04/2026
        !oc2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 | episode DECOM=01/04/2026
        oc2 | episode DECOM=02/04/2026 RNE=S
        !episode DECOM=01/04/2026 | episode DECOM=01/05/2026
        episode DECOM=01/05/2026 | !episode DECOM=01/04/2025
        episode DECOM=02/04/2026 RNE=S
        !episode DECOM=01/04/2026 | oc2 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_in_care_all_year() {
        return;
    }
    if child.now.oc2.is_empty() {
        found.report_all(earliest(child.now.episodes));
    }
    let lacking = |row: &&Oc2<'_>| completed::core_health_items(row).into_iter().any(Cell::is_blank);
    found.report_all(child.now.oc2.iter().filter(lacking));
}
