//! 304: asylum-seeking status ended after the 18th birthday.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "304",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day that asylum-seeking status ended is after the 18th birthday.",
    mend: "Check the date of birth; the status ends no later than the 18th birthday.",
    looks_at: &["UASC.DUC", "UASC.DOB"],
    needs: &[Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        uasc DOB=01/05/2008 DUC=01/05/2026
        !uasc DOB=01/05/2008 DUC=02/05/2026
        !uasc DOB=29/02/2008 DUC=01/03/2026
        uasc DOB=29/02/2008 DUC=28/02/2026
        uasc DOB= DUC=02/05/2026
        uasc DOB=01/05/2008 DUC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.uasc.iter().filter(|row| row.duc.is_after(birthday(row.dob, 18))));
}
