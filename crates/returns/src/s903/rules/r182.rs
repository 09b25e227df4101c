//! 182: items of a child in care for twelve months are given in part.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "182",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Items about a child in care for twelve months are given, but not all of those that every such child has.",
    mend: "Give immunisations, teeth check, health assessment and substance misuse, or leave all items blank.",
    looks_at: &[
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
        "OC2.CONVICTED",
        "OC2.HEALTH_CHECK",
        "OC2.INTERVENTION_RECEIVED",
        "OC2.INTERVENTION_OFFERED",
    ],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2
        oc2 IMMUNISATIONS=1
        oc2 CONVICTED=0 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 CONVICTED=0 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 HEALTH_CHECK=1 IMMUNISATIONS=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 INTERVENTION_RECEIVED=1 IMMUNISATIONS=1 TEETH_CHECK=1 SUBSTANCE_MISUSE=0
        !oc2 INTERVENTION_OFFERED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1
        !oc2 CONVICTED=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.oc2.iter().filter(|row| {
        let others = [row.convicted, row.health_check, row.intervention_received, row.intervention_offered];
        completed::core_health_items(row).into_iter().any(Cell::is_blank) && others.into_iter().any(Cell::is_given)
    }));
}
