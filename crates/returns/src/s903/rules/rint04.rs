//! INT04: a Missing row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT04",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A Missing row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["Missing.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing
        !missing | header CHILD=2
        !missing CHILD=A1 | !missing CHILD=A1 | header CHILD=A2
        missing | header
        missing CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.missing, found);
}
