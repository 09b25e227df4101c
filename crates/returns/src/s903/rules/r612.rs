//! 612: a child's date of birth, but no mother.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "612",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A first child's date of birth is given, but the girl or young woman is not said to be a mother.",
    mend: "Give 1 for mother, or leave the date of birth blank.",
    looks_at: &["Header.SEX", "Header.MOTHER", "Header.MC_DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header SEX=F MOTHER=0 MC_DOB=01/05/2026
        !header SEX=F MOTHER= MC_DOB=01/05/2026
        header SEX=F MOTHER=1 MC_DOB=01/05/2026
        header SEX=F MOTHER=0
        header SEX=M MOTHER=0 MC_DOB=01/05/2026
        header SEX=2 MOTHER=0 MC_DOB=01/05/2026
        year 2025
        !header SEX=F MOTHER=0 MC_DOB=01/05/2024
        year 2024
        !header SEX=2 MOTHER=0 MC_DOB=01/05/2023
        header SEX=F MOTHER=0 MC_DOB=01/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let female = if child.collection.year >= 2025 { "F" } else { "2" };
    let wrong = |header: &&Header<'_>| {
        (header.mother.is("0") || header.mother.is_blank()) && header.sex.is(female) && header.mc_dob.is_given()
    };
    found.report_all(child.now.headers.iter().filter(wrong));
}
