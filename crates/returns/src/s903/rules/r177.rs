//! 177: the legal status of the adopters is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "177",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The legal status of the adopters is not a code of the list.",
    mend: "Give L0, L11, L12, L2, L3 or L4.",
    looks_at: &["AD1.LS_ADOPTR"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 LS_ADOPTR=L0
        ad1 LS_ADOPTR=L12
        ad1 LS_ADOPTR=
        !ad1 LS_ADOPTR=L1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::LS_ADOPTR, year);
    found.report_all(child.now.ad1.iter().filter(|adoption| wrong(adoption.ls_adoptr)));
}
