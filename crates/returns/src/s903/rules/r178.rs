//! 178: the provider of a placement is not a code, or is given for a placement that has none.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "178",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement provider is not a code of the list, or is given for a placement that has no provider.",
    mend: "Give one of PR0 to PR5; leave it blank for a temporary or other placement.",
    looks_at: &["Episodes.PLACE_PROVIDER", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=K2 PLACE_PROVIDER=PR0
        episode PLACE=K2 PLACE_PROVIDER=PR5
        episode PLACE=K2
        !episode PLACE=K2 PLACE_PROVIDER=PR6
        !episode PLACE=T0 PLACE_PROVIDER=PR1
        !episode PLACE=T3 PLACE_PROVIDER=PR1
        episode PLACE=T4 PLACE_PROVIDER=PR1
        !episode PLACE=Z14 PLACE_PROVIDER=PR1
        episode PLACE=Z1 PLACE_PROVIDER=PR1
        episode PLACE=T0
        year 2025
        !episode PLACE=T4 PLACE_PROVIDER=PR1
        !episode PLACE=Z1 PLACE_PROVIDER=PR1
        episode PLACE=Z14 PLACE_PROVIDER=PR1
        episode PLACE=Z1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let without: &[&str] = if year < 2026 {
        &["T0", "T1", "T2", "T3", "T4", "Z1"]
    } else {
        &["T0", "T1", "T2", "T3", "Z11", "Z12", "Z13", "Z14"]
    };
    found.report_all(child.now.episodes.iter().filter(|episode| {
        let provider = episode.place_provider;
        provider.is_given() && (!provider.is_of(&codes::PLACE_PROVIDER, year) || episode.place.is_any(without))
    }));
}
