//! 383: after a temporary placement the child does not go back.

use super::prelude::*;
use super::previous_episode::given_and_same;
use super::temporary::TEMPORARY;

pub const RULE: Rule = Rule {
    code: "383",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "After a temporary placement the child must go back to the placement before it.",
    mend: "Check this episode's reason (P), placement and postcode against those before the temporary placement.",
    looks_at: &["Episodes.RNE", "Episodes.PLACE", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=1/5/2026 PLACE=U1 PL_POST=A | episode DECOM=2/5/2026 PLACE=T1 |
            episode DECOM=3/5/2026 PLACE=U1 PL_POST=a RNE=P
        episode DECOM=1/5/2026 PLACE=U1 PL_POST=A | episode DECOM=2/5/2026 PLACE=T1 |
            !episode DECOM=3/5/2026 PLACE=U1 PL_POST=B RNE=P
        episode DECOM=1/5/2026 PLACE=U1 | episode DECOM=2/5/2026 PLACE=T1 | !episode DECOM=3/5/2026 PLACE=U1 RNE=P
        episode DECOM=1/5/2026 PLACE=U1 PL_POST=A | episode DECOM=2/5/2026 PLACE=T0 |
            !episode DECOM=3/5/2026 PLACE=U2 PL_POST=A RNE=P
        episode DECOM=1/5/2026 PLACE=U1 PL_POST=A | episode DECOM=2/5/2026 PLACE=T4 |
            !episode DECOM=3/5/2026 PLACE=U1 PL_POST=A RNE=B
        episode DECOM=1/5/2026 PLACE=U1 PL_POST=A | episode DECOM=2/5/2026 PLACE=K2 |
            episode DECOM=3/5/2026 PLACE=U2 PL_POST=A RNE=B
        episode DECOM=2/5/2026 PLACE=T4 | episode DECOM=3/5/2026 PLACE=U2 PL_POST=A RNE=B
        episode DECOM=1/5/2026 PLACE=U1 CHILD=2 | episode DECOM=2/5/2026 PLACE=T4 |
            episode DECOM=3/5/2026 PLACE=U2 RNE=B
        episode DECOM=1/5/2026 PLACE= PL_POST=A | episode DECOM=2/5/2026 PLACE=T4 |
            !episode DECOM=3/5/2026 PLACE= PL_POST=A RNE=P
        year 2025
        episode DECOM=1/5/2024 PLACE=U1 PL_POST=A | episode DECOM=2/5/2024 PLACE=T1 |
            episode DECOM=3/5/2024 PLACE=U1 PL_POST=B RNE=P
        episode DECOM=1/5/2024 PLACE=U1 | episode DECOM=2/5/2024 PLACE=T1 | !episode DECOM=3/5/2024 PLACE=U2 RNE=P
        episode DECOM=1/5/2024 PLACE=U1 | episode DECOM=2/5/2024 PLACE=T1 | !episode DECOM=3/5/2024 PLACE=U1 RNE=
        year 2026
        episode DECOM=1/5/2025 PLACE=U1 PL_POST=A | episode DECOM=2/5/2025 PLACE=T1 |
            !episode DECOM=3/5/2025 PLACE=U1 PL_POST=B RNE=P
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let asks_postcode = child.collection.year >= 2026;
    for three in child.now.episodes.windows(3) {
        let [before, between, episode] = three else { continue };
        let back = episode.rne.is("P")
            && given_and_same(episode.place, before.place)
            && (!asks_postcode || given_and_same(episode.pl_post, before.pl_post));
        if between.place.is_any(TEMPORARY) && !back {
            found.report(episode);
        }
    }
}
