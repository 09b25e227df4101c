//! 556: the decision is after a freeing order.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "556",
    years: Years::between(2023, 2024),
    severity: Severity::Error,
    says: "The decision that the child should be placed for adoption is after the freeing order (D1) was made.",
    mend: "Check the day of the decision against the start of the episode.",
    looks_at: &["Episodes.DECOM", "Episodes.LS", "PlacedAdoption.DATE_PLACED"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        year 2024
        episode LS=D1 DECOM=02/05/2023 | placed DATE_PLACED=02/05/2023
        !episode LS=D1 DECOM=02/05/2023 | placed DATE_PLACED=03/05/2023
        !episode LS=D1 DECOM=02/05/2023 | placed DATE_PLACED=01/05/2023 | placed DATE_PLACED=03/05/2023
        !episode LS=D1 DECOM=02/05/2023 | !episode LS=D1 DECOM=04/05/2023 | placed DATE_PLACED=05/05/2023
        episode LS=E1 DECOM=02/05/2023 | placed DATE_PLACED=03/05/2023
        episode LS=D1 DECOM= | placed DATE_PLACED=03/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let decided_later = |episode: &&Episode<'_>| {
        child.now.placed_adoption.iter().any(|decision| decision.date_placed.is_after(episode.decom))
    };
    let freed = child.now.episodes.iter().filter(|episode| episode.ls.is("D1"));
    found.report_all(freed.filter(decided_later));
}
