//! 511: two adopters, and the sex of one.

use super::super::Ad1;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "511",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "There are two adopters, but the sexes are those of one.",
    mend: "Give MM, FF or MF, or correct the number of adopters.",
    looks_at: &["AD1.NB_ADOPTR", "AD1.SEX_ADOPTR"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 NB_ADOPTR=2 SEX_ADOPTR=MM
        !ad1 NB_ADOPTR=2 SEX_ADOPTR=M1
        !ad1 NB_ADOPTR=2 SEX_ADOPTR=F1
        ad1 NB_ADOPTR=1 SEX_ADOPTR=M1
        ad1 NB_ADOPTR=2 SEX_ADOPTR=
        ad1 NB_ADOPTR= SEX_ADOPTR=F1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |adoption: &&Ad1<'_>| adoption.nb_adoptr.is("2") && adoption.sex_adoptr.is_any(&["M1", "F1"]);
    found.report_all(child.now.ad1.iter().filter(wrong));
}
