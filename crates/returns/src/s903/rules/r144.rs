//! 144: the legal status is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "144",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The legal status is not a code of the list.",
    mend: "Give one of the list's codes.",
    looks_at: &["Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=C1
        episode LS=L3
        episode LS=
        !episode LS=V1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::LS, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.ls)));
}
