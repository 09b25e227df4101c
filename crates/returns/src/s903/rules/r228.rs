//! 228: the provider closed before the episode ended.

use super::super::Provider;
use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "228",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By Ofsted's lists the provider of this number closed before the episode or the year ended.",
    mend: "Check the number and the end of the episode.",
    looks_at: &["Episodes.URN", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001 CLOSED=01/05/2026
        provider URN=SC000002 CLOSED=31/03/2027
        provider URN=SC000003 CLOSED=30/03/2027
        provider URN=SC000004
        !episode URN=SC000001 DEC=02/05/2026
        episode URN=SC000001 DEC=01/05/2026
        episode URN=SC000002 DEC=
        !episode URN=SC000003 DEC=
        !episode URN=SC000003 DEC=31/04/2026
        episode URN=SC000004 DEC=
        episode URN=SC000005 DEC=
        episode URN=XXXXXXX DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| {
        let until = episode.dec.date.unwrap_or(child.collection.end);
        let closed = |line: Option<&Provider>| line.and_then(|line| line.closed);
        providers::any_line(child, episode, |line| closed(line).is_some_and(|closed| until > closed))
    }));
}
