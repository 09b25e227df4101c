//! 145: the category of need is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "145",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The category of need is not a code of the list.",
    mend: "Give one of N1 to N8.",
    looks_at: &["Episodes.CIN"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode CIN=N1
        episode CIN=N8
        episode CIN=
        !episode CIN=N9
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::CIN, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.cin)));
}
