//! SW08STG2: a worker other than the latest has no end.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW08STG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "A later time with a social worker has begun, but this one has no end.",
    mend: "Give the day on which this one ended.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=01/05/2026
        !worker SW_DECOM=01/05/2026 | worker SW_DECOM=02/05/2026
        worker SW_DECOM=02/05/2026 | !worker SW_DECOM=01/05/2026
        worker SW_DECOM=01/05/2026 SW_DEC=02/05/2026 | worker SW_DECOM=02/05/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=31/02/2026 | worker SW_DECOM=02/05/2026
        !worker SW_DECOM=01/05/2026 | worker SW_DECOM=
        worker SW_DECOM= | worker SW_DECOM=
        worker SW_DECOM=01/05/2026 | worker CHILD=2 SW_DECOM=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some((_, earlier)) = child.now.sw_episodes.split_last() else { return };
    let open = |worker: &&SwEpisode<'_>| worker.sw_dec.date.is_none() && worker.sw_decom.date.is_some();
    found.report_all(earlier.iter().filter(open));
}
