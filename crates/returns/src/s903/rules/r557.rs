//! 557: a child who was to be adopted left care in another way, and the decision did not end.

use super::super::PlacedAdoption;
use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "557",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was placed for adoption or under a placement order and left care without being adopted, but when \
           and why the decision ended is not given.",
    mend: "Give the day and the reason that the child should no longer be placed, or check the reason for leaving.",
    looks_at: &[
        "Episodes.PLACE",
        "Episodes.LS",
        "Episodes.REC",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
    ],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=A3 REC=E8
        !episode LS=E1 REC=E8 | !placed DATE_PLACED=01/05/2026
        !episode LS=E1 REC=E8 | !placed DATE_PLACED_CEASED=01/05/2026
        !episode LS=E1 REC=E8 | !placed REASON_PLACED_CEASED=RD1
        episode LS=E1 REC=E8 | placed DATE_PLACED_CEASED=01/05/2026 REASON_PLACED_CEASED=RD1
        !episode LS=E1 REC=E8 | placed DATE_PLACED_CEASED=01/05/2026 REASON_PLACED_CEASED=RD1 | !placed
        episode LS=E1 REC=E11
        episode PLACE=A6 REC=E12
        episode LS=E1 REC=X1
        episode LS=E1 REC=
        episode LS=C2 PLACE=U1 REC=E8
        episode LS=D1 REC=E8        # freeing orders are asked up to 2023/24
        year 2024
        !episode LS=D1 REC=E8
        !episode LS=E1 REC=E8
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let freeing_orders_count = child.collection.year <= 2024;
    let to_be_adopted = |episode: &Episode<'_>| {
        adoption::is_placed_for_adoption(episode)
            || episode.ls.is("E1")
            || (freeing_orders_count && episode.ls.is("D1"))
    };
    let left_otherwise =
        |episode: &Episode<'_>| episode.rec.is_given() && !episode.rec.is("X1") && !adoption::ends_in_adoption(episode);
    let decisions = child.now.placed_adoption;
    let is_open = |decision: &&PlacedAdoption<'_>| {
        decision.date_placed_ceased.is_blank() || decision.reason_placed_ceased.is_blank()
    };
    if !decisions.is_empty() && !decisions.iter().any(|decision| is_open(&decision)) {
        return;
    }
    let concerned = |episode: &&Episode<'_>| to_be_adopted(episode) && left_otherwise(episode);
    if child.now.episodes.iter().any(|episode| concerned(&episode)) {
        found.report_all(child.now.episodes.iter().filter(concerned));
        found.report_all(decisions.iter().filter(is_open));
    }
}
