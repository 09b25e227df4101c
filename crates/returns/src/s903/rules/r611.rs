//! 611: a mother without her child's date of birth.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "611",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is a mother, but her first child's date of birth is blank.",
    mend: "Give the date of birth of her first child.",
    looks_at: &["Header.MOTHER", "Header.MC_DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header MOTHER=1
        header MOTHER=1 MC_DOB=01/05/2026
        header MOTHER=0
        header MOTHER=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |header: &&Header<'_>| header.mother.is("1") && header.mc_dob.is_blank();
    found.report_all(child.now.headers.iter().filter(wrong));
}
