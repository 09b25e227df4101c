//! 181: an item of a child in care for twelve months is not 0 or 1.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "181",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "One or more of the items about a child in care for twelve months are not 0 or 1.",
    mend: "Give 0 for no, 1 for yes.",
    looks_at: &["OC2.CONVICTED", "OC2.HEALTH_CHECK", "OC2.IMMUNISATIONS", "OC2.TEETH_CHECK", "OC2.HEALTH_ASSESSMENT", "OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 CONVICTED=0 HEALTH_CHECK=1 IMMUNISATIONS=0 TEETH_CHECK=1 HEALTH_ASSESSMENT=0 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1
        oc2
        !oc2 CONVICTED=2
        !oc2 HEALTH_CHECK=2
        !oc2 IMMUNISATIONS=Y
        !oc2 TEETH_CHECK=N
        !oc2 HEALTH_ASSESSMENT=-1
        !oc2 SUBSTANCE_MISUSE=2
        !oc2 INTERVENTION_RECEIVED=2
        !oc2 INTERVENTION_OFFERED=2
        oc2 SDQ_SCORE=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: &Cell<'_>| code.is_given() && !code.is_of(&codes::FLAG, year);
    found.report_all(child.now.oc2.iter().filter(|row| completed::health_items(row).iter().any(wrong)));
}
