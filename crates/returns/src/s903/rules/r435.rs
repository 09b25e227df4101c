//! 435: only the placement is said to have changed.

use super::prelude::*;
use super::previous_episode::{self, given_and_same, same_placement};

pub const RULE: Rule = Rule {
    code: "435",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason says that only the placement changed, but it is the same, or the legal status is another.",
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
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=T LS=C1 PLACE=U1 PL_POST=B URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=2 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR2
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=T LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=P LS=C2 PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=L LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 CHILD=2 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS= PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=P LS= PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN= PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN= PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM= RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // A cell that is blank in both is not known to be the same.
    previous_episode::report_where(child, found, |previous, episode| {
        let stayed = same_placement(previous, episode, given_and_same);
        episode.rne.is_any(&["P", "T"]) && (!given_and_same(previous.ls, episode.ls) || stayed)
    });
}
