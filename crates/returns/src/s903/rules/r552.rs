//! 552: a child was placed for adoption before the decision.

use super::adoption;
use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "552",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The latest decision that the child should be placed for adoption is after the child was first placed.",
    mend: "Check the day of the decision against the start of the placement.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "Episodes.DECOM", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        episode PLACE=A3 DECOM=02/05/2026 | placed DATE_PLACED=02/05/2026
        episode PLACE=A3 DECOM=02/05/2026 | placed DATE_PLACED=01/05/2026
        !episode PLACE=A3 DECOM=02/05/2026 | !placed DATE_PLACED=03/05/2026
        !episode PLACE=A3 DECOM=02/05/2026 | episode PLACE=A5 DECOM=04/05/2026 | placed | !placed DATE_PLACED=03/05/2026
        !episode PLACE=A3 DECOM=02/05/2026 | placed DATE_PLACED=01/05/2026 | !placed DATE_PLACED=03/05/2026
        episode PLACE=U1 DECOM=02/05/2026 | placed DATE_PLACED=03/05/2026
        episode PLACE=A3 DECOM= | placed DATE_PLACED=03/05/2026
        episode PLACE=A3 DECOM=02/05/2026 | placed DATE_PLACED=
        episode PLACE=A3 DECOM=02/05/2026 | placed CHILD=2 DATE_PLACED=03/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(decision) = latest(child.now.placed_adoption) else { return };
    let placed = |episode: &&Episode<'_>| adoption::is_placed_for_adoption(episode) && episode.decom.date.is_some();
    let Some(first) = child.now.episodes.iter().find(placed) else { return };
    if first.decom.is_before(decision.date_placed) {
        found.report(decision);
        found.report(first);
    }
}
