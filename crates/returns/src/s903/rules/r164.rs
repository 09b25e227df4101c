//! 164: the distance from home is beyond what can be.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "164",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The distance between home and placement is more than 999.9 miles.",
    mend: "Check both postcodes.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB12CD E09000026 400000 300000
        postcode AB12CE E09000026 2009139 300000      # 999.9 miles east
        postcode AB12CF E09000026 2009300 300000      # 1,000.0 when rounded
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CE
        !episode HOME_POST=AB1_2CD PL_POST=AB1_2CF
        episode HOME_POST=AB1_2CD PL_POST=
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CF | header | uasc
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CF | last.header | last.uasc
        xml
        episode HOME_POST=AB1_2CD PL_POST=AB1_2CF | header UASC=1
        !episode HOME_POST=AB1_2CD PL_POST=AB1_2CF | header UASC=0
    ",
};

/// Miles; the item has three figures before the point.
const DISTANCE_MAX: f64 = 999.9;

fn check(child: &Child<'_>, found: &mut Found) {
    let too_far = |episode: &&Episode<'_>| episode.whereabouts.distance.is_some_and(|miles| miles > DISTANCE_MAX);
    let mut far = child.now.episodes.iter().filter(too_far).peekable();
    if far.peek().is_some() && !child.is_uasc() && !child.was_uasc() {
        found.report_all(far);
    }
}
