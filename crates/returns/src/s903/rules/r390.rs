//! 390: adopted without having been placed for adoption.

use super::adoption::{ADOPTED, FOR_ADOPTION};
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "390",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended in adoption, but the child was not placed for adoption in it.",
    mend: "Check the placement and the reason for the end.",
    looks_at: &["Episodes.PLACE", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode REC=E11 PLACE=A3
        episode REC=E12 PLACE=A6
        !episode REC=E11 PLACE=U1
        !episode REC=E12 PLACE=
        episode REC=E13 PLACE=U1
        episode REC= PLACE=U1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.rec.is_any(ADOPTED) && !episode.place.is_any(FOR_ADOPTION);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
