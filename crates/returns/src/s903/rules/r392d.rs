//! 392d: home and placement have one postcode.

use super::prelude::*;
use super::previous_episode::given_and_same;

pub const RULE: Rule = Rule {
    code: "392d",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Home and placement have the same postcode, but the child is not placed with parents.",
    mend: "Check both postcodes and the placement.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode HOME_POST=AB1_2CD PL_POST=AB1_2CD PLACE=U1
        !episode HOME_POST=AB1_2CD PL_POST=ab1_2cd PLACE=
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CD PLACE=P1
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CE PLACE=U1
        episode HOME_POST= PL_POST= PLACE=U1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| !episode.place.is("P1") && given_and_same(episode.home_post, episode.pl_post);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
