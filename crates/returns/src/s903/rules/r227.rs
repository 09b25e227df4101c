//! 227: the provider had closed before the episode began.

use super::super::Provider;
use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "227",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By Ofsted's lists the provider of this number had closed when the episode began.",
    mend: "Check the number and the start of the episode.",
    looks_at: &["Episodes.URN", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001 CLOSED=01/05/2026
        provider URN=SC000002
        provider URN=SC000003
        provider URN=SC000003 CLOSED=01/05/2026
        !episode URN=SC000001 DECOM=01/05/2026
        episode URN=SC000001 DECOM=30/04/2026
        episode URN=SC000001 DECOM=
        episode URN=SC000002 DECOM=01/05/2026
        !episode URN=SC000003 DECOM=01/05/2026
        episode URN=SC000004 DECOM=01/05/2026
        episode URN=XXXXXXX DECOM=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| {
        let closed = |line: Option<&Provider>| line.and_then(|line| line.closed);
        episode.decom.date.is_some_and(|begun| {
            providers::any_line(child, episode, |line| closed(line).is_some_and(|closed| begun >= closed))
        })
    }));
}
