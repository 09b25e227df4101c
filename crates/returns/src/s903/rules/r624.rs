//! 624: the first child's date of birth has changed since last year.

use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "624",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child's date of birth is not the one that last year's return gave.",
    mend: "Check it; give the one that is right, or correct last year's return.",
    looks_at: &["Header.MC_DOB"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        last.header MC_DOB=01/05/2025 | header MC_DOB=01/05/2025
        last.header MC_DOB=01/05/2025 | header MC_DOB=1/5/2025
        last.header MC_DOB=01/05/2025 | !header MC_DOB=02/05/2025
        last.header MC_DOB=01/05/2025 | !header MC_DOB=
        last.header MC_DOB= | header MC_DOB=01/05/2025
        last.header CHILD=2 MC_DOB=01/05/2025 | header MC_DOB=02/05/2025
        header MC_DOB=01/05/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let changed = |header: &&Header<'_>| {
        let differs = |last: &Header<'_>| last.mc_dob.is_given() && !same_day(header.mc_dob, last.mc_dob);
        child.last.headers.iter().any(differs)
    };
    found.report_all(child.now.headers.iter().filter(changed));
}
