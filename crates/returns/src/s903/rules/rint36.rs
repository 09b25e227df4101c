//! INT36: a child is in the UASC table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT36",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the UASC table.",
    mend: "Keep the one that is right.",
    looks_at: &["UASC.CHILD"],
    needs: &[Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        uasc
        uasc | uasc CHILD=2
        !uasc | !uasc
        !uasc CHILD=A1 | !uasc CHILD=a1 | uasc CHILD=A2
        uasc CHILD= | uasc CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.uasc, found);
}
