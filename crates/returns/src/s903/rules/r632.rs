//! 632: the order of earlier permanence has no such day, or is not before care began.

use super::partly_known_day::latest_possible;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "632",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of the earlier order is not a day, or is not before the child's first episode began.",
    mend: "Write it DD/MM/YYYY, with zz for what is not known; it lies before the child came into care.",
    looks_at: &["PrevPerm.DATE_PERM", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        episode DECOM=02/05/2026 | permanence DATE_PERM=01/05/2026
        !episode DECOM=02/05/2026 | !permanence DATE_PERM=02/05/2026
        episode DECOM=02/05/2026 | permanence DATE_PERM=zz/04/2026
        !episode DECOM=02/05/2026 | !permanence DATE_PERM=ZZ/05/2026
        episode DECOM=02/05/2026 | permanence DATE_PERM=zz/zz/2025
        !episode DECOM=02/05/2026 | !permanence DATE_PERM=zz/zz/2026
        episode DECOM=02/05/2026 | permanence DATE_PERM=zz/zz/zzzz
        !episode DECOM=02/05/2026 | !permanence DATE_PERM=2020
        !episode DECOM=02/05/2026 | episode DECOM=05/05/2026 | !permanence DATE_PERM=03/05/2026
        episode DECOM=02/05/2026 | permanence DATE_PERM=
        episode DECOM= | permanence DATE_PERM=2020
        permanence DATE_PERM=2020
        episode CHILD=2 DECOM=02/05/2026 | permanence DATE_PERM=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.now.episodes.first() else { return };
    let Some(begins) = first.decom.date else { return };
    let given = child.now.prev_perm.iter().filter(|earlier| earlier.date_perm.is_given());
    for earlier in given.filter(|earlier| latest_possible(earlier.date_perm.text()).is_none_or(|day| day >= begins)) {
        found.report(first);
        found.report(earlier);
    }
}
