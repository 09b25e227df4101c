//! 231: an unaccompanied asylum-seeking child is under 11.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "231",
    years: Years::from(2025),
    severity: Severity::Query,
    says: "The child is an unaccompanied asylum-seeking child and was under 11 when the year ended; most are older.",
    mend: "Check the date of birth and the status; if both are right, say so.",
    looks_at: &["Header.DOB", "UASC.DUC"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        !header DOB=01/04/2016 | uasc
        header DOB=31/03/2016 | uasc
        header DOB=01/04/2016
        header DOB= | uasc
        xml
        !header DOB=01/04/2016 UASC=1
        header DOB=01/04/2016 UASC=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.is_uasc() {
        let end = child.collection.end;
        found.report_all(child.now.headers.iter().filter(|header| header.dob.is_after(years_after(end, -11))));
    }
}
