//! SW02STG1: a worker's number does not begin with SW or XX.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW02STG1",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The social worker's number is missing, does not begin with SW or XX, or is too short.",
    mend: "Give the number in the professional register, SW or XX before it.",
    looks_at: &["SWEpisodes.SW_ID"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_ID=SW12
        worker SW_ID=sw12
        worker SW_ID=XX12
        !worker SW_ID=SW1
        !worker SW_ID=12
        !worker SW_ID=SX1234
        !worker SW_ID=S
        !worker SW_ID=Sé1234
        !worker SW_ID=
        year 2026
        !worker SW_ID=SW1
        year 2025
        worker SW_ID=SW1
        !worker SW_ID=SX1234
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // From 2025/26 the two letters must be followed by at least two characters.
    let shortest = if child.collection.year >= 2026 { 4 } else { 2 };
    let wrong = |worker: &&SwEpisode<'_>| {
        let begins = |letters: &str| letters.eq_ignore_ascii_case("SW") || letters.eq_ignore_ascii_case("XX");
        let number = worker.sw_id.text();
        !number.get(..2).is_some_and(begins) || number.chars().count() < shortest
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
