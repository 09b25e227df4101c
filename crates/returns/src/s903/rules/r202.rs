//! 202: sex is not as it was last year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "202",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Sex is not as it was in last year's return.",
    mend: "Correct this year's, or last year's return.",
    looks_at: &["Header.SEX"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        header SEX=F | last.header SEX=F
        !header SEX=F | last.header SEX=M
        !header SEX=F | last.header SEX=
        header SEX= | last.header SEX=
        header SEX=F
        header SEX=F | last.header CHILD=2 SEX=M
        !header SEX=M | last.header SEX=1
        # In 2024/25 the codes changed from 1 and 2 to M and F.
        year 2025
        header SEX=M | last.header SEX=1
        header SEX=F | last.header SEX=2
        !header SEX=M | last.header SEX=2
        !header SEX=F | last.header SEX=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let recoded = child.collection.year == 2025;
    let same = |now: Cell<'_>, last: Cell<'_>| match last.text() {
        "1" if recoded && now.is("M") => true,
        "2" if recoded && now.is("F") => true,
        _ => now.same_as(last),
    };
    found.report_all(
        child.now.headers.iter().filter(|header| child.last.headers.iter().any(|last| !same(header.sex, last.sex))),
    );
}
