//! 626: a mother of a child born earlier, who was no mother last year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "626",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child was born before this collection, but last year's return said that she was not a mother.",
    mend: "Check the first child's date of birth, or correct last year's return.",
    looks_at: &["Header.MOTHER", "Header.MC_DOB"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        last.header MOTHER=0 | !header MOTHER=1 MC_DOB=31/03/2026
        last.header MOTHER=0 | header MOTHER=1 MC_DOB=01/04/2026
        last.header MOTHER=1 | header MOTHER=1 MC_DOB=31/03/2026
        last.header MOTHER= | header MOTHER=1 MC_DOB=31/03/2026
        last.header MOTHER=0 | header MOTHER=0 MC_DOB=31/03/2026
        last.header MOTHER=0 | header MOTHER=1 MC_DOB=
        last.header CHILD=2 MOTHER=0 | header MOTHER=1 MC_DOB=31/03/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.last.headers.iter().any(|last| last.mother.number() == Some(0.0)) {
        let earlier = |header: &&Header<'_>| {
            header.mother.number() == Some(1.0) && header.mc_dob.is_before(child.collection.start)
        };
        found.report_all(child.now.headers.iter().filter(earlier));
    }
}
