//! INT21: a UASC row has another sex than the header.

use super::super::Uasc;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT21",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The sex in the UASC table is not the one in the Header table.",
    mend: "Find out which is right and give it in both.",
    looks_at: &["UASC.SEX", "Header.SEX"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::UASC)],
    check: Check::Child(check),
    cases: "
        uasc SEX=M | header SEX=M
        uasc SEX=m | header SEX=M
        !uasc SEX=F | header SEX=M
        !uasc SEX=M | header SEX=M | header SEX=F
        uasc SEX= | header SEX=M
        uasc SEX=F | header SEX=
        uasc SEX=F | header CHILD=2 SEX=M
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let differs = |row: &&Uasc<'_>| {
        let other = |header: &Header<'_>| header.sex.is_given() && !header.sex.same_as(row.sex);
        row.sex.is_given() && child.now.headers.iter().any(other)
    };
    found.report_all(child.now.uasc.iter().filter(differs));
}
