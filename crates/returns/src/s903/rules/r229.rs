//! 229: the provider is the council's own in one list and not in the other.

use super::super::Provider;
use super::prelude::*;
use super::{places, providers};

pub const RULE: Rule = Rule {
    code: "229",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By the provider's postcode in Ofsted's lists, own provision (PR1) is in another area, or another council's (PR2) is in the council's own.",
    mend: "Check the number and the placement provider; a council may have a home in another area.",
    looks_at: &["Episodes.URN", "Episodes.PLACE_PROVIDER", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes), Need::Providers, Need::Postcodes, Need::Authority],
    check: Check::Child(check),
    cases: "
        authority E09000026
        provider URN=SC000001 AUTHORITY=E09000026
        provider URN=SC000002 AUTHORITY=E09000027
        provider URN=SC000003
        episode URN=SC000001 PLACE_PROVIDER=PR1 PLACE=K2
        !episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=K2
        !episode URN=SC000003 PLACE_PROVIDER=PR1 PLACE=K2
        !episode URN=SC000004 PLACE_PROVIDER=PR1 PLACE=K2
        !episode URN=SC000001 PLACE_PROVIDER=PR2 PLACE=K2
        episode URN=SC000002 PLACE_PROVIDER=PR2 PLACE=K2
        episode URN=SC000004 PLACE_PROVIDER=PR2 PLACE=K2
        episode URN=SC000002 PLACE_PROVIDER=PR4 PLACE=K2
        episode URN=XXXXXXX PLACE_PROVIDER=PR1 PLACE=K2
        episode URN= PLACE_PROVIDER=PR1 PLACE=K2
        episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=K3
        episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=P1
        episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=Z11
        year 2025
        !episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=K3
        !episode URN=SC000002 PLACE_PROVIDER=PR1 PLACE=P1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { year, authority: Some(own), .. } = child.collection else { return };
    let exempt = |place: Cell<'_>| *year >= 2026 && (place.is("K3") || places::is_unregistered(place, *year));
    let is_own = |line: Option<&Provider>| {
        line.and_then(|line| line.authority.as_deref()).is_some_and(|authority| authority.eq_ignore_ascii_case(own))
    };
    found.report_all(child.now.episodes.iter().filter(|episode| {
        let disagrees = |line: Option<&Provider>| {
            let provider = episode.place_provider;
            provider.is("PR1") && !is_own(line) || provider.is("PR2") && is_own(line)
        };
        providers::is_named(episode) && !exempt(episode.place) && providers::any_line(child, episode, disagrees)
    }));
}
