//! 607: a young woman left care and whether she is a mother is blank.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "607",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A girl or young woman left care in the year, but whether she is a mother is blank.",
    mend: "Give 1 if she has a child, otherwise 0.",
    looks_at: &["Episodes.DEC", "Episodes.REC", "Episodes.LS", "Header.SEX", "Header.MOTHER"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !header SEX=F | !episode DEC=01/04/2026 REC=E8
        !header SEX=F | !episode DEC=31/03/2027 REC=E8
        header SEX=F | episode DEC=31/03/2026 REC=E8
        header SEX=F | episode DEC=01/04/2027 REC=E8
        header SEX=F MOTHER=0 | episode DEC=01/07/2026 REC=E8
        header SEX=M | episode DEC=01/07/2026 REC=E8
        header SEX=2 | episode DEC=01/07/2026 REC=E8
        header SEX=F | episode DEC=01/07/2026 REC=X1
        header SEX=F | episode DEC=01/07/2026 REC=
        header SEX=F | episode DEC= REC=E8
        header SEX=F | episode DEC=01/07/2026 REC=E8 LS=V3
        header SEX=F | episode DEC=01/07/2026 REC=E8 LS=V4
        header SEX=F | episode CHILD=2 DEC=01/07/2026 REC=E8
        year 2025
        !header SEX=F | !episode DEC=01/07/2024 REC=E8
        year 2024
        !header SEX=2 | !episode DEC=01/07/2023 REC=E8
        header SEX=F | episode DEC=01/07/2023 REC=E8
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, year, .. } = *child.collection;
    let female = if year >= 2025 { "F" } else { "2" };
    let left = |episode: &&Episode<'_>| {
        episode.rec.is_given()
            && !episode.rec.is("X1")
            && !episode.ls.is_any(&["V3", "V4"])
            && episode.dec.date.is_some_and(|day| start <= day && day <= end)
    };
    let unanswered = |header: &&Header<'_>| header.sex.is(female) && header.mother.is_blank();
    let (headers, episodes) = (child.now.headers, child.now.episodes);
    if headers.iter().any(|header| unanswered(&header)) && episodes.iter().any(|episode| left(&episode)) {
        found.report_all(headers.iter().filter(unanswered));
        found.report_all(episodes.iter().filter(left));
    }
}
