//! 547: a child with development checks lacks another answer about health.

use super::health_items;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "547",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Development checks are up to date, but immunisations, teeth, health assessment or substance misuse is \
           blank.",
    mend: "Give the items that are blank.",
    looks_at: &[
        "OC2.HEALTH_CHECK",
        "OC2.IMMUNISATIONS",
        "OC2.TEETH_CHECK",
        "OC2.HEALTH_ASSESSMENT",
        "OC2.SUBSTANCE_MISUSE",
    ],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 HEALTH_CHECK=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 HEALTH_CHECK=1 IMMUNISATIONS=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
        !oc2 HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=0 SUBSTANCE_MISUSE=0
        !oc2 HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=0 HEALTH_ASSESSMENT=1
        oc2 HEALTH_CHECK=0
        oc2 HEALTH_CHECK=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let lacks = |health: &&Oc2<'_>| health.health_check.is("1") && health_items::is_any_blank(health);
    found.report_all(child.now.oc2.iter().filter(lacks));
}
