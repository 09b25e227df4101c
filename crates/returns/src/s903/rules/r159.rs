//! 159: no intervention was received, and it is not said whether one was offered.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "159",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has a substance misuse problem and received no intervention, but it is not said whether one was offered.",
    mend: "Give 1 when one was offered, else 0.",
    looks_at: &["OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0
        oc2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=0
        oc2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=1
        oc2 SUBSTANCE_MISUSE=1
        oc2 SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unsaid = |row: &&Oc2<'_>| {
        row.substance_misuse.is("1") && row.intervention_received.is("0") && row.intervention_offered.is_blank()
    };
    found.report_all(child.now.oc2.iter().filter(unsaid));
}
