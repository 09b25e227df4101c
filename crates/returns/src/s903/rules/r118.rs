//! 118: the decision to place for adoption ended before the year or before the child came into care.

use super::in_time::earliest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "118",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should no longer be placed for adoption is dated before this year or before the child came into care.",
    mend: "Check the day of the decision against the start of the child's first episode that is not a short break.",
    looks_at: &["PlacedAdoption.DATE_PLACED_CEASED", "Episodes.DECOM", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 | placed DATE_PLACED_CEASED=01/05/2026
        !episode DECOM=01/05/2026 | !placed DATE_PLACED_CEASED=30/04/2026
        episode DECOM=01/05/2025 | placed DATE_PLACED_CEASED=01/04/2026
        !episode DECOM=01/05/2025 | !placed DATE_PLACED_CEASED=31/03/2026
        episode DECOM=01/05/2025 LS=V3 | !episode DECOM=01/05/2026 LS=C2 | !placed DATE_PLACED_CEASED=30/04/2026
        episode DECOM=01/05/2026 LS=V4 | placed DATE_PLACED_CEASED=30/04/2026
        episode DECOM=01/05/2025 LS=C2 | episode DECOM=01/05/2026 LS=C2 | placed DATE_PLACED_CEASED=30/04/2026
        episode DECOM=01/05/2026 | placed DATE_PLACED_CEASED=
        episode DECOM= | placed DATE_PLACED_CEASED=31/03/2026
        episode DECOM=01/05/2026 CHILD=2 | placed DATE_PLACED_CEASED=30/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.placed_adoption.is_empty() {
        return;
    }
    let lasting = child.now.episodes.iter().filter(|episode| !episode.ls.is_any(&["V3", "V4"]));
    let Some(first) = earliest(lasting) else { return };
    for decision in child.now.placed_adoption {
        let ceased = decision.date_placed_ceased;
        if ceased.is_before(first.decom) || ceased.is_before(child.collection.start) {
            found.report(first);
            found.report(decision);
        }
    }
}
