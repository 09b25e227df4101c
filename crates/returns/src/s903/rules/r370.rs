//! 370: in independent living, aged under 16 (15 before 2023/24).

use super::placed_by_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "370",
    years: Years::between(2023, 2024),
    severity: Severity::Error,
    says: "The child was too young for independent living when the placement began.",
    mend: "Check the date of birth, the placement and its start.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        year 2023
        header DOB=01/05/2007 | episode PLACE=P2 DECOM=01/05/2022 DEC=02/05/2022
        header DOB=02/05/2007 | !episode PLACE=P2 DECOM=01/05/2022 DEC=02/05/2022
        header DOB=02/05/2007 | episode PLACE=P2 DECOM=01/05/2022
        header DOB=02/05/2007 | episode PLACE=K2 DECOM=01/05/2022 DEC=02/05/2022
        year 2024
        header DOB=01/05/2007 | episode PLACE=P2 DECOM=01/05/2023 DEC=02/05/2023
        header DOB=02/05/2007 | !episode PLACE=P2 DECOM=01/05/2023 DEC=02/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let age = if child.collection.year >= 2024 { 16 } else { 15 };
    placed_by_age::report_younger(child, found, "P2", age);
}
