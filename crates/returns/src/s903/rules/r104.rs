//! 104: the day on which asylum status ended is not a day of this year or later.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "104",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day on which the status of unaccompanied asylum-seeking child ended is not a real day, or is before this year.",
    mend: "Give the day as DD/MM/YYYY; take the child out of the UASC table when it ended in an earlier year.",
    looks_at: &["UASC.DUC"],
    needs: &[Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        uasc DUC=01/04/2026
        !uasc DUC=31/03/2026
        !uasc DUC=2026-04-01
        uasc DUC=01/04/2027
        uasc DUC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    found.report_all(child.now.uasc.iter().filter(|row| row.duc.is_wrong() || row.duc.is_before(start)));
}
