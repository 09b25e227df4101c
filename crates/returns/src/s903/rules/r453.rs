//! 453: another distance than last year, of one episode.

use super::carried_over;
use super::prelude::*;
use super::previous_episode::given_and_same;

pub const RULE: Rule = Rule {
    code: "453",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The distance from home is not the one that last year's return gave of the same episode.",
    mend: "Check the postcodes of home and placement in both years.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST", "Episodes.RNE", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AA1_1AA E09000026 400000 300000
        postcode BB1_1BB E09000027 400322 300000
        postcode BB1_1BC E09000027 400161 300000
        postcode CC1_1CC SCO 410000 300000
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB |
            episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BC |
            episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=AA1_1AA |
            !episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=CC1_1CC |
            !episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=AA1_1AA
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA |
            !episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB |
            episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA DEC=1/6/2025 |
            episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA DEC=soon |
            !episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA |
            episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA PL_POST=BB1_1BB CHILD=2
        last.episode DECOM=1/5/2025 RNE=S HOME_POST=AA1_1AA |
            episode DECOM=1/5/2025 RNE=P HOME_POST=AA1_1AA PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 RNE= HOME_POST=AA1_1AA |
            episode DECOM=1/5/2025 RNE= HOME_POST=AA1_1AA PL_POST=BB1_1BB
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    carried_over::report_where(child, found, |now, last| {
        given_and_same(now.rne, last.rne) && carried_over::distance_differs(now, last)
    });
}
