//! INT17: a Reviews row has another date of birth than the header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT17",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth in the Reviews table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["Reviews.DOB", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Reviews)],
    check: Check::Child(check),
    cases: "
        review DOB=01/05/2010 | header DOB=01/05/2010
        !review DOB=02/05/2010 | header DOB=01/05/2010
        !review DOB=02/05/2010 | review DOB=01/05/2010 | header DOB=01/05/2010
        !review DOB=01/05/2010 | header DOB=01/05/2010 | header DOB=02/05/2010
        review DOB= | header DOB=01/05/2010
        review DOB=02/05/2010 | header DOB=
        review DOB=31/02/2010 | header DOB=01/05/2010
        review DOB=02/05/2010 | header CHILD=2 DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_other_birth_date(child, child.now.reviews, |row| row.dob.date, found);
}
