//! 190: a child not in care for twelve months has items of one who was.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "190",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was not in care for all of the year, but has items about a child in care for twelve months.",
    mend: "Leave the items blank, or correct the episodes.",
    looks_at: &[
        "OC2.CONVICTED",
        "OC2.HEALTH_CHECK",
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
        "OC2.INTERVENTION_RECEIVED",
        "OC2.INTERVENTION_OFFERED",
    ],
    needs: &[Need::Table(Table::OC2), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !oc2 CONVICTED=0 | episode DECOM=02/04/2026 RNE=S
        !oc2 INTERVENTION_OFFERED=0
        oc2 CONVICTED=0 | episode DECOM=01/04/2026
        oc2 SDQ_SCORE=5
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut given = child.now.oc2.iter().filter(|row| completed::health(row)).peekable();
    if given.peek().is_some() && !child.was_in_care_all_year() {
        found.report_all(given);
    }
}
