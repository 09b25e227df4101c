//! 143: the reason for a new episode is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "143",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for the new episode is not a code of the list.",
    mend: "Give S, L, P, T, B or U.",
    looks_at: &["Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode RNE=S
        episode RNE=u
        episode RNE=
        !episode RNE=X
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::RNE, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.rne)));
}
