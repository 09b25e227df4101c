//! INT02: a PlacedAdoption row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT02",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A PlacedAdoption row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["PlacedAdoption.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !placed
        !placed | header CHILD=2
        !placed CHILD=A1 | !placed CHILD=A1 | header CHILD=A2
        placed | header
        placed CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.placed_adoption, found);
}
