//! 230: supported accommodation (H5) goes on after 28 October 2023 without a provider's number.

use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "230",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "The provider's number (URN) is missing for supported accommodation (H5) in England that goes on after 28 October 2023.",
    mend: "Give the number from Ofsted's lists.",
    looks_at: &["Episodes.PLACE", "Episodes.DEC", "Episodes.URN", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        year 2024
        postcode AB12CD E09000026
        postcode AB12CE SCO
        !episode PLACE=H5 DEC=29/10/2023 PL_POST=AB1_2CD
        episode PLACE=H5 DEC=28/10/2023 PL_POST=AB1_2CD
        !episode PLACE=H5 DEC= PL_POST=AB1_2CD
        !episode PLACE=H5 DEC= PL_POST=AB1_2CD URN=XXXXXXX
        episode PLACE=H5 DEC= PL_POST=AB1_2CD URN=SC000001
        episode PLACE=H5 DEC= PL_POST=AB1_2CE
        episode PLACE=H5 DEC= PL_POST=
        episode PLACE=K2 DEC= PL_POST=AB1_2CD
    ",
};

/// The first day on which registration was asked.
const ASKED_FROM: Date = date(2023, 10, 29);

fn check(child: &Child<'_>, found: &mut Found) {
    let in_england = |episode: &Episode<'_>| {
        episode.whereabouts.authority.as_deref().is_some_and(|authority| authority.starts_with('E'))
    };
    found.report_all(child.now.episodes.iter().filter(|episode| {
        episode.place.is("H5")
            && !providers::is_named(episode)
            && episode.dec.date.is_none_or(|ended| ended >= ASKED_FROM)
            && in_england(episode)
    }));
}
