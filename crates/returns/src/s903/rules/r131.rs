//! 131: being in touch is missing or not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "131",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Whether the council is in touch with the care leaver is missing or is not a code of the list.",
    mend: "Give YES, NO, DIED, REFU, NREQ or RHOM.",
    looks_at: &["OC3.IN_TOUCH"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 IN_TOUCH=YES
        oc3 IN_TOUCH=RHOM
        !oc3 IN_TOUCH=
        !oc3 IN_TOUCH=Y
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.oc3.iter().filter(|leaver| !leaver.in_touch.is_of(&codes::IN_TOUCH, year)));
}
