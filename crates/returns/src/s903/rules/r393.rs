//! 393: a girl in care, and nothing said of being a mother.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "393",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is female and in care, but nothing says whether she is a mother.",
    mend: "Give 1 or 0 in MOTHER.",
    looks_at: &["Header.MOTHER", "Header.SEX", "Episodes.LS"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header SEX=F MOTHER=0 | episode LS=C2
        !header SEX=F MOTHER= | episode LS=C2
        !header SEX=F MOTHER= | episode LS=
        !header SEX=F MOTHER= | episode LS=V3 | episode LS=C2
        header SEX=F MOTHER= | episode LS=V3 | episode LS=v4
        header SEX=M MOTHER= | episode LS=C2
        header SEX=2 MOTHER= | episode LS=C2
        header SEX=F MOTHER= | episode LS=C2 CHILD=2
        header SEX=F MOTHER=
        year 2025
        !header SEX=F MOTHER= | episode LS=C2
        year 2024
        !header SEX=2 MOTHER= | episode LS=C2
        header SEX=1 MOTHER= | episode LS=C2
        header SEX=F MOTHER= | episode LS=C2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let female = if child.collection.year >= 2025 { "F" } else { "2" };
    if child.now.episodes.iter().any(|episode| !episode.ls.is_any(SHORT_BREAKS)) {
        let silent = |header: &&Header<'_>| header.sex.is(female) && header.mother.is_blank();
        found.report_all(child.now.headers.iter().filter(silent));
    }
}
