//! INT03: an Episodes row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT03",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An Episodes row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["Episodes.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode
        !episode | header CHILD=2
        !episode CHILD=A1 | !episode CHILD=A1 | header CHILD=A2
        episode | header
        episode CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.episodes, found);
}
