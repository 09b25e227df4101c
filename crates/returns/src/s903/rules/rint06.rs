//! INT06: an OC3 row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT06",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An OC3 row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["OC3.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !oc3
        !oc3 | header CHILD=2
        !oc3 CHILD=A1 | !oc3 CHILD=A1 | header CHILD=A2
        oc3 | header
        oc3 CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.oc3, found);
}
