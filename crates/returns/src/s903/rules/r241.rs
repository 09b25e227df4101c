//! 241: supported accommodation is outside the council's area.

use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "241",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The placement is in supported accommodation (K3) of a provider with a number, but not in the council's area.",
    mend: "Check the placement's postcode and the provider's number.",
    looks_at: &["Episodes.URN", "Episodes.PLACE", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes, Need::Authority],
    check: Check::Child(check),
    cases: "
        authority E09000026
        postcode AB12CD E09000026
        postcode AB12CE E09000027
        episode PLACE=K3 URN=SC000001 PL_POST=AB1_2CD
        !episode PLACE=K3 URN=SC000001 PL_POST=AB1_2CE
        !episode PLACE=K3 URN=SC000001 PL_POST=
        episode PLACE=K3 URN=XXXXXXX PL_POST=AB1_2CE
        episode PLACE=K3 URN= PL_POST=AB1_2CE
        episode PLACE=K2 URN=SC000001 PL_POST=AB1_2CE
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(own) = &child.collection.authority else { return };
    found.report_all(
        child.now.episodes.iter().filter(|episode| {
            episode.place.is("K3") && providers::is_named(episode) && !episode.whereabouts.is_in(own)
        }),
    );
}
