//! 631: earlier permanence is not a code.

use super::super::PrevPerm;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "631",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Earlier permanence is not one of the codes P1, P2, P3, P4 and Z1.",
    mend: "Give one of the codes; Z1 when there was none.",
    looks_at: &["PrevPerm.PREV_PERM"],
    needs: &[Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        permanence PREV_PERM=P1
        permanence PREV_PERM=z1
        permanence PREV_PERM=
        !permanence PREV_PERM=P5
        !permanence PREV_PERM=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong =
        |earlier: &&PrevPerm<'_>| earlier.prev_perm.is_given() && !earlier.prev_perm.is_of(&codes::PREV_PERM, year);
    found.report_all(child.now.prev_perm.iter().filter(wrong));
}
