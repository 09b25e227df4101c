//! 355: an episode that ended on the day it began.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "355",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The episode begins and ends on one day, or has neither a start nor an end.",
    mend: "Check both days.",
    looks_at: &["Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=02/05/2026
        !episode DECOM=01/05/2026 DEC=01/05/2026
        !episode DECOM=1/5/2026 DEC=01/05/2026
        episode DECOM=01/05/2026 DEC=
        episode DECOM= DEC=01/05/2026
        !episode DECOM= DEC=
        !episode DECOM=soon DEC=SOON
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| {
        episode.decom.is_on(episode.dec) || episode.decom.raw.eq_ignore_ascii_case(episode.dec.raw)
    };
    found.report_all(child.now.episodes.iter().filter(wrong));
}
