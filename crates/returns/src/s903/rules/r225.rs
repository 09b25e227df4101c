//! 225: a change of placement has no reason.

use super::places;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "225",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The next episode is another placement, but no reason for the change is given.",
    mend: "Give the reason in the episode that ended.",
    looks_at: &["Episodes.REASON_PLACE_CHANGE", "Episodes.REC", "Episodes.PLACE", "Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM=01/06/2026 RNE=P PLACE=U1
        !episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM=01/06/2026 RNE=B PLACE=U1
        !episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM=01/06/2026 RNE=T PLACE=U1
        !episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM= RNE=U PLACE=U1
        episode DECOM=01/05/2026 REC=X1 PLACE=K2 REASON_PLACE_CHANGE=CARPL | episode DECOM=01/06/2026 RNE=P PLACE=U1
        episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM=01/06/2026 RNE=L PLACE=K2
        episode DECOM=01/05/2026 REC=E4A PLACE=K2 | episode DECOM=01/06/2026 RNE=P PLACE=U1
        episode DECOM=01/05/2026 REC=X1 PLACE=T0 | episode DECOM=01/06/2026 RNE=P PLACE=U1
        episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode DECOM=01/06/2026 RNE=P PLACE=T4
        episode DECOM=01/05/2026 REC=X1 PLACE=K2 | episode CHILD=2 DECOM=01/06/2026 RNE=P PLACE=U1
        episode DECOM=01/05/2026 REC=X1 PLACE=K2
        !episode DECOM=01/05/2026 REC=X1 | episode DECOM=01/06/2026 RNE=P
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for pair in child.now.episodes.windows(2) {
        let [episode, next] = pair else { continue };
        let lasting = |episode: &Episode<'_>| !episode.place.is_any(&places::TEMPORARY);
        if episode.rec.is("X1")
            && episode.reason_place_change.is_blank()
            && next.rne.is_any(&["P", "B", "T", "U"])
            && lasting(episode)
            && lasting(next)
        {
            found.report(episode);
        }
    }
}
