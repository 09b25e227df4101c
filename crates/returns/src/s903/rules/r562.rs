//! 562: the first episode began before the year and is not last year's latest.

use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "562",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode began before this collection, but last year's return ended with another episode or has \
           none.",
    mend: "Begin with the episode that was the latest last year, or correct last year's return.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=01/05/2025 | episode DECOM=01/05/2025
        last.episode DECOM=01/05/2025 | !episode DECOM=02/05/2025
        last.episode DECOM=01/05/2025 | episode DECOM=01/05/2025 | episode DECOM=01/03/2026
        last.episode DECOM=01/05/2025 | last.episode DECOM=01/06/2025 | !episode DECOM=01/05/2025
        last.episode DECOM=01/05/2025 | last.episode DECOM=01/06/2025 | episode DECOM=01/06/2025
        !episode DECOM=31/03/2026
        last.episode DECOM= | !episode DECOM=31/03/2026
        episode DECOM=01/04/2026
        episode DECOM=
        last.episode CHILD=2 DECOM=01/05/2025 | !episode DECOM=01/05/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.now.episodes.first() else { return };
    let continues = || latest(child.last.episodes).is_some_and(|last| first.decom.is_on(last.decom));
    if first.decom.is_before(child.collection.start) && !continues() {
        found.report(first);
    }
}
