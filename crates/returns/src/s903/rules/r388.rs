//! 388: the reason for ending and the next episode do not fit.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "388",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "X1 says that another episode begins on the day this one ends; any other reason says that none does.",
    mend: "Add the episode that follows, or check the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 | episode DECOM=02/05/2026
        !episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 | episode DECOM=03/05/2026
        !episode DECOM=01/05/2026 DEC=02/05/2026 REC=E4A | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=E4A | episode DECOM=03/05/2026
        episode DECOM=01/05/2026 DEC=02/05/2026 REC= | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 DEC= REC=X1 | episode DECOM=02/05/2026
        !episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=E4A
        episode DECOM=01/05/2026 REC=X1
        !episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 | episode DECOM=02/05/2026 CHILD=2
        !episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 | episode DECOM= DEC=02/05/2026 REC=E4A
        !episode DECOM= DEC=02/05/2026 REC=X1 | episode DECOM=01/05/2026
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // An episode without a start stands before those that have one.
    let dated = child.now.episodes.partition_point(|episode| episode.decom.date.is_some());
    let (dated, undated) = child.now.episodes.split_at(dated);
    let mut in_order = undated.iter().chain(dated).peekable();
    while let Some(episode) = in_order.next() {
        let wrong = match in_order.peek() {
            Some(next) => episode.rec.is_given() && episode.rec.is("X1") != episode.dec.is_on(next.decom),
            None => episode.rec.is("X1"),
        };
        if wrong && episode.dec.date.is_some() && episode.child.is_given() {
            found.report(episode);
        }
    }
}
