//! 1003: the decision that a child should be placed for adoption is before the child came into care.

use super::in_time::earliest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1003",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption is dated before the child came into care.",
    mend: "Check the day of the decision against the start of the child's first period of care.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "Episodes.DECOM", "Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        episode RNE=S DECOM=01/05/2026 | placed DATE_PLACED=01/05/2026
        !episode RNE=S DECOM=01/05/2026 | !placed DATE_PLACED=30/04/2026
        !episode RNE=S DECOM=01/05/2026 | !placed DATE_PLACED=30/04/2026 | placed DATE_PLACED=02/05/2026
        episode RNE=S DECOM=01/05/2025 | episode RNE=S DECOM=01/05/2026 | placed DATE_PLACED=30/04/2026
        episode RNE=L DECOM=01/05/2026 | placed DATE_PLACED=30/04/2026
        episode RNE=S DECOM= | placed DATE_PLACED=30/04/2026
        episode RNE=S DECOM=01/05/2026 | placed DATE_PLACED=
        episode RNE=S DECOM=01/05/2026 | placed CHILD=2 DATE_PLACED=30/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let starts = child.now.episodes.iter().filter(|episode| episode.rne.is("S"));
    let Some(first) = earliest(starts) else { return };
    for decision in child.now.placed_adoption.iter().filter(|decision| decision.date_placed.is_before(first.decom)) {
        found.report(first);
        found.report(decision);
    }
}
