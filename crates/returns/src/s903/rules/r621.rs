//! 621: a mother younger than her child.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "621",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The mother is not older than her first child, or her own date of birth is unknown.",
    mend: "Check both dates of birth.",
    looks_at: &["Header.DOB", "Header.MC_DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header DOB=01/05/2010 MC_DOB=30/04/2010
        !header DOB=01/05/2010 MC_DOB=01/05/2010
        header DOB=01/05/2010 MC_DOB=02/05/2010
        !header DOB= MC_DOB=02/05/2010
        header DOB=01/05/2010
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |header: &&Header<'_>| header.mc_dob.date.is_some() && !header.mc_dob.is_after(header.dob);
    found.report_all(child.now.headers.iter().filter(wrong));
}
