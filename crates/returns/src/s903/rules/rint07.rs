//! INT07: a PrevPerm row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT07",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A PrevPerm row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["PrevPerm.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        !permanence
        !permanence | header CHILD=2
        !permanence CHILD=A1 | !permanence CHILD=A1 | header CHILD=A2
        permanence | header
        permanence CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.prev_perm, found);
}
