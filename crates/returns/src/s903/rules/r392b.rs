//! 392b: a postcode is missing.

use super::former_uasc::is_or_was_uasc;
use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "392b",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The postcode of the home or of the placement is missing.",
    mend: "Give both postcodes.",
    looks_at: &["Episodes.LS", "Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=C2 HOME_POST=AB1_2CD PL_POST=AB1_2CD
        !episode LS=C2 HOME_POST= PL_POST=AB1_2CD
        !episode LS=C2 HOME_POST=AB1_2CD PL_POST=
        !episode LS= HOME_POST= PL_POST=
        episode LS=V3
        episode LS=V4
        header | episode LS=C2 | uasc
        header | !episode LS=C2 | uasc CHILD=2
        episode LS=C2 | last.uasc | last.header
        xml
        header UASC=1 | episode LS=C2
        header UASC=0 | !episode LS=C2 | uasc
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !is_or_was_uasc(child) {
        let missing = |episode: &&Episode<'_>| {
            !episode.ls.is_any(SHORT_BREAKS) && (episode.home_post.is_blank() || episode.pl_post.is_blank())
        };
        found.report_all(child.now.episodes.iter().filter(missing));
    }
}
