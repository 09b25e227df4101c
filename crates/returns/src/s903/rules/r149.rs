//! 149: the reason that an episode ended is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "149",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason that the episode ended is not a code of the list.",
    mend: "Give one of the list's codes.",
    looks_at: &["Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode REC=X1
        episode REC=E17
        episode REC=
        !episode REC=E1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::REC, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.rec)));
}
