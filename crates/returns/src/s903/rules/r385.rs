//! 385: an episode that ends after the year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "385",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ends after the end of the year.",
    mend: "Check the end; leave it blank when the episode was still open at the end of the year.",
    looks_at: &["Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DEC=31/03/2027
        !episode DEC=01/04/2027
        episode DEC=
        year 2026
        !episode DEC=01/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.dec.is_after(child.collection.end)));
}
