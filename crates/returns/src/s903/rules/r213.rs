//! 213: a provider is given for a placement that has none.

use super::places;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "213",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A provider is given for a temporary or other placement, which has none.",
    mend: "Leave the provider blank.",
    looks_at: &["Episodes.PLACE_PROVIDER", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=T0 PLACE_PROVIDER=PR1
        !episode PLACE=T4 PLACE_PROVIDER=XX
        !episode PLACE=Z11 PLACE_PROVIDER=PR1
        !episode PLACE=Z14 PLACE_PROVIDER=PR1
        episode PLACE=T0
        episode PLACE=K2 PLACE_PROVIDER=PR1
        year 2025
        !episode PLACE=T0 PLACE_PROVIDER=PR1
        episode PLACE=Z11 PLACE_PROVIDER=PR1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let without = |place: Cell<'_>| place.is_any(&places::TEMPORARY) || year >= 2026 && place.is_any(&places::OTHER);
    found.report_all(
        child.now.episodes.iter().filter(|episode| episode.place_provider.is_given() && without(episode.place)),
    );
}
