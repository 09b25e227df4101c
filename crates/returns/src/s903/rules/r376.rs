//! 376: a temporary placement of more than three weeks while the carer is away.

use super::prelude::*;
use super::temporary;

pub const RULE: Rule = Rule {
    code: "376",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The temporary placement while the usual carer was on holiday lasted longer than three weeks.",
    mend: "Check the days and the placement.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2015 | episode PLACE=T3 DECOM=01/05/2026 DEC=22/05/2026
        header DOB=01/05/2015 | !episode PLACE=T3 DECOM=01/05/2026 DEC=23/05/2026
        header DOB=01/05/2015 | episode PLACE=T4 DECOM=01/05/2026 DEC=23/05/2026
        header DOB=01/05/2015 | episode PLACE=T3 DECOM=01/05/2026
        header DOB=01/05/2015 | episode PLACE=T3 DECOM= DEC=23/05/2026
        header DOB= | episode PLACE=T3 DECOM=01/05/2026 DEC=23/05/2026
        header DOB=01/05/2015 CHILD=2 | episode PLACE=T3 DECOM=01/05/2026 DEC=23/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    temporary::report_longer(child, found, "T3", 21);
}
