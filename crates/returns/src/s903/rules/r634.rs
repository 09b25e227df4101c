//! 634: earlier permanence of a child who did not come into care in the year.

use super::super::PrevPerm;
use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "634",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Earlier permanence is given, but none of the child's episodes began in the collection.",
    mend: "Leave it blank for a child whose care goes on from earlier years, or check the episodes.",
    looks_at: &["PrevPerm.PREV_PERM", "PrevPerm.LA_PERM", "PrevPerm.DATE_PERM", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=31/03/2026 | !permanence PREV_PERM=P1
        !episode DECOM=31/03/2026 | !permanence LA_PERM=330
        !episode DECOM=31/03/2026 | !permanence DATE_PERM=01/05/2020
        !episode DECOM=31/03/2026 | !episode DECOM= | !permanence PREV_PERM=Z1
        episode DECOM=31/03/2026 | episode DECOM=01/04/2026 | permanence PREV_PERM=P1
        episode DECOM=01/04/2026 | permanence PREV_PERM=P1
        episode DECOM=31/03/2026 | permanence
        episode DECOM= | permanence PREV_PERM=P1
        permanence PREV_PERM=P1
        episode CHILD=2 DECOM=31/03/2026 | permanence PREV_PERM=P1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(latest) = latest(child.now.episodes) else { return };
    if !latest.decom.is_before(child.collection.start) {
        return;
    }
    let told = |earlier: &&PrevPerm<'_>| {
        earlier.prev_perm.is_given() || earlier.la_perm.is_given() || earlier.date_perm.is_given()
    };
    if child.now.prev_perm.iter().any(|earlier| told(&earlier)) {
        found.report_all(child.now.prev_perm.iter().filter(told));
        found.report_all(child.now.episodes);
    }
}
