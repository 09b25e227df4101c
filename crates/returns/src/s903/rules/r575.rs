//! 575: the placement from which a child went missing has ended, but not the absence.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "575",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement from which the child went missing or away has ended, but the absence has no end.",
    mend: "Give the day on which the absence ended.",
    looks_at: &["Missing.MIS_END", "Missing.MIS_START", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=01/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=05/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=30/04/2026
        episode DECOM= DEC=05/05/2026 | missing MIS_START=02/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=02/05/2026 MIS_END=03/05/2026
        episode DECOM=01/05/2026 | missing MIS_START=02/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=
        episode CHILD=2 DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let within = |day: Date, episode: &Episode<'_>| {
        episode.decom.date.is_some_and(|begins| begins <= day) && episode.dec.date.is_some_and(|ends| day <= ends)
    };
    let wrong = |spell: &&Missing<'_>| {
        spell.mis_end.is_blank()
            && spell.mis_start.date.is_some_and(|day| child.now.episodes.iter().any(|episode| within(day, episode)))
    };
    found.report_all(child.now.missing.iter().filter(wrong));
}
