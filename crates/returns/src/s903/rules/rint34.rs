//! INT34: a child is in the OC3 table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT34",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the OC3 table.",
    mend: "Keep the one that is right.",
    looks_at: &["OC3.CHILD"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3
        oc3 | oc3 CHILD=2
        !oc3 | !oc3
        !oc3 CHILD=A1 | !oc3 CHILD=a1 | oc3 CHILD=A2
        oc3 CHILD= | oc3 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.oc3, found);
}
