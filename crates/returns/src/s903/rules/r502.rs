//! 502: an episode that was open last year does not go on this year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "502",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An episode was open at the end of last year, but this year's first episode begins on another day.",
    mend: "Begin with the episode that was open, or correct last year's return.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=01/05/2025 | episode DECOM=01/05/2025
        last.episode DECOM=01/05/2025 | !episode DECOM=02/05/2025
        last.episode DECOM=01/05/2025 | !episode DECOM=30/04/2025
        last.episode DECOM=01/05/2025 DEC=02/05/2025 | episode DECOM=02/05/2025
        last.episode DECOM=01/05/2025 | last.episode DECOM=02/05/2025 | !episode DECOM=01/05/2025 |
            episode DECOM=02/05/2025
        last.episode DECOM= | !episode DECOM=02/05/2025
        last.episode DECOM=01/05/2025 | !episode DECOM=02/05/2025 | episode DECOM=01/04/2026
        last.episode DECOM=01/05/2025 CHILD=2 | episode DECOM=02/05/2025
        last.episode DECOM=01/05/2025 | episode DECOM=
        last.episode DECOM=01/05/2025 DEC=soon | episode DECOM=02/05/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.now.episodes.first().filter(|episode| episode.decom.date.is_some()) else { return };
    let elsewhere = |last: &Episode<'_>| last.dec.is_blank() && !first.decom.is_on(last.decom);
    if child.last.episodes.iter().any(elsewhere) {
        found.report(first);
    }
}
