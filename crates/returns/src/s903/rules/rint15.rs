//! INT15: an OC3 row has another date of birth than the header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT15",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth in the OC3 table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["OC3.DOB", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 DOB=01/05/2010 | header DOB=01/05/2010
        !oc3 DOB=02/05/2010 | header DOB=01/05/2010
        !oc3 DOB=02/05/2010 | oc3 DOB=01/05/2010 | header DOB=01/05/2010
        !oc3 DOB=01/05/2010 | header DOB=01/05/2010 | header DOB=02/05/2010
        oc3 DOB= | header DOB=01/05/2010
        oc3 DOB=02/05/2010 | header DOB=
        oc3 DOB=31/02/2010 | header DOB=01/05/2010
        oc3 DOB=02/05/2010 | header CHILD=2 DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_other_birth_date(child, child.now.oc3, |row| row.dob.date, found);
}
