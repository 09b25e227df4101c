//! 158: an intervention was received and one was offered as well.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "158",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child received an intervention for substance misuse, so whether one was offered is not asked.",
    mend: "Leave it blank whether one was offered.",
    looks_at: &["OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=0
        !oc2 INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=1
        oc2 INTERVENTION_RECEIVED=1
        oc2 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1
        oc2 INTERVENTION_OFFERED=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let both = |row: &&Oc2<'_>| row.intervention_received.is("1") && row.intervention_offered.is_given();
    found.report_all(child.now.oc2.iter().filter(both));
}
