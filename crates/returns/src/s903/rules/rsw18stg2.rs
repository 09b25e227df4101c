//! SW18STG2: a time with a worker ended before it began.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW18STG2",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The time with the social worker ended before it began, or on the same day.",
    mend: "Check both days.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        !worker SW_DECOM=02/05/2026 SW_DEC=01/05/2026
        !worker SW_DECOM=02/05/2026 SW_DEC=02/05/2026
        worker SW_DECOM=02/05/2026 SW_DEC=03/05/2026
        worker SW_DECOM=02/05/2026
        worker SW_DEC=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |worker: &&SwEpisode<'_>| worker.sw_dec.is_before(worker.sw_decom) || worker.sw_dec.is_on(worker.sw_decom);
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
