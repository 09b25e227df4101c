//! SW19STG2: two times with a worker begin on one day.

use super::prelude::*;
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    code: "SW19STG2",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "Another time with a social worker begins on the same day, or neither has a start.",
    mend: "Check the days of both.",
    looks_at: &["SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=01/05/2026 | !worker SW_DECOM=01/05/2026
        worker SW_DECOM=01/05/2026 | worker SW_DECOM=02/05/2026 | !worker SW_DECOM=1/5/2026
        worker SW_DECOM=01/05/2026 | worker SW_DECOM=02/05/2026
        worker SW_DECOM= | !worker SW_DECOM=
        worker SW_DECOM=31/02/2026 | worker SW_DECOM= | !worker SW_DECOM=31/02/2026
        worker SW_DECOM=01/05/2026 | worker CHILD=2 SW_DECOM=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let workers = child.now.sw_episodes;
    let (begun, others) = workers.split_at(workers.partition_point(|worker| worker.sw_decom.date.is_some()));
    for pair in begun.windows(2).filter(|pair| pair[0].sw_decom.date == pair[1].sw_decom.date) {
        found.report(&pair[1]);
    }
    let mut seen = HashSet::new();
    found.report_all(others.iter().filter(|worker| !seen.insert(worker.sw_decom.raw.to_ascii_uppercase())));
}
