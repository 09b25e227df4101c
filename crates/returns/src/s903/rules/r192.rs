//! 192: substance misuse is a problem, and it is not said whether an intervention was received.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "192",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has a substance misuse problem, but it is not said whether an intervention was received.",
    mend: "Give 1 when one was received, else 0.",
    looks_at: &["OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 SUBSTANCE_MISUSE=1
        oc2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0
        oc2 SUBSTANCE_MISUSE=0
        oc2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unsaid = |row: &&Oc2<'_>| row.substance_misuse.is("1") && row.intervention_received.is_blank();
    found.report_all(child.now.oc2.iter().filter(unsaid));
}
