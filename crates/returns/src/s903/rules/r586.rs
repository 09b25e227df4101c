//! 586: an absence begins before the child was born.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "586",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The absence began on or before the day that the child was born.",
    mend: "Check the day on which it began and the date of birth.",
    looks_at: &["Missing.MIS_START", "Missing.DOB"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing DOB=01/05/2010 MIS_START=01/05/2010
        !missing DOB=01/05/2010 MIS_START=30/04/2010
        missing DOB=01/05/2010 MIS_START=02/05/2010
        missing DOB= MIS_START=02/05/2010
        missing DOB=01/05/2010 MIS_START=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |spell: &&Missing<'_>| spell.mis_start.is_before(spell.dob) || spell.mis_start.is_on(spell.dob);
    found.report_all(child.now.missing.iter().filter(wrong));
}
