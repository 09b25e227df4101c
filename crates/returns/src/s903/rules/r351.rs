//! 351: over 25 when the year began.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "351",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was over 25 when the year began.",
    mend: "Check the date of birth.",
    looks_at: &["Header.DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/04/2001
        !header DOB=31/03/2001
        header DOB=
        year 2026
        header DOB=01/04/2000
        !header DOB=31/03/2000
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |header: &&Header<'_>| birthday(header.dob, 25).is_some_and(|birthday| birthday < child.collection.start);
    found.report_all(child.now.headers.iter().filter(wrong));
}
