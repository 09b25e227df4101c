//! 392a: no distance between home and placement.

use super::former_uasc::is_or_was_uasc;
use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "392a",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The distance between home and placement cannot be worked out, because a postcode is missing or not known.",
    mend: "Give the postcodes of the home and of the placement.",
    looks_at: &["Episodes.LS", "Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header), Need::Table(Table::UASC), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB1_2CD E09000026 400000 300000
        
        postcode AB1_3CD -
        header | episode LS=C2 HOME_POST=AB1_2CD PL_POST=AB1_2CD
        header | !episode LS=C2 HOME_POST=AB1_2CD PL_POST=
        header | !episode LS= HOME_POST=AB1_2CD PL_POST=ZZ1_1ZZ
        header | !episode LS=C2 HOME_POST=AB1_3CD PL_POST=AB1_2CD
        header | episode LS=V3
        header | episode LS=V4
        !episode LS=C2
        header | episode LS=C2 | uasc
        !episode LS=C2 | uasc
        !episode LS=C2 | uasc CHILD=2 | header CHILD=2
        episode LS=C2 | last.uasc | last.header | header
        xml
        header UASC=1 | episode LS=C2
        header UASC=0 | !episode LS=C2 | uasc
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !is_or_was_uasc(child) {
        let unknown =
            |episode: &&Episode<'_>| !episode.ls.is_any(SHORT_BREAKS) && episode.whereabouts.distance.is_none();
        found.report_all(child.now.episodes.iter().filter(unknown));
    }
}
