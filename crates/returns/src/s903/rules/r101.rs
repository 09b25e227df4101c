//! 101: sex is missing or not a code of the year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "101",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Sex is missing or is not a code of this year's list.",
    mend: "Give M, F or U (1 or 2 before 2024/25).",
    looks_at: &["Header.SEX"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header SEX=M
        header SEX=f
        header SEX=U
        !header SEX=1
        !header SEX=
        year 2024
        header SEX=1
        header SEX=2
        !header SEX=M
        !header SEX=3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.headers.iter().filter(|header| !header.sex.is_of(&codes::SEX, year)));
}
