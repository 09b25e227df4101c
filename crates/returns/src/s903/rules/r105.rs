//! 105: the asylum flag is missing or not 0 or 1. Only the XML form has it.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "105",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Whether the child is an unaccompanied asylum-seeking child is missing or is not 0 or 1.",
    mend: "Give 1 for an unaccompanied asylum-seeking child, else 0.",
    looks_at: &["Header.UASC"],
    needs: &[Need::Table(Table::Header), Need::Xml],
    check: Check::Child(check),
    cases: "
        xml
        header UASC=0
        header UASC=1
        header UASC=01
        !header UASC=2
        !header UASC=Y
        !header UASC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let right = |flag: Cell<'_>| flag.number().is_some_and(|flag| flag == 0.0 || flag == 1.0);
    found.report_all(child.now.headers.iter().filter(|header| !right(header.uasc)));
}
