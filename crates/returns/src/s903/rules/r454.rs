//! 454: placed more than 350 miles from home.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "454",
    years: Years::from(2026),
    severity: Severity::Query,
    says: "The placement is more than 350 miles from home.",
    mend: "Check the postcodes of home and placement.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AA1_1AA E09000026 0 0
        postcode BB1_1BB E09000027 0 563255
        postcode CC1_1CC E09000027 0 563416
        postcode DD1_1DD E09000027 0 1609139
        episode HOME_POST=AA1_1AA PL_POST=BB1_1BB
        !episode HOME_POST=AA1_1AA PL_POST=CC1_1CC
        episode HOME_POST=AA1_1AA PL_POST=DD1_1DD  # 999.9 stands for a distance that is not known
        episode HOME_POST=AA1_1AA PL_POST=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    #[expect(clippy::float_cmp, reason = "999.9 is a code, and distances are rounded to the same tenth")]
    let far = |miles: f64| miles > 350.0 && miles != 999.9;
    found.report_all(child.now.episodes.iter().filter(|episode| episode.whereabouts.distance.is_some_and(far)));
}
