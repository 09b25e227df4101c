//! 433: an episode that goes on, but not from the day the previous one ended.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "433",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason says that care goes on, but the episode does not begin on the day the previous one ended.",
    mend: "Check both days and the reason for the new episode.",
    looks_at: &["Episodes.RNE", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=2/5/2026 RNE=P
        episode DECOM=01/05/2026 DEC=02/05/2026 | !episode DECOM=03/05/2026 RNE=P
        episode DECOM=01/05/2026 DEC=03/05/2026 | !episode DECOM=02/05/2026 RNE=L
        episode DECOM=01/05/2026 DEC=02/05/2026 | !episode DECOM=03/05/2026 RNE=T
        episode DECOM=01/05/2026 DEC=02/05/2026 | !episode DECOM=03/05/2026 RNE=u
        episode DECOM=01/05/2026 DEC=02/05/2026 | !episode DECOM=03/05/2026 RNE=B
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=03/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=03/05/2026 RNE=
        episode DECOM=01/05/2026 DEC= | !episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 DEC= | !episode DECOM= RNE=P
        episode DECOM=01/05/2026 DEC=02/05/2026 CHILD=2 | episode DECOM=03/05/2026 RNE=P
        episode DECOM=03/05/2026 RNE=P
        episode DECOM=01/05/2026 DEC=03/05/2026 | episode DECOM=01/05/2026 DEC=02/05/2026 |
            !episode DECOM=02/05/2026 RNE=P
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.len() < 2 {
        return;
    }
    // Of episodes that begin on one day, the one that ends first stands first.
    let mut in_order: Vec<&Episode<'_>> = child.now.episodes.iter().collect();
    in_order.sort_by_key(|episode| {
        (episode.decom.date.is_none(), episode.decom.date, episode.dec.date.is_none(), episode.dec.date)
    });
    for pair in in_order.windows(2) {
        let (ended, began) = (pair[0].dec, pair[1].decom);
        let same = ended.is_given() && (began.is_on(ended) || began.raw.eq_ignore_ascii_case(ended.raw));
        if pair[1].rne.is_any(&["P", "L", "T", "U", "B"]) && !same {
            found.report(pair[1]);
        }
    }
}
