//! 215: a care leaver has items of a child in care for twelve months.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "215",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has care leaver information and items about a child in care for twelve months.",
    mend: "Take out the one that is not so.",
    looks_at: &[
        "OC3.IN_TOUCH",
        "OC3.ACTIV",
        "OC3.ACCOM",
        "OC2.CONVICTED",
        "OC2.HEALTH_CHECK",
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
        "OC2.INTERVENTION_RECEIVED",
        "OC2.INTERVENTION_OFFERED",
    ],
    needs: &[Need::Table(Table::OC2), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !oc3 IN_TOUCH=YES | !oc2 CONVICTED=0
        !oc3 ACCOM=B1 | oc3 | oc2 | !oc2 INTERVENTION_OFFERED=1
        oc3 | oc2 CONVICTED=0
        oc3 IN_TOUCH=YES | oc2 SDQ_SCORE=5
        oc3 IN_TOUCH=YES | oc2 CHILD=2 CONVICTED=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for leaver in child.now.oc3.iter().filter(|leaver| completed::care_leaver(leaver)) {
        for row in child.now.oc2.iter().filter(|row| completed::health(row)) {
            found.report(leaver);
            found.report(row);
        }
    }
}
