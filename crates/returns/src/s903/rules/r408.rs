//! 408: placed for adoption with a placement order that is not there.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "408",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is placed for adoption with a placement order, but the legal status is not a placement order.",
    mend: "Check the placement and the legal status (E1).",
    looks_at: &["Episodes.PLACE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=A5 LS=E1
        !episode PLACE=A5 LS=C2
        !episode PLACE=A6 LS=
        episode PLACE=A3 LS=C2
        episode PLACE= LS=C2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.place.is_any(&["A5", "A6"]) && !episode.ls.is("E1");
    found.report_all(child.now.episodes.iter().filter(wrong));
}
