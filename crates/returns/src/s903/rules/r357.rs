//! 357: the first episode of a child does not begin care.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "357",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode that the return has of this child began in the year, but is not the start of care.",
    mend: "Give S as the reason, or add the episode that comes before this one.",
    looks_at: &["Episodes.RNE", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode RNE=S DECOM=01/04/2026
        !episode RNE=P DECOM=01/04/2026
        !episode RNE= DECOM=01/04/2026
        episode RNE=P DECOM=31/03/2026
        episode RNE=P DECOM=
        episode RNE=L DECOM=02/04/2026 | episode RNE=S DECOM=01/04/2026
        !episode RNE=P DECOM=01/04/2026 | episode RNE=S DECOM=01/04/2026
        !episode RNE=P DECOM=01/04/2026 | episode RNE=S DECOM=
        episode RNE=P DECOM=01/04/2026 CHILD=
        year 2026
        !episode RNE=P DECOM=31/03/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // Without a child nothing says that an episode is the first.
    let Some(first) = child.now.episodes.first().filter(|episode| episode.child.is_given()) else { return };
    if first.decom.date.is_some_and(|day| day >= child.collection.start) && !first.rne.is("S") {
        found.report(first);
    }
}
