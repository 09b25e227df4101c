//! 1015: a placement of the council's own is outside its area.

use super::places;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1015",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The provider is the council itself, but the placement is not in its area.",
    mend: "Check the placement's postcode and provider.",
    looks_at: &["Episodes.PLACE_PROVIDER", "Episodes.PL_POST", "Episodes.PLACE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes, Need::Authority],
    check: Check::Child(check),
    cases: "
        authority E09000026
        postcode AB12CD E09000026
        postcode AB12CE E09000027
        episode PLACE_PROVIDER=PR1 PLACE=K2 LS=C2 PL_POST=AB1_2CD
        !episode PLACE_PROVIDER=PR1 PLACE=K2 LS=C2 PL_POST=AB1_2CE
        !episode PLACE_PROVIDER=PR1 PLACE=K2 LS=C2 PL_POST=
        episode PLACE_PROVIDER=PR2 PLACE=K2 LS=C2 PL_POST=AB1_2CE
        episode PLACE_PROVIDER=PR1 PLACE=U1 LS=C2 PL_POST=AB1_2CE
        episode PLACE_PROVIDER=PR1 PLACE=A6 LS=C2 PL_POST=AB1_2CE
        episode PLACE_PROVIDER=PR1 PLACE=K2 LS=V3 PL_POST=AB1_2CE
        episode PLACE_PROVIDER=PR1 PLACE=K2 LS= PL_POST=AB1_2CE
        episode PLACE_PROVIDER=PR1 PLACE= LS=C2 PL_POST=AB1_2CE
        year 2025
        !episode PLACE_PROVIDER=PR1 PLACE=K3 LS=C2 PL_POST=AB1_2CE
        year 2026
        episode PLACE_PROVIDER=PR1 PLACE=K3 LS=C2 PL_POST=AB1_2CE
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { year, authority: Some(own), .. } = child.collection else { return };
    let may_be_anywhere =
        |place: Cell<'_>| place.is_blank() || place.is_any(&places::IN_FAMILIES) || *year >= 2026 && place.is("K3");
    found.report_all(child.now.episodes.iter().filter(|episode| {
        episode.place_provider.is("PR1")
            && !may_be_anywhere(episode.place)
            && episode.ls.is_given()
            && !episode.ls.is_any(&["V3", "V4"])
            && !episode.whereabouts.is_in(own)
    }));
}
