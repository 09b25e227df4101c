//! 219: the provider does not offer this type of placement.

use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "219",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By Ofsted's lists the provider of this number does not offer this placement type.",
    mend: "Check the number and the placement type.",
    looks_at: &["Episodes.URN", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001 PLACES=K2,R3
        provider URN=SC000002 PLACES=K2
        provider URN=SC000002 PLACES=K1
        provider URN=SC000003
        episode URN=SC000001 PLACE=K2
        episode URN=SC000001 PLACE=R3
        !episode URN=SC000001 PLACE=K1
        !episode URN=SC000001 PLACE=
        !episode URN=SC000002 PLACE=K1       # each line of a number must offer it
        !episode URN=SC000003 PLACE=K1
        !episode URN=SC000004 PLACE=K1
        episode URN=XXXXXXX PLACE=K1
        episode URN= PLACE=K1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| {
        providers::is_named(episode)
            && providers::any_line(child, episode, |line| {
                !line.is_some_and(|line| line.places.iter().any(|place| episode.place.is(place)))
            })
    }));
}
