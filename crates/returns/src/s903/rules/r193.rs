//! 193: an intervention is spoken of without a substance misuse problem.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "193",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has no substance misuse problem, but it is said whether an intervention was received or offered.",
    mend: "Leave both blank, or give 1 for the problem.",
    looks_at: &["OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0
        !oc2 INTERVENTION_OFFERED=1
        oc2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1
        oc2 SUBSTANCE_MISUSE=0
        oc2 SUBSTANCE_MISUSE=2 INTERVENTION_OFFERED=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.oc2.iter().filter(|row| {
        let no_problem = row.substance_misuse.is_blank() || row.substance_misuse.is("0");
        no_problem && (row.intervention_received.is_given() || row.intervention_offered.is_given())
    }));
}
