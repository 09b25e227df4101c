//! 222: a provider's number is given for a placement that has none.

use super::prelude::*;
use super::{places, providers};

pub const RULE: Rule = Rule {
    code: "222",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A provider's number (URN) is given for a placement type that Ofsted does not register.",
    mend: "Leave the number blank, or correct the placement type.",
    looks_at: &["Episodes.URN", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=P1 URN=SC000001
        !episode PLACE=T4 URN=SC000001
        !episode PLACE=Z14 URN=SC000001
        episode PLACE=Z1 URN=SC000001
        episode PLACE=P1 URN=XXXXXXX
        episode PLACE=P1 URN=
        episode PLACE=K2 URN=SC000001
        year 2025
        !episode PLACE=Z1 URN=SC000001
        episode PLACE=Z14 URN=SC000001
        episode PLACE=P2 URN=SC000001
        year 2024
        !episode PLACE=P2 URN=SC000001
        episode PLACE=H5 URN=SC000001
        year 2023
        !episode PLACE=P2 URN=SC000001
        !episode PLACE=H5 URN=SC000001
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let without = |place: Cell<'_>| places::is_unregistered(place, year) || year < 2024 && place.is("H5");
    found
        .report_all(child.now.episodes.iter().filter(|episode| providers::is_named(episode) && without(episode.place)));
}
