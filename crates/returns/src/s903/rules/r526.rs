//! 526: no provider of a placement that has one.

use super::prelude::*;
use super::temporary::TEMPORARY;

pub const RULE: Rule = Rule {
    code: "526",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The kind of provider is missing.",
    mend: "Give the kind of provider; only temporary and other placements have none.",
    looks_at: &["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=U1 PLACE_PROVIDER=PR1
        !episode PLACE=U1 PLACE_PROVIDER=
        !episode PLACE= PLACE_PROVIDER=
        episode PLACE=T0 PLACE_PROVIDER=
        episode PLACE=T4 PLACE_PROVIDER=
        episode PLACE=Z11 PLACE_PROVIDER=
        episode PLACE=Z14 PLACE_PROVIDER=
        !episode PLACE=Z1 PLACE_PROVIDER=
        year 2026
        !episode PLACE=Z1 PLACE_PROVIDER=
        episode PLACE=Z12 PLACE_PROVIDER=
        year 2025
        episode PLACE=Z1 PLACE_PROVIDER=
        episode PLACE=T1 PLACE_PROVIDER=
        !episode PLACE=Z11 PLACE_PROVIDER=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let other: &[&str] = if child.collection.year >= 2026 { &["Z11", "Z12", "Z13", "Z14"] } else { &["Z1"] };
    let without = |episode: &&Episode<'_>| episode.place.is_any(TEMPORARY) || episode.place.is_any(other);
    let missing = child.now.episodes.iter().filter(|episode| episode.place_provider.is_blank());
    found.report_all(missing.filter(|episode| !without(episode)));
}
