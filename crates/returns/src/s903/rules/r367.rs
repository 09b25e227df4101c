//! 367: more than 75 days of short breaks in the year.

use super::prelude::*;
use super::time_limits::end_or_open;

pub const RULE: Rule = Rule {
    code: "367",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child's short breaks in the year add up to more than 75 days.",
    mend: "Check the days and the legal status of each.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=V3 DECOM=01/05/2026 DEC=15/07/2026
        !episode LS=V3 DECOM=01/05/2026 DEC=16/07/2026
        episode LS=V4 DECOM=01/05/2026 DEC=16/07/2026
        !episode LS=V3 DECOM=01/05/2026 DEC=01/07/2026 | !episode LS=V3 DECOM=01/08/2026 DEC=16/08/2026
        episode LS=V3 DECOM=01/05/2026 DEC=01/07/2026 | episode LS=V3 DECOM=01/08/2026 DEC=15/08/2026
        episode LS=V3 DECOM=01/05/2026 DEC=01/07/2026 | episode LS=V3 DECOM=01/08/2026 DEC=16/08/2026 CHILD=2
        !episode LS=V3 DECOM=01/05/2026 DEC=16/07/2026 | episode LS=V3 DECOM=01/08/2026 DEC=01/08/2026
        episode LS=V3 DECOM=01/02/2026 DEC=15/06/2026
        !episode LS=V3 DECOM=01/02/2026 DEC=16/06/2026
        !episode LS=V3 DECOM=14/01/2027 DEC=01/09/2027
        !episode LS=V3 DECOM=14/01/2027
        episode LS=V3 DECOM=15/01/2027
        episode LS=V3 DECOM=14/01/2027 DEC=soon
        episode LS=V3 DECOM= DEC=16/07/2026
        episode LS=V3 DECOM=01/05/2026 DEC=16/07/2026 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let days = |episode: &Episode<'_>| {
        let ended = end_or_open(child, episode).map(|day| day.min(end));
        let length = episode.decom.date.zip(ended).map(|(began, ended)| days_between(began.max(start), ended));
        length.filter(|days| *days > 0 && episode.ls.is("V3") && episode.child.is_given())
    };
    if child.now.episodes.iter().filter_map(days).sum::<i32>() > 75 {
        found.report_all(child.now.episodes.iter().filter(|episode| days(episode).is_some()));
    }
}
