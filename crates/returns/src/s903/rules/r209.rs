//! 209: a child of school age has no pupil number for being too young.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "209",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for having no pupil number is that the child is too young (UN1), but the child is of school age.",
    mend: "Give the pupil number, or another reason for having none.",
    looks_at: &["Header.UPN", "Header.DOB"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header UPN=UN1 DOB=31/08/2021
        header UPN=UN1 DOB=01/09/2021
        header UPN=UN2 DOB=31/08/2021
        header UPN=UN1 DOB=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // At school from the term after the fourth birthday: 4 by the end of the August before the year began.
    let august = date(child.collection.start.year() - 1, 8, 31);
    let of_school_age = |birth: Date| years_after(birth, 4) <= august;
    found.report_all(
        child.now.headers.iter().filter(|header| header.upn.is("UN1") && header.dob.date.is_some_and(of_school_age)),
    );
}
