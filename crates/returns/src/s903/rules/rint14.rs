//! INT14: an OC2 row has another date of birth than the header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT14",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth in the OC2 table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["OC2.DOB", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 DOB=01/05/2010 | header DOB=01/05/2010
        !oc2 DOB=02/05/2010 | header DOB=01/05/2010
        !oc2 DOB=02/05/2010 | oc2 DOB=01/05/2010 | header DOB=01/05/2010
        !oc2 DOB=01/05/2010 | header DOB=01/05/2010 | header DOB=02/05/2010
        oc2 DOB= | header DOB=01/05/2010
        oc2 DOB=02/05/2010 | header DOB=
        oc2 DOB=31/02/2010 | header DOB=01/05/2010
        oc2 DOB=02/05/2010 | header CHILD=2 DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_other_birth_date(child, child.now.oc2, |row| row.dob.date, found);
}
