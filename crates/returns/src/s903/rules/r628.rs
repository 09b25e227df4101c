//! 628: whether a care leaver out of care all year is a mother.

use super::super::Oc3;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "628",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The care leaver was not in care in the year, so whether she is a mother is not asked.",
    mend: "Leave it blank, or give the episodes that are missing.",
    looks_at: &["Header.MOTHER", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !header MOTHER=0 | oc3 IN_TOUCH=YES
        !header MOTHER=1 | oc3 ACTIV=F1
        !header MOTHER=1 | oc3 ACCOM=B1
        header MOTHER=1 | oc3
        header MOTHER=1 | oc3 IN_TOUCH=YES | episode
        header MOTHER= | oc3 IN_TOUCH=YES
        header MOTHER=1
        header MOTHER=1 | oc3 CHILD=2 IN_TOUCH=YES
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let told = |leaver: &Oc3<'_>| [leaver.in_touch, leaver.activ, leaver.accom].iter().any(|item| item.is_given());
    if child.now.episodes.is_empty() && child.now.oc3.iter().any(told) {
        found.report_all(child.now.headers.iter().filter(|header| header.mother.is_given()));
    }
}
