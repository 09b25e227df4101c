//! INT13: a Missing row has another date of birth than the header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT13",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth in the Missing table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["Missing.DOB", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing DOB=01/05/2010 | header DOB=01/05/2010
        !missing DOB=02/05/2010 | header DOB=01/05/2010
        !missing DOB=02/05/2010 | missing DOB=01/05/2010 | header DOB=01/05/2010
        !missing DOB=01/05/2010 | header DOB=01/05/2010 | header DOB=02/05/2010
        missing DOB= | header DOB=01/05/2010
        missing DOB=02/05/2010 | header DOB=
        missing DOB=31/02/2010 | header DOB=01/05/2010
        missing DOB=02/05/2010 | header CHILD=2 DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_other_birth_date(child, child.now.missing, |row| row.dob.date, found);
}
