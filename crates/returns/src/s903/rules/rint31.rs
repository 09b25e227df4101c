//! INT31: a child is in the AD1 table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT31",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the AD1 table.",
    mend: "Keep the one that is right.",
    looks_at: &["AD1.CHILD"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1
        ad1 | ad1 CHILD=2
        !ad1 | !ad1
        !ad1 CHILD=A1 | !ad1 CHILD=a1 | ad1 CHILD=A2
        ad1 CHILD= | ad1 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.ad1, found);
}
