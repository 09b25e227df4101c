//! SW11aSTG2: a worker ended well before 31 March and none follows.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW11aSTG2",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "The time with the social worker before this one ended before the end of the collection, and this one does \
           not begin within 5 days of that.",
    mend: "Check the days of both.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | worker SW_DECOM=15/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | !worker SW_DECOM=16/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | worker SW_DECOM=05/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | !worker SW_DECOM=04/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | !worker SW_DECOM=
        worker SW_DECOM=01/05/2023 SW_DEC=26/03/2024 | !worker SW_DECOM=
        worker SW_DECOM=01/05/2023 SW_DEC=27/03/2024 | worker SW_DECOM=
        worker SW_DECOM=01/05/2023 | worker SW_DECOM=16/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | worker CHILD=2 SW_DECOM=16/05/2023
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023
    ",
};

/// The next worker may begin so many days off, and the last days of the collection are for SW11bSTG2.
const DAYS_OFF_MAX: i32 = 5;

fn check(child: &Child<'_>, found: &mut Found) {
    let last_days = days_after(child.collection.end, -DAYS_OFF_MAX);
    for pair in child.now.sw_episodes.windows(2) {
        let Some(ended) = pair[0].sw_dec.date.filter(|ended| *ended <= last_days) else { continue };
        let far = |begins: Date| days_between(ended, begins).abs() > DAYS_OFF_MAX;
        if pair[1].sw_decom.date.is_none_or(far) {
            found.report(&pair[1]);
        }
    }
}
