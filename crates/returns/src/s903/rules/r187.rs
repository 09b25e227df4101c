//! 187: a child in care for twelve months has adoption or care leaver information.

use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "187",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was in care for all of the year, but has adoption or care leaver information.",
    mend: "Take the information out, or correct the episodes.",
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
    needs: &[Need::Table(Table::OC3), Need::Table(Table::AD1), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !ad1 DATE_INT=01/05/2026 | !oc3 IN_TOUCH=YES | episode DECOM=01/04/2026
        !ad1 LS_ADOPTR=L0 | !oc3 ACCOM=B1 | oc3 | episode DECOM=01/04/2026
        ad1 | oc3 | episode DECOM=01/04/2026
        ad1 DATE_INT=01/05/2026 | oc3 IN_TOUCH=YES | episode DECOM=02/04/2026 RNE=S
        ad1 DATE_INT=01/05/2026 | oc3 IN_TOUCH=YES
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let (adoptions, leavers) = (child.now.ad1, child.now.oc3);
    if (!adoptions.is_empty() || !leavers.is_empty()) && child.was_in_care_all_year() {
        found.report_all(adoptions.iter().filter(|adoption| completed::adoption(adoption)));
        found.report_all(leavers.iter().filter(|leaver| completed::care_leaver(leaver)));
    }
}
