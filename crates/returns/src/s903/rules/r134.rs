//! 134: a care leaver has adoption information.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "134",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has adoption information as well as care leaver information.",
    mend: "Take out the one that is not so: nobody who was adopted is a care leaver.",
    looks_at: &[
        "AD1.DATE_INT",
        "AD1.DATE_MATCH",
        "AD1.FOSTER_CARE",
        "AD1.NB_ADOPTR",
        "AD1.SEX_ADOPTR",
        "AD1.LS_ADOPTR",
        "OC3.IN_TOUCH",
        "OC3.ACTIV",
        "OC3.ACCOM",
    ],
    needs: &[Need::Table(Table::OC3), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        !ad1 DATE_INT=01/05/2026 | oc3 IN_TOUCH=YES
        !ad1 DATE_MATCH=01/05/2026 | oc3 ACTIV=F1
        !ad1 FOSTER_CARE=0 | oc3 ACCOM=B1
        !ad1 NB_ADOPTR=1 | oc3 ACCOM=B1
        !ad1 SEX_ADOPTR=MF | oc3 ACCOM=B1
        !ad1 LS_ADOPTR=L0 | oc3 | oc3 ACCOM=B1
        ad1 | oc3 ACCOM=B1
        ad1 LS_ADOPTR=L0 | oc3
        ad1 LS_ADOPTR=L0 | oc3 CHILD=2 ACCOM=B1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.oc3.iter().any(completed::care_leaver) {
        found.report_all(child.now.ad1.iter().filter(|adoption| completed::adoption(adoption)));
    }
}
