//! 371: in supported accommodation, aged under 16 (14 before 2023/24).

use super::placed_by_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "371",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was too young for supported accommodation when the placement began.",
    mend: "Check the date of birth, the placement and its start.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2010 | episode PLACE=K3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2010 | !episode PLACE=K3 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2010 | episode PLACE=H5 DECOM=01/05/2026 DEC=02/05/2026
        header DOB=02/05/2010 | episode PLACE=K3 DECOM=01/05/2026
        year 2025
        header DOB=02/05/2008 | !episode PLACE=K3 DECOM=01/05/2024 DEC=02/05/2024
        header DOB=02/05/2008 | episode PLACE=H5 DECOM=01/05/2024 DEC=02/05/2024
        year 2024
        header DOB=01/05/2007 | episode PLACE=H5 DECOM=01/05/2023 DEC=02/05/2023
        header DOB=02/05/2007 | !episode PLACE=H5 DECOM=01/05/2023 DEC=02/05/2023
        header DOB=02/05/2007 | episode PLACE=K3 DECOM=01/05/2023 DEC=02/05/2023
        year 2023
        header DOB=01/05/2008 | episode PLACE=H5 DECOM=01/05/2022 DEC=02/05/2022
        header DOB=02/05/2008 | !episode PLACE=H5 DECOM=01/05/2022 DEC=02/05/2022
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let (place, age) = match child.collection.year {
        ..=2023 => ("H5", 14),
        2024 => ("H5", 16),
        2025.. => ("K3", 16),
    };
    placed_by_age::report_younger(child, found, place, age);
}
