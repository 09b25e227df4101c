//! 524: a married couple of one sex, and other sexes.

use super::adopters;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "524",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The adopters are a married couple of one sex, but the sexes are not MM or FF.",
    mend: "Check the legal status and the sexes of the adopters.",
    looks_at: &["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 LS_ADOPTR=L12 SEX_ADOPTR=MM
        ad1 LS_ADOPTR=L12 SEX_ADOPTR=FF
        !ad1 LS_ADOPTR=L12 SEX_ADOPTR=M1
        !ad1 LS_ADOPTR=L12 SEX_ADOPTR=F1
        !ad1 LS_ADOPTR=L12 SEX_ADOPTR=MF
        !ad1 LS_ADOPTR=L12 SEX_ADOPTR=
        ad1 LS_ADOPTR= SEX_ADOPTR=M1
        ad1 LS_ADOPTR=L4 SEX_ADOPTR=M1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    adopters::report_unless(child, found, "L12", &["MM", "FF"]);
}
