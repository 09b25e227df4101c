//! 530: a placement with parents from a private provider.

use super::prelude::*;
use super::provided_by;

pub const RULE: Rule = Rule {
    code: "530",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A private provider does not provide placements with parents.",
    mend: "Check the placement and the kind of provider.",
    looks_at: &["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=P1 PLACE_PROVIDER=PR4
        episode PLACE=R1 PLACE_PROVIDER=PR4
        episode PLACE=P1 PLACE_PROVIDER=PR0
        episode PLACE= PLACE_PROVIDER=PR4
        episode PLACE=P1 PLACE_PROVIDER=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    provided_by::report_places(child, found, "PR4", &["P1"]);
}
