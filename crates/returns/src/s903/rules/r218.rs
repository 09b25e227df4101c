//! 218: a placement that Ofsted registers has no provider's number.

use super::places;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "218",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The provider's number (URN) is missing for a placement in England that needs one.",
    mend: "Give the number from Ofsted's lists, or XXXXXXX for a regional adoption agency.",
    looks_at: &["Episodes.URN", "Episodes.PLACE", "Episodes.PL_POST", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB12CD E09000026
        postcode AB12CE WAL
        postcode AB12CF NIR
        !episode PLACE=K2 PL_POST=AB1_2CD
        episode PLACE=K2 PL_POST=AB1_2CD URN=SC000001
        episode PLACE=K2 PL_POST=AB1_2CE
        episode PLACE=K2 PL_POST=AB1_2CF
        !episode PLACE=K2 PL_POST=
        !episode PLACE=K2 PL_POST=AB1_2CD DEC=01/04/2026
        episode PLACE=K2 PL_POST=AB1_2CD DEC=31/03/2026
        episode PLACE=K2 PL_POST=AB1_2CD DEC=31/04/2026
        episode PLACE=P1 PL_POST=AB1_2CD
        episode PLACE=Z14 PL_POST=AB1_2CD
        !episode PLACE=Z1 PL_POST=AB1_2CD
        !episode PLACE=H5 PL_POST=AB1_2CD
        year 2025
        !episode PLACE=K2 PL_POST=AB1_2CD
        episode PLACE=K2 PL_POST=
        episode PLACE=Z1 PL_POST=AB1_2CD
        !episode PLACE=Z14 PL_POST=AB1_2CD
        !episode PLACE=H5 PL_POST=AB1_2CD
        year 2024
        episode PLACE=H5 PL_POST=AB1_2CD
        episode PLACE=P2 PL_POST=AB1_2CD
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { year, start, .. } = *child.collection;
    let without = |place: Cell<'_>| places::is_unregistered(place, year) || year < 2025 && place.is("H5");
    let in_time = |ended: Day<'_>| ended.is_blank() || ended.date.is_some_and(|ended| ended >= start);
    // Until 2024/25 a placement whose authority is unknown was not asked for a number.
    let elsewhere = |episode: &Episode<'_>| match &episode.whereabouts.authority {
        Some(authority) => !authority.starts_with('E'),
        None => year < 2026,
    };
    found.report_all(child.now.episodes.iter().filter(|episode| {
        episode.urn.is_blank() && in_time(episode.dec) && !without(episode.place) && !elsewhere(episode)
    }));
}
