//! INT32: a child is in the Header table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT32",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the Header table.",
    mend: "Keep the one that is right.",
    looks_at: &["Header.CHILD"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header
        header | header CHILD=2
        !header | !header
        !header CHILD=A1 | !header CHILD=a1 | header CHILD=A2
        header CHILD= | header CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.headers, found);
}
