//! 434: only the legal status is said to have changed.

use super::prelude::*;
use super::previous_episode::{self, given_and_same, same_placement};

pub const RULE: Rule = Rule {
    code: "434",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason says that only the legal status changed, but it is the same, or the placement is another.",
    mend: "Check the reason for the new episode, the legal status and the placement.",
    looks_at: &[
        "Episodes.RNE",
        "Episodes.LS",
        "Episodes.PLACE",
        "Episodes.PL_POST",
        "Episodes.URN",
        "Episodes.PLACE_PROVIDER",
    ],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U1 PL_POST=B URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U1 PL_POST=A URN=2 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR2
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=L LS=C2 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 CHILD=2 |
            episode DECOM=2/5/2026 RNE=L LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode DECOM=1/5/2026 LS=C1 | episode DECOM=2/5/2026 RNE=L LS=C2
        episode DECOM=1/5/2026 LS= | episode DECOM=2/5/2026 RNE=L LS=
        !episode DECOM=2/5/2026 RNE=L LS=C1 | episode DECOM=1/5/2026 LS=C1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| {
        let moved = !same_placement(previous, episode, |one, other| one.same_as(other));
        episode.rne.is("L") && (given_and_same(previous.ls, episode.ls) || moved)
    });
}
