//! 398: postcodes of a short break.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "398",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A postcode is given for a short break.",
    mend: "Leave both postcodes blank, or check the legal status.",
    looks_at: &["Episodes.LS", "Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode LS=V3 HOME_POST=AB1_2CD
        !episode LS=V4 PL_POST=AB1_2CD
        episode LS=V3
        episode LS=C2 HOME_POST=AB1_2CD PL_POST=AB1_2CD
        episode LS= HOME_POST=AB1_2CD PL_POST=AB1_2CD
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| {
        episode.ls.is_any(SHORT_BREAKS) && (episode.home_post.is_given() || episode.pl_post.is_given())
    };
    found.report_all(child.now.episodes.iter().filter(wrong));
}
