//! EPI: a child without episodes.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "EPI",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child has neither episodes nor care leaver details, so little else can be checked.",
    mend: "Give the child's episodes, or leave the child out.",
    looks_at: &["Header.CHILD"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header
        header | episode
        header | oc3
        !header | episode CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.is_empty() && child.now.oc3.is_empty() {
        found.report_all(child.now.headers);
    }
}
