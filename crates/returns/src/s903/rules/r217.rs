//! 217: a placement for adoption with the current carers began for another reason.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "217",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is placed for adoption with the current foster carers (A3, A5), but the reason for the new episode is none of S, T and U.",
    mend: "Give T or U, or S when the child came into care; with new carers the placement is A4 or A6.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=A3 DECOM=01/04/2015 RNE=S
        episode PLACE=A5 DECOM=01/04/2015 RNE=T
        episode PLACE=A5 DECOM=01/04/2015 RNE=U
        !episode PLACE=A5 DECOM=01/04/2015 RNE=P
        !episode PLACE=A3 DECOM=01/05/2026 RNE=
        episode PLACE=A3 DECOM=31/03/2015 RNE=P
        episode PLACE=A4 DECOM=01/04/2015 RNE=P
        episode PLACE=A3 DECOM= RNE=P
    ",
};

/// The first day of the collection that began to ask it.
const ASKED_FROM: Date = date(2015, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| {
        episode.place.is_any(&["A3", "A5"])
            && episode.decom.date.is_some_and(|begun| begun >= ASKED_FROM)
            && !episode.rne.is_any(&["S", "T", "U"])
    }));
}
