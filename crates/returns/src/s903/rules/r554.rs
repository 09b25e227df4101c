//! 554: the decision is after the placement order.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "554",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption is after the placement order (E1) was made.",
    mend: "Check the day of the decision against the first episode under the order; it may lie in an earlier year.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "Episodes.DECOM", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        episode LS=E1 DECOM=02/05/2026 | placed DATE_PLACED=02/05/2026
        !episode LS=E1 DECOM=02/05/2026 | !placed DATE_PLACED=03/05/2026
        !episode LS=E1 DECOM=02/05/2026 | episode LS=E1 DECOM=04/05/2026 | !placed DATE_PLACED=03/05/2026
        !episode LS=E1 DECOM=02/05/2026 | placed DATE_PLACED=01/05/2026 | !placed DATE_PLACED=03/05/2026
        episode LS=C2 DECOM=02/05/2026 | placed DATE_PLACED=03/05/2026
        episode LS=E1 DECOM= | placed DATE_PLACED=03/05/2026
        episode LS=E1 DECOM=02/05/2026 | placed DATE_PLACED=
        episode LS=E1 DECOM=02/05/2026 | placed CHILD=2 DATE_PLACED=03/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let begun = |episode: &&Episode<'_>| episode.ls.is("E1") && episode.decom.date.is_some();
    let Some(first) = child.now.episodes.iter().find(begun) else { return };
    for decision in child.now.placed_adoption.iter().filter(|decision| decision.date_placed.is_after(first.decom)) {
        found.report(first);
        found.report(decision);
    }
}
