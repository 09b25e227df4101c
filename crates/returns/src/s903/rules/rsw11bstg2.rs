//! SW11bSTG2: the last worker ended in the last days before 31 March and none follows.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW11bSTG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The time with the social worker ended in the last days of the collection, and none that follows has a \
           start.",
    mend: "Give the worker who came after, or leave the end blank if it goes on.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        !worker SW_DECOM=01/05/2026 SW_DEC=26/03/2027
        !worker SW_DECOM=01/05/2026 SW_DEC=31/03/2027
        worker SW_DECOM=01/05/2026 SW_DEC=25/03/2027
        worker SW_DECOM=01/05/2026 SW_DEC=01/04/2027
        worker SW_DECOM=01/05/2026
        worker SW_DECOM=01/05/2026 SW_DEC=27/03/2027 | worker SW_DECOM=27/03/2027
        worker SW_DECOM=01/05/2026 | worker SW_DECOM=01/06/2026 SW_DEC=27/03/2027 | worker SW_DECOM=27/03/2027
        worker SW_DECOM=01/05/2026 SW_DEC=27/03/2027 | !worker SW_DECOM=27/03/2027 SW_DEC=30/03/2027
        worker SW_DECOM=01/05/2026 SW_DEC=27/03/2027 | !worker SW_DECOM=
        worker SW_DECOM=01/05/2026 SW_DEC=25/03/2027 | worker SW_DECOM=
        !worker SW_DEC=27/03/2027
        !worker SW_DECOM=01/05/2026 SW_DEC=27/03/2027 | worker CHILD=2 SW_DECOM=27/03/2027
    ",
};

/// The last days of the collection, before 31 March.
const DAYS_LAST: i32 = 5;

fn check(child: &Child<'_>, found: &mut Found) {
    let end = child.collection.end;
    let last_days = days_after(end, -DAYS_LAST);
    let ended_late =
        |worker: &SwEpisode<'_>| worker.sw_dec.date.is_some_and(|ended| last_days <= ended && ended <= end);
    let workers = child.now.sw_episodes;
    for pair in workers.windows(2) {
        if ended_late(&pair[0]) && pair[1].sw_decom.date.is_none() {
            found.report(&pair[1]);
        }
    }
    let Some(last) = workers.last() else { return };
    if ended_late(last) && (workers.len() == 1 || last.sw_decom.date.is_some()) {
        found.report(last);
    }
}
