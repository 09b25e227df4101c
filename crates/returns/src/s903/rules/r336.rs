//! 336: placed for adoption with consent, but not from a foster placement.

use super::adoption::{FOR_ADOPTION, FOSTERED};
use super::prelude::*;
use super::previous_episode;

pub const RULE: Rule = Rule {
    code: "336",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was placed for adoption with consent, but was not in a foster placement just before.",
    mend: "Check the placement of this episode and of the one before it.",
    looks_at: &["Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=U1 DECOM=01/05/2026 | episode PLACE=A3 DECOM=02/05/2026
        episode PLACE=A5 DECOM=01/05/2026 | episode PLACE=A4 DECOM=02/05/2026
        episode PLACE=K2 DECOM=01/05/2026 | !episode PLACE=A3 DECOM=02/05/2026
        episode PLACE=K2 DECOM=01/05/2026 | !episode PLACE=A4 DECOM=02/05/2026
        !episode PLACE=A4 DECOM=02/05/2026 | episode PLACE= DECOM=01/05/2026
        episode PLACE=K2 DECOM=01/05/2026 | episode PLACE=A5 DECOM=02/05/2026
        episode PLACE=A3 DECOM=02/05/2026
        episode PLACE=K2 DECOM=01/05/2026 CHILD=2 | episode PLACE=A3 DECOM=02/05/2026
        episode PLACE=K2 DECOM=01/05/2026 | !episode PLACE=A3 DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| {
        let before = previous.place.is_any(FOR_ADOPTION) || previous.place.is_any(FOSTERED);
        episode.place.is_any(&["A3", "A4"]) && !before
    });
}
