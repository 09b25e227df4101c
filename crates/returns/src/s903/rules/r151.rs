//! 151: adoption information is given in part.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "151",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Some of the items about the adoption are given, but not all.",
    mend: "Give all of them when the child was adopted, else none.",
    looks_at: &[
        "AD1.DATE_INT",
        "AD1.DATE_MATCH",
        "AD1.FOSTER_CARE",
        "AD1.NB_ADOPTR",
        "AD1.SEX_ADOPTR",
        "AD1.LS_ADOPTR",
    ],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1
        ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=M1 LS_ADOPTR=L0
        !ad1 DATE_MATCH=01/05/2026 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=M1 LS_ADOPTR=L0
        !ad1 DATE_INT=01/05/2026 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=M1 LS_ADOPTR=L0
        !ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026 NB_ADOPTR=1 SEX_ADOPTR=M1 LS_ADOPTR=L0
        !ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026 FOSTER_CARE=0 SEX_ADOPTR=M1 LS_ADOPTR=L0
        !ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026 FOSTER_CARE=0 NB_ADOPTR=1 LS_ADOPTR=L0
        !ad1 DATE_INT=01/05/2026 DATE_MATCH=01/05/2026 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=M1
        !ad1 DATE_INT=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let in_part = |items: [bool; 6]| items.contains(&true) && items.contains(&false);
    found.report_all(child.now.ad1.iter().filter(|adoption| in_part(completed::adoption_items(adoption))));
}
