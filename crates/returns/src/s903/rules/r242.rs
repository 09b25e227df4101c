//! 242: the number of regional adoption agencies is given for another placement.

use super::prelude::*;
use super::{places, providers};

pub const RULE: Rule = Rule {
    code: "242",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The provider's number is XXXXXXX, which is for regional adoption agencies only.",
    mend: "Give the provider's number from Ofsted's lists, or leave it blank where none is asked.",
    looks_at: &["Episodes.URN", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=K2 URN=XXXXXXX
        !episode PLACE= URN=xxxxxxx
        episode PLACE=A3 URN=XXXXXXX
        episode PLACE=U6 URN=XXXXXXX
        episode PLACE=K2 URN=SC000001
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .episodes
            .iter()
            .filter(|episode| episode.urn.is(providers::UNNUMBERED) && !episode.place.is_any(&places::IN_FAMILIES)),
    );
}
