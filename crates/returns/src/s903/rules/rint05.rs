//! INT05: an OC2 row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT05",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An OC2 row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["OC2.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2
        !oc2 | header CHILD=2
        !oc2 CHILD=A1 | !oc2 CHILD=A1 | header CHILD=A2
        oc2 | header
        oc2 CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.oc2, found);
}
