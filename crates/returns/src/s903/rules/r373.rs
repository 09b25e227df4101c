//! 373: in a residential school, aged under 4.

use super::placed_by_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "373",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was under 4 when the placement in a residential school began.",
    mend: "Check the date of birth, the placement and its start.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2022 | episode PLACE=S1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2022 | !episode PLACE=S1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2022 | episode PLACE=S1 DECOM=01/05/2026
        header DOB=02/05/2022 | episode PLACE=U1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2022 CHILD=2 | episode PLACE=S1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB= | episode PLACE=S1 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2022 | episode PLACE=S1 DECOM= DEC=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_by_age::report_younger(child, found, "S1", 4);
}
