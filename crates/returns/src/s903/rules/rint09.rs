//! INT09: a UASC row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT09",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A UASC row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["UASC.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        !uasc
        !uasc | header CHILD=2
        !uasc CHILD=A1 | !uasc CHILD=A1 | header CHILD=A2
        uasc | header
        uasc CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.uasc, found);
}
