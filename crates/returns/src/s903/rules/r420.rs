//! 420: an authority of placement for a short break.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "420",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The authority of the placement is known for a short break, of which it is not asked.",
    mend: "Leave the postcode of the placement blank, or check the legal status.",
    looks_at: &["Episodes.LS", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB1_2CD E09000026 400000 300000
        
        postcode EH1_1AA SCO
        postcode IM1_1AA -
        !episode LS=V3 PL_POST=AB1_2CD
        !episode LS=V4 PL_POST=EH1_1AA
        episode LS=V3 PL_POST=IM1_1AA
        episode LS=V3 PL_POST=ZZ1_1ZZ
        episode LS=V3 PL_POST=
        episode LS=C2 PL_POST=AB1_2CD
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.ls.is_any(SHORT_BREAKS) && episode.whereabouts.authority.is_some();
    found.report_all(child.now.episodes.iter().filter(wrong));
}
