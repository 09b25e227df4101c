//! 365: a short break of more than 17 days.

use super::prelude::*;
use super::time_limits::end_or_open;

pub const RULE: Rule = Rule {
    code: "365",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The short break lasted longer than 17 days.",
    mend: "Check the days; a longer stay has another legal status.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=V3 DECOM=01/05/2026 DEC=18/05/2026
        !episode LS=V3 DECOM=01/05/2026 DEC=19/05/2026
        episode LS=V4 DECOM=01/05/2026 DEC=19/05/2026
        episode LS=V3 DECOM=14/03/2027
        !episode LS=V3 DECOM=13/03/2027
        episode LS=V3 DECOM=13/03/2027 DEC=soon
        episode LS=V3 DECOM= DEC=19/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let longer = |episode: &&Episode<'_>| {
        let ended = end_or_open(child, episode);
        episode.ls.is("V3")
            && episode.decom.date.zip(ended).is_some_and(|(began, ended)| days_between(began, ended) > 17)
    };
    found.report_all(child.now.episodes.iter().filter(longer));
}
