//! 582: a child was adopted on the day of being matched.

use super::adoption;
use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "582",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child was adopted on the day of being matched with the adopters; matching is nearly always earlier.",
    mend: "Check the day of matching and the end of the episode.",
    looks_at: &["Episodes.DEC", "Episodes.REC", "AD1.DATE_MATCH"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        !episode REC=E11 DEC=01/05/2026 | ad1 DATE_MATCH=01/05/2026
        !episode REC=e12 DEC=01/05/2026 | ad1 DATE_MATCH=01/05/2026
        episode REC=E11 DEC=01/05/2026 | ad1 DATE_MATCH=30/04/2026
        episode REC=E11 DEC=01/05/2026 | ad1 DATE_MATCH=02/05/2026
        episode REC=E8 DEC=01/05/2026 | ad1 DATE_MATCH=01/05/2026
        episode REC=E11 DEC= | ad1 DATE_MATCH=
        episode REC=E11 DEC=01/05/2026 | ad1 CHILD=2 DATE_MATCH=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let matched = |episode: &&Episode<'_>| child.now.ad1.iter().any(|ad1| same_day(episode.dec, ad1.date_match));
    let adopted = child.now.episodes.iter().filter(|episode| adoption::ends_in_adoption(episode));
    found.report_all(adopted.filter(matched));
}
