//! 504: the category of need changes while care goes on.

use super::prelude::*;
use super::previous_episode::{self, given_and_same};

pub const RULE: Rule = Rule {
    code: "504",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The category of need is not the one at the start of this period of care.",
    mend: "Give the category that was given when care began.",
    looks_at: &["Episodes.CIN", "Episodes.DECOM", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN=N1 | episode DECOM=02/05/2026 CIN=N1
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN=N1 | !episode DECOM=02/05/2026 CIN=N2
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN=N1 | !episode DECOM=02/05/2026 CIN=
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN= | !episode DECOM=02/05/2026 CIN=
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=E4A CIN=N1 | episode DECOM=02/05/2026 CIN=N2
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN=N1 | episode DECOM=03/05/2026 CIN=N2
        episode DECOM=01/05/2026 DEC= REC=X1 CIN=N1 | episode DECOM= CIN=N2
        episode DECOM=01/05/2026 DEC=02/05/2026 REC=X1 CIN=N1 | episode DECOM=02/05/2026 CIN=N2 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| {
        let goes_on = previous.rec.is("X1") && previous.dec.is_on(episode.decom);
        goes_on && !given_and_same(previous.cin, episode.cin)
    });
}
