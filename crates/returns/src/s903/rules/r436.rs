//! 436: both legal status and placement are said to have changed.

use super::prelude::*;
use super::previous_episode::{self, same_placement};

pub const RULE: Rule = Rule {
    code: "436",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason says that both the legal status and the placement changed, but one of them is the same.",
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
            episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=U LS=C2 PLACE=U1 PL_POST=B URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U1 PL_POST=A URN=2 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR2
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=U LS=C1 PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=P LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 CHILD=2 |
            episode DECOM=2/5/2026 RNE=B LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS= PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=B LS= PLACE=U2 PL_POST=A URN=1 PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN= PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            !episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U1 PL_POST=A URN= PLACE_PROVIDER=PR1
        episode LS=C1 PLACE=U1 PL_POST=A URN=1 PLACE_PROVIDER=PR1 DECOM=1/5/2026 |
            episode DECOM=2/5/2026 RNE=B LS=C2 PLACE=U1 PL_POST=A URN= PLACE_PROVIDER=PR1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| {
        let stayed = same_placement(previous, episode, |one, other| one.same_as(other));
        episode.rne.is_any(&["U", "B"]) && (previous.ls.same_as(episode.ls) || stayed)
    });
}
