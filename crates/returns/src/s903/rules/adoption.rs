//! Placement for adoption and adoption, as the episodes tell them.

use super::super::{Ad1, PlacedAdoption};
use super::prelude::*;

/// Placements for adoption: with consent or a placement order, with the present carer or another.
pub const FOR_ADOPTION: &[&str] = &["A3", "A4", "A5", "A6"];

/// Placements with foster carers.
pub const FOSTERED: &[&str] = &["U1", "U2", "U3", "U4", "U5", "U6"];

/// Reasons for ending that say the child was adopted.
pub const ADOPTED: &[&str] = &["E11", "E12"];

/// The child lives with the people who will adopt.
pub fn is_placed_for_adoption(episode: &Episode<'_>) -> bool {
    episode.place.is_any(FOR_ADOPTION)
}

/// The decision no longer stands.
pub fn is_decision_ended(decision: &PlacedAdoption<'_>) -> bool {
    decision.date_placed_ceased.is_given() || decision.reason_placed_ceased.is_given()
}

/// The child left care because of an adoption.
pub fn ends_in_adoption(episode: &Episode<'_>) -> bool {
    episode.rec.is_any(ADOPTED)
}

/// The child left care because of an adoption within the collection.
pub fn ends_in_adoption_this_year(episode: &Episode<'_>, collection: &Collection) -> bool {
    let in_year = |day: Date| collection.start <= day && day <= collection.end;
    ends_in_adoption(episode) && episode.dec.date.is_some_and(in_year)
}

fn items<'a>(adoption: &Ad1<'a>) -> [Cell<'a>; 6] {
    let cell = |day: Day<'a>| Cell::of(day.raw);
    let Ad1 { date_int, date_match, foster_care, nb_adoptr, sex_adoptr, ls_adoptr, .. } = *adoption;
    [cell(date_int), cell(date_match), foster_care, nb_adoptr, sex_adoptr, ls_adoptr]
}

/// Something about the adoption is blank.
pub fn is_any_item_blank(adoption: &Ad1<'_>) -> bool {
    items(adoption).iter().any(|item| item.is_blank())
}

/// Nothing about the adoption is given.
pub fn is_every_item_blank(adoption: &Ad1<'_>) -> bool {
    items(adoption).iter().all(|item| item.is_blank())
}

/// Reports the episodes under this order when the child has no decision to be placed for adoption, and the decisions
/// that have ended although the order goes on.
pub fn report_order_without_decision(child: &Child<'_>, order: &str, found: &mut Found) {
    let under_order = || child.now.episodes.iter().filter(|episode| episode.ls.is(order));
    let decisions = child.now.placed_adoption;
    if decisions.is_empty() {
        found.report_all(under_order());
    } else if under_order().any(|episode| episode.dec.is_blank()) {
        found.report_all(decisions.iter().filter(|decision| is_decision_ended(decision)));
    }
}
