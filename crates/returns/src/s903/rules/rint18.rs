//! INT18: a UASC row has another date of birth than the header.

use super::against_header;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT18",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The date of birth in the UASC table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["UASC.DOB", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        uasc DOB=01/05/2010 | header DOB=01/05/2010
        !uasc DOB=02/05/2010 | header DOB=01/05/2010
        !uasc DOB=02/05/2010 | uasc DOB=01/05/2010 | header DOB=01/05/2010
        !uasc DOB=01/05/2010 | header DOB=01/05/2010 | header DOB=02/05/2010
        uasc DOB= | header DOB=01/05/2010
        uasc DOB=02/05/2010 | header DOB=
        uasc DOB=31/02/2010 | header DOB=01/05/2010
        uasc DOB=02/05/2010 | header CHILD=2 DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    against_header::report_other_birth_date(child, child.now.uasc, |row| row.dob.date, found);
}
