//! 580: a child left care on turning 18 while missing, for another reason than E8.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "580",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was missing until leaving care on turning 18, but the reason for leaving is not E8.",
    mend: "Give E8 as the reason for leaving.",
    looks_at: &["Episodes.DEC", "Episodes.REC", "Missing.MIS_END", "Missing.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !episode DEC=01/05/2026 REC=E5 | missing DOB=01/05/2008 MIS_END=01/05/2026
        !episode DEC=01/05/2026 REC= | missing DOB=01/05/2008 MIS_END=01/05/2026
        !episode DEC=01/05/2026 REC=E5 | missing DOB=01/05/2008 MIS_END=01/05/2026 | missing DOB=01/05/2008
        episode DEC=01/05/2026 REC=E8 | missing DOB=01/05/2008 MIS_END=01/05/2026
        episode DEC=01/05/2026 REC=E5 | missing DOB=02/05/2008 MIS_END=01/05/2026
        episode DEC=01/05/2026 REC=E5 | missing DOB=30/04/2008 MIS_END=01/05/2026
        episode DEC=02/05/2026 REC=E5 | missing DOB=01/05/2008 MIS_END=01/05/2026
        episode DEC=01/05/2026 REC=E5 | missing DOB=01/05/2008 MIS_END=
        !episode DEC=28/02/2026 REC=E5 | missing DOB=29/02/2008 MIS_END=28/02/2026
        episode DEC= REC=E5 | missing DOB=01/05/2008 MIS_END=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let until_18 = |day: Day<'_>, spell: &Missing<'_>| {
        let adult = spell.dob.date.map(|born| years_after(born, 18));
        spell.mis_end.is_on(adult) && day.is_on(adult)
    };
    let left = |episode: &&Episode<'_>| {
        !episode.rec.is("E8") && child.now.missing.iter().any(|spell| until_18(episode.dec, spell))
    };
    found.report_all(child.now.episodes.iter().filter(left));
}
