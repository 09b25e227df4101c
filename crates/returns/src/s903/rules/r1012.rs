//! 1012: a child without an episode this year has rows in other tables.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1012",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has no episode of care this year, but a row in this table.",
    mend: "Take the row out, or give the child's episodes.",
    looks_at: &["PlacedAdoption.CHILD", "Missing.CHILD", "Reviews.CHILD", "AD1.CHILD", "PrevPerm.CHILD", "OC2.CHILD"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !placed | !missing | !review | !ad1 | !permanence | !oc2 | header | oc3 | uasc
        placed | missing | review | ad1 | permanence | oc2 | episode
        !review | last.episode
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.is_empty() {
        found.report_all(child.now.placed_adoption);
        found.report_all(child.now.missing);
        found.report_all(child.now.reviews);
        found.report_all(child.now.ad1);
        found.report_all(child.now.prev_perm);
        found.report_all(child.now.oc2);
    }
}
