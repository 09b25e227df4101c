//! 503H: another authority of placement than the episode that was open last year.

use super::carried_over;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "503H",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode is in another authority than the episode that was open when last year ended.",
    mend: "Check the postcode of the placement in both years.",
    looks_at: &["Episodes.PL_POST", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AA1_1AA E09000026 400000 300000
        postcode BB1_1BB E09000027 400322 300000
        postcode BB1_1BC E09000027 400161 300000
        postcode CC1_1CC SCO 410000 300000
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA | episode DECOM=1/5/2025 PL_POST=AA1_1AA
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA | !episode DECOM=1/5/2025 PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 PL_POST=BB1_1BB | episode DECOM=1/5/2025 PL_POST=BB1_1BC
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA | !episode DECOM=1/5/2025 PL_POST=CC1_1CC
        last.episode DECOM=1/5/2025 PL_POST= | !episode DECOM=1/5/2025 PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 PL_POST=BB1_1BB | !episode DECOM=1/5/2025 PL_POST=
        last.episode DECOM=1/5/2025 PL_POST= | episode DECOM=1/5/2025 PL_POST=
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA DEC=1/6/2025 | episode DECOM=1/5/2025 PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA DEC=soon | !episode DECOM=1/5/2025 PL_POST=BB1_1BB
        last.episode DECOM=1/5/2025 PL_POST=AA1_1AA | episode DECOM=1/5/2025 PL_POST=BB1_1BB CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    carried_over::report_where(child, found, |now, last| now.whereabouts.authority != last.whereabouts.authority);
}
