//! 635: details of an earlier order without its kind.

use super::super::PrevPerm;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "635",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date or the authority of an earlier order is given, but not which kind of permanence it was.",
    mend: "Give the kind of permanence, or leave the details blank.",
    looks_at: &["PrevPerm.LA_PERM", "PrevPerm.DATE_PERM", "PrevPerm.PREV_PERM"],
    needs: &[Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        !permanence LA_PERM=330
        !permanence DATE_PERM=01/05/2020
        permanence PREV_PERM=P1 LA_PERM=330
        permanence PREV_PERM=Z1
        permanence
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |earlier: &&PrevPerm<'_>| {
        (earlier.la_perm.is_given() || earlier.date_perm.is_given()) && earlier.prev_perm.is_blank()
    };
    found.report_all(child.now.prev_perm.iter().filter(wrong));
}
