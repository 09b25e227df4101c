//! 102: date of birth is missing or not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "102",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Date of birth is missing or is not a real day written DD/MM/YYYY.",
    mend: "Give the child's date of birth.",
    looks_at: &["Header.DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=29/02/2016
        !header DOB=29/02/2015
        !header DOB=2016-02-29
        !header DOB=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.headers.iter().filter(|header| header.dob.date.is_none()));
}
