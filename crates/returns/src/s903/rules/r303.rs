//! 303: a day of ceasing to be an unaccompanied asylum seeker, of a child who is not marked as one.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "303",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day that asylum-seeking status ended is given, but the child is not marked as a child of that status.",
    mend: "Mark the child as one (UASC 1), or take the day away.",
    looks_at: &["UASC.DUC", "Header.UASC"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::UASC), Need::Xml],
    check: Check::Child(check),
    cases: "
        xml
        header UASC=1 | uasc DUC=01/05/2026
        header UASC=0 | uasc DUC=
        !header UASC=0 | !uasc DUC=01/05/2026
        !header UASC= | !uasc DUC=01/05/2026
        !header UASC=0 | !uasc DUC=soon
        header UASC=0 | uasc DUC=01/05/2026 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for row in child.now.uasc.iter().filter(|row| row.duc.is_given()) {
        for header in child.now.headers.iter().filter(|header| header.uasc.number() != Some(1.0)) {
            found.report(row);
            found.report(header);
        }
    }
}
