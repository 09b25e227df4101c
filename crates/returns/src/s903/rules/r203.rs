//! 203: date of birth is not as it was last year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "203",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Date of birth is not as it was in last year's return.",
    mend: "Correct this year's, or last year's return.",
    looks_at: &["Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2016 | last.header DOB=1/5/2016
        !header DOB=01/05/2016 | last.header DOB=02/05/2016
        !header DOB=01/05/2016 | last.header DOB=
        header DOB=31/04/2016 | last.header DOB=
        header DOB=01/05/2016
        header DOB=01/05/2016 | last.header CHILD=2 DOB=02/05/2016
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .headers
            .iter()
            .filter(|header| child.last.headers.iter().any(|last| header.dob.date != last.dob.date)),
    );
}
