//! 217t: independent living (P2) goes on after 28 October 2023.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "217t",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "The placement is independent living (P2), which is no placement type after 28 October 2023.",
    mend: "End the episode by that day and begin another with the placement type that is right from then on.",
    looks_at: &["Episodes.PLACE", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        !episode PLACE=P2 DEC=29/10/2023
        episode PLACE=P2 DEC=28/10/2023
        !episode PLACE=P2 DEC=
        episode PLACE=P1 DEC=
    ",
};

const LAST_DAY: Date = date(2023, 10, 28);

fn check(child: &Child<'_>, found: &mut Found) {
    let goes_on = |ended: Day<'_>| ended.date.is_none_or(|ended| ended > LAST_DAY);
    found.report_all(child.now.episodes.iter().filter(|episode| episode.place.is("P2") && goes_on(episode.dec)));
}
