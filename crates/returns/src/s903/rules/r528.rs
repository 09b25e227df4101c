//! 528: a placement that another council cannot provide.

use super::prelude::*;
use super::provided_by;

pub const RULE: Rule = Rule {
    code: "528",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Another council does not provide placements with parents, in the NHS or in youth custody.",
    mend: "Check the placement and the kind of provider.",
    looks_at: &["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=P1 PLACE_PROVIDER=PR2
        !episode PLACE=R2 PLACE_PROVIDER=PR2
        !episode PLACE=R5 PLACE_PROVIDER=PR2
        episode PLACE=R1 PLACE_PROVIDER=PR2
        episode PLACE=P1 PLACE_PROVIDER=PR0
        episode PLACE= PLACE_PROVIDER=PR2
        episode PLACE=P1 PLACE_PROVIDER=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    provided_by::report_places(child, found, "PR2", &["P1", "R2", "R5"]);
}
