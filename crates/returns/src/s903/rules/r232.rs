//! 232: sex is unknown.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "232",
    years: Years::from(2025),
    severity: Severity::Query,
    says: "The child's sex is given as unknown.",
    mend: "Give M or F when it is known; if it is not, say so.",
    looks_at: &["Header.SEX"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !header SEX=U
        !header SEX=u
        header SEX=M
        header SEX=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.headers.iter().filter(|header| header.sex.is("U")));
}
