//! 176: the sex of the adopters is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "176",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The sex of the adopters is not a code of the list.",
    mend: "Give M1, F1, MM, FF or MF.",
    looks_at: &["AD1.SEX_ADOPTR"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 SEX_ADOPTR=M1
        ad1 SEX_ADOPTR=MF
        ad1 SEX_ADOPTR=
        !ad1 SEX_ADOPTR=FM
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::SEX_ADOPTR, year);
    found.report_all(child.now.ad1.iter().filter(|adoption| wrong(adoption.sex_adoptr)));
}
