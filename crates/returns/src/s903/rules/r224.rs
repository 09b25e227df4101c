//! 224: the provider is not of this kind.

use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "224",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By Ofsted's lists the provider of this number is of another kind than the placement provider says.",
    mend: "Check the number and the placement provider.",
    looks_at: &["Episodes.PLACE_PROVIDER", "Episodes.URN"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001 KINDS=PR1,PR4
        provider URN=SC000002 KINDS=PR1
        provider URN=SC000002 KINDS=PR4
        provider URN=SC000003
        episode URN=SC000001 PLACE_PROVIDER=PR1
        episode URN=SC000001 PLACE_PROVIDER=PR4
        !episode URN=SC000001 PLACE_PROVIDER=PR5
        !episode URN=SC000001 PLACE_PROVIDER=
        !episode URN=SC000002 PLACE_PROVIDER=PR4      # each line of a number must be of that kind
        !episode URN=SC000003 PLACE_PROVIDER=PR4
        !episode URN=SC000004 PLACE_PROVIDER=PR4
        episode URN=XXXXXXX PLACE_PROVIDER=PR4
        episode URN= PLACE_PROVIDER=PR4
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| {
        providers::is_named(episode)
            && providers::any_line(child, episode, |line| {
                !line.is_some_and(|line| line.kinds.iter().any(|kind| episode.place_provider.is(kind)))
            })
    }));
}
