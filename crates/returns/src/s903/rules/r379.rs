//! 379: a temporary placement for another reason of more than seven days.

use super::prelude::*;
use super::temporary;

pub const RULE: Rule = Rule {
    code: "379",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The temporary placement for an unspecified reason lasted longer than seven days.",
    mend: "Check the days and the placement.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2015 | episode PLACE=T4 DECOM=01/05/2026 DEC=08/05/2026
        header DOB=01/05/2015 | !episode PLACE=T4 DECOM=01/05/2026 DEC=09/05/2026
        header DOB=01/05/2015 | episode PLACE=T3 DECOM=01/05/2026 DEC=09/05/2026
        header DOB=01/05/2015 | episode PLACE=T4 DECOM=01/05/2026
        header DOB=01/05/2015 | episode PLACE=T4 DECOM= DEC=09/05/2026
        header DOB= | episode PLACE=T4 DECOM=01/05/2026 DEC=09/05/2026
        header DOB=01/05/2015 CHILD=2 | episode PLACE=T4 DECOM=01/05/2026 DEC=09/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    temporary::report_longer(child, found, "T4", 7);
}
