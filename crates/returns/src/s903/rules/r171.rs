//! 171: the birthday of a mother's child is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "171",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth of the mother's child is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["Header.MC_DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header MC_DOB=01/05/2026
        header MC_DOB=
        !header MC_DOB=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.headers.iter().filter(|header| header.mc_dob.is_wrong()));
}
