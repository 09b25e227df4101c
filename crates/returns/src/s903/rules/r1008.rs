//! 1008: the provider's number is not in Ofsted's lists.

use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "1008",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The provider's number (URN) is not in Ofsted's lists.",
    mend: "Check the number, and that the newest lists were given.",
    looks_at: &["Episodes.URN"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001
        episode URN=SC000001
        episode URN=sc000001
        !episode URN=SC000002
        episode URN=XXXXXXX
        episode URN=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let listed = |episode: &&Episode<'_>| !child.collection.provider(episode.urn.text()).is_empty();
    found.report_all(child.now.episodes.iter().filter(|episode| providers::is_named(episode) && !listed(episode)));
}
