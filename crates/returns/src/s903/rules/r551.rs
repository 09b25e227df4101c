//! 551: a child placed for adoption has no day of the decision.

use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "551",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is placed for adoption, but there is no day on which that was decided.",
    mend: "Give the day of the decision, or check the placement type.",
    looks_at: &["Episodes.PLACE", "PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=A3
        !episode PLACE=A4 | placed DATE_PLACED=
        !episode PLACE=A5 | placed DATE_PLACED=01/05/2026 | placed DATE_PLACED=
        !episode PLACE=A6 | placed CHILD=2 DATE_PLACED=01/05/2026
        episode PLACE=A3 | placed DATE_PLACED=01/05/2026
        episode PLACE=A3 | placed DATE_PLACED=31/02/2026        # given, if wrong
        episode PLACE=U1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let decisions = child.now.placed_adoption;
    if decisions.is_empty() || decisions.iter().any(|decision| decision.date_placed.is_blank()) {
        let placed = |episode: &&Episode<'_>| adoption::is_placed_for_adoption(episode);
        found.report_all(child.now.episodes.iter().filter(placed));
    }
}
