//! SW17STG2: no worker at the end of the year.

use super::super::SwEpisode;
use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW17STG2",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The latest time with a social worker has an end, so the child has no social worker at the end of the \
           collection.",
    mend: "Give the worker who came after, or leave the end blank if it goes on.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        !worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026
        worker SW_DECOM=01/05/2026
        worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026 | worker SW_DECOM=01/06/2026
        !worker SW_DECOM=01/06/2026 SW_DEC=01/07/2026 | worker SW_DECOM=01/05/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=31/02/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026 | worker SW_DECOM=
        !worker SW_DECOM= SW_DEC=01/06/2026
        !worker SW_DECOM= SW_DEC=01/06/2026 | worker SW_DECOM= SW_DEC=01/07/2026
        worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026 | worker SW_DECOM=01/05/2026
        worker SW_DECOM=01/05/2026 | worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=01/06/2026 | worker CHILD=2 SW_DECOM=02/06/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let workers = child.now.sw_episodes;
    let Some(latest) = latest(workers).or(workers.first()) else { return };
    // Of two that begin on one day, either may be the one that goes on.
    let goes_on = |worker: &SwEpisode<'_>| worker.sw_dec.is_blank() && worker.sw_decom.date == latest.sw_decom.date;
    if !workers.iter().any(goes_on) {
        found.report(latest);
    }
}
