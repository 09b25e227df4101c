//! 3001: a care leaver of seventeen lives with former foster carers.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "3001",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The care leaver turned 17 in the year, so the accommodation cannot be with former foster carers (Z1, Z2).",
    mend: "Give another kind of accommodation, or check the date of birth.",
    looks_at: &["OC3.ACCOM", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        header DOB=31/03/2009 | oc3 ACCOM=Z1
        header DOB=01/04/2009 | !oc3 ACCOM=Z1
        header DOB=31/03/2010 | !oc3 ACCOM=z2
        header DOB=01/04/2010 | oc3 ACCOM=Z2
        header DOB=01/05/2009 | oc3 ACCOM=B1
        header DOB= | oc3 ACCOM=Z1
        oc3 DOB=01/05/2009 ACCOM=Z1
        header CHILD=2 DOB=01/05/2009 | oc3 ACCOM=Z1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let turns_17 = |header: &Header<'_>| {
        header.dob.date.map(|born| years_after(born, 17)).is_some_and(|day| start <= day && day <= end)
    };
    if child.now.headers.iter().any(turns_17) {
        found.report_all(child.now.oc3.iter().filter(|leaver| leaver.accom.is_any(&["Z1", "Z2"])));
    }
}
