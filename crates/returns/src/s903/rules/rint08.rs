//! INT08: a Reviews row of a child without a header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT08",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A Reviews row is of a child whom the Header table does not have.",
    mend: "Give the child a row in the Header table, or check the child's identifier.",
    looks_at: &["Reviews.CHILD"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        !review
        !review | header CHILD=2
        !review CHILD=A1 | !review CHILD=A1 | header CHILD=A2
        review | header
        review CHILD=a1 | header CHILD=A1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_absent(child, child.now.reviews, found);
}
