//! 1009: the reason for a change of placement is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1009",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for the change of placement is not a code of the list.",
    mend: "Give one of the list's codes.",
    looks_at: &["Episodes.REASON_PLACE_CHANGE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode REASON_PLACE_CHANGE=CARPL
        episode REASON_PLACE_CHANGE=OTHER
        episode REASON_PLACE_CHANGE=
        !episode REASON_PLACE_CHANGE=MOVED
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::REASON_PLACE_CHANGE, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.reason_place_change)));
}
