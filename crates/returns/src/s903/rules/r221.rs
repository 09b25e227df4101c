//! 221: the placement is not at the provider's postcode.

use super::super::plain_postcode;
use super::prelude::*;
use super::providers;

pub const RULE: Rule = Rule {
    code: "221",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "By Ofsted's lists the provider of this number is at another postcode than the placement.",
    mend: "Check the number and the placement's postcode.",
    looks_at: &["Episodes.PL_POST", "Episodes.URN", "Episodes.PLACE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Providers],
    check: Check::Child(check),
    cases: "
        provider URN=SC000001 POSTCODE=AB12CD
        provider URN=SC000002
        provider URN=SC000003 POSTCODE=AB12CD
        provider URN=SC000003 POSTCODE=AB12CE
        episode URN=SC000001 PLACE=K2 PL_POST=ab1_2cd
        !episode URN=SC000001 PLACE=K2 PL_POST=AB1_2CE
        !episode URN=SC000002 PLACE=K2 PL_POST=AB1_2CE
        !episode URN=SC000003 PLACE=K2 PL_POST=AB1_2CE
        !episode URN=SC000004 PLACE=K2 PL_POST=AB1_2CE
        !episode URN=SC000001 PLACE=K3 PL_POST=AB1_2CE
        episode URN=SC000001 PLACE=U1 PL_POST=AB1_2CE
        episode URN=SC000001 PLACE=H5 PL_POST=AB1_2CE
        episode URN=SC000001 PLACE=K2 PL_POST=
        episode URN=SC000001 PLACE=K2 PL_POST=AB1_2CE LS=V3
        episode URN=XXXXXXX PLACE=K2 PL_POST=AB1_2CE
        episode URN= PLACE=K2 PL_POST=AB1_2CE
        year 2024
        !episode URN=SC000001 PLACE=H5 PL_POST=AB1_2CE
        episode URN=SC000001 PLACE=K3 PL_POST=AB1_2CE
        year 2023
        !episode URN=SC000001 PLACE=K1 PL_POST=AB1_2CE
        episode URN=SC000001 PLACE=H5 PL_POST=AB1_2CE
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let places: &[&str] = match child.collection.year {
        ..=2023 => &["K1", "K2", "R3", "S1"],
        2024 => &["K1", "K2", "R3", "S1", "H5"],
        2025.. => &["K1", "K2", "R3", "S1", "K3"],
    };
    found.report_all(child.now.episodes.iter().filter(|episode| {
        episode.place.is_any(places)
            && episode.pl_post.is_given()
            && providers::is_named(episode)
            && !episode.ls.is_any(&["V3", "V4"])
            && providers::any_line(child, episode, |line| {
                line.is_none_or(|line| line.postcode != plain_postcode(episode.pl_post.text()))
            })
    }));
}
