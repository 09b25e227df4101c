//! INT33: a child is in the OC2 table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT33",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the OC2 table.",
    mend: "Keep the one that is right.",
    looks_at: &["OC2.CHILD"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2
        oc2 | oc2 CHILD=2
        !oc2 | !oc2
        !oc2 CHILD=A1 | !oc2 CHILD=a1 | oc2 CHILD=A2
        oc2 CHILD= | oc2 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.oc2, found);
}
