//! SW14STG2: a worker other than the last has no end.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW14STG2",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "The time with the social worker has no end, though another follows.",
    mend: "Give the day on which it ended.",
    looks_at: &["SWEpisodes.SW_DEC", "SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        worker SW_DECOM=01/05/2023
        !worker SW_DECOM=01/05/2023 | worker SW_DECOM=02/05/2023
        !worker SW_DECOM=01/05/2023 SW_DEC=31/02/2023 | worker SW_DECOM=02/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=02/05/2023 | worker SW_DECOM=02/05/2023
        !worker SW_DECOM=01/05/2023 | worker SW_DECOM=
        !worker SW_DECOM= | worker SW_DECOM=
        worker SW_DECOM=01/05/2023 | worker CHILD=2 SW_DECOM=02/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some((_, earlier)) = child.now.sw_episodes.split_last() else { return };
    found.report_all(earlier.iter().filter(|worker| worker.sw_dec.date.is_none()));
}
