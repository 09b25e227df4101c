//! 103: ethnicity is missing or not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "103",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Ethnicity is missing or is not a code of the list.",
    mend: "Give one of the list's codes; REFU when it was refused, NOBT when it is not yet known.",
    looks_at: &["Header.ETHNIC"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header ETHNIC=WBRI
        header ETHNIC=NOBT
        !header ETHNIC=
        !header ETHNIC=XXXX
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.headers.iter().filter(|header| !header.ethnic.is_of(&codes::ETHNIC, year)));
}
