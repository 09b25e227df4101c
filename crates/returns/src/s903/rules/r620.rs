//! 620: a mother under eleven.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "620",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is said to be a mother, but was under 11 when the collection began.",
    mend: "Check the date of birth and whether she is a mother.",
    looks_at: &["Header.DOB", "Header.MOTHER"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header DOB=02/04/2015 MOTHER=1
        header DOB=01/04/2015 MOTHER=1
        header DOB=02/04/2015 MOTHER=0
        header DOB= MOTHER=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    let wrong = |header: &&Header<'_>| {
        header.mother.is("1") && header.dob.date.is_some_and(|born| years_after(born, 11) > start)
    };
    found.report_all(child.now.headers.iter().filter(wrong));
}
