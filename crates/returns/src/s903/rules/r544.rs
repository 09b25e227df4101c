//! 544: a convicted child lacks another answer about health.

use super::health_items;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "544",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was convicted, but immunisations, teeth, health assessment or substance misuse is blank.",
    mend: "Give the items that are blank.",
    looks_at: &[
        "OC2.CONVICTED",
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
    ],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 CONVICTED=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 CONVICTED=1 IMMUNISATIONS=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=0 SUBSTANCE_MISUSE=0
        !oc2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1
        oc2 CONVICTED=0
        oc2 CONVICTED=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let lacks = |health: &&Oc2<'_>| health.convicted.is("1") && health_items::is_any_blank(health);
    found.report_all(child.now.oc2.iter().filter(lacks));
}
