//! NoE: a child in care before the year has no episodes in last year's return.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "NoE",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The episode began before this collection, but last year's return has no episodes of the child.",
    mend: "Check the start of the episode and the child's identifier, or correct last year's return.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=31/03/2026
        episode DECOM=01/04/2026
        episode DECOM=
        last.episode DECOM= | episode DECOM=31/03/2026
        last.episode CHILD=2 | !episode DECOM=31/03/2026 | episode DECOM=01/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.last.episodes.is_empty() {
        let earlier = |episode: &&Episode<'_>| episode.decom.is_before(child.collection.start);
        found.report_all(child.now.episodes.iter().filter(earlier));
    }
}
