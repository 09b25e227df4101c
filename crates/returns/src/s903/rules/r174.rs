//! 174: a boy has a child as a mother has.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "174",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is male, but the date of birth of a mother's child is given.",
    mend: "Correct the sex, or take the date out.",
    looks_at: &["Header.SEX", "Header.MC_DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header SEX=M MC_DOB=01/05/2026
        !header SEX=m MC_DOB=31/04/2026
        header SEX=M
        header SEX=F MC_DOB=01/05/2026
        header SEX=1 MC_DOB=01/05/2026
        year 2024
        !header SEX=1 MC_DOB=01/05/2023
        header SEX=2 MC_DOB=01/05/2023
        header SEX=M MC_DOB=01/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let male = if child.collection.year < 2025 { "1" } else { "M" };
    found.report_all(child.now.headers.iter().filter(|header| header.sex.is(male) && header.mc_dob.is_given()));
}
