//! INT01: an AD1 row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT01",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An AD1 row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["AD1.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        !ad1
        !ad1 | header CHILD=2
        !ad1 CHILD=A1 | !ad1 CHILD=A1 | header CHILD=A2
        ad1 | header
        ad1 CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.ad1, found);
}
