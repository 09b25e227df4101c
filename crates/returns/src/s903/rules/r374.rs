//! 374: in residential employment, aged under 14.

use super::placed_by_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "374",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was under 14 when the placement in residential employment began.",
    mend: "Check the date of birth, the placement and its start.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2012 | episode PLACE=P3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2012 | !episode PLACE=P3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2012 | episode PLACE=P3 DECOM=01/05/2026
        header DOB=02/05/2012 | episode PLACE=U1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2012 CHILD=2 | episode PLACE=P3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB= | episode PLACE=P3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2012 | episode PLACE=P3 DECOM= DEC=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_by_age::report_younger(child, found, "P3", 14);
}
