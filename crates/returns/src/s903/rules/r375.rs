//! 375: a temporary placement in hospital of more than six weeks.

use super::prelude::*;
use super::temporary;

pub const RULE: Rule = Rule {
    code: "375",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The stay in hospital, given as a temporary placement, lasted longer than six weeks.",
    mend: "Check the days; a longer stay is a placement of its own.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2015 | episode PLACE=T1 DECOM=01/05/2026 DEC=12/06/2026
        header DOB=01/05/2015 | !episode PLACE=T1 DECOM=01/05/2026 DEC=13/06/2026
        header DOB=01/05/2015 | episode PLACE=T4 DECOM=01/05/2026 DEC=13/06/2026
        header DOB=01/05/2015 | episode PLACE=T1 DECOM=01/05/2026
        header DOB=01/05/2015 | episode PLACE=T1 DECOM= DEC=13/06/2026
        header DOB= | episode PLACE=T1 DECOM=01/05/2026 DEC=13/06/2026
        header DOB=01/05/2015 CHILD=2 | episode PLACE=T1 DECOM=01/05/2026 DEC=13/06/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    temporary::report_longer(child, found, "T1", 42);
}
