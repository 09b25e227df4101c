//! 578: an absence begins outside the time in care.

use super::super::Missing;
use super::outside_care;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "578",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The absence began before the child came into care or after the child left.",
    mend: "Check the day on which it began against the episodes.",
    looks_at: &["Missing.MIS_START", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=01/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=05/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=30/04/2026
        episode DECOM=01/05/2026 | missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=08/05/2026 | !missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=08/05/2026 | missing MIS_START=08/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=
        episode CHILD=2 DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=06/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let outside = |spell: &&Missing<'_>| {
        spell.mis_start.date.is_some_and(|begins| outside_care::is_day_outside_care(child, begins))
    };
    found.report_all(child.now.missing.iter().filter(outside));
}
