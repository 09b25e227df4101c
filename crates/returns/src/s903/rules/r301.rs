//! 301: born after the year ended.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "301",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Date of birth is after the end of the year.",
    mend: "Check the date of birth.",
    looks_at: &["Header.DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=31/03/2027
        !header DOB=01/04/2027
        header DOB=
        header DOB=31/02/2028
        year 2026
        !header DOB=01/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.headers.iter().filter(|header| header.dob.is_after(child.collection.end)));
}
