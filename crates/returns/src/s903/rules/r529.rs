//! 529: a placement that another public body cannot provide.

use super::prelude::*;
use super::provided_by;

pub const RULE: Rule = Rule {
    code: "529",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Another public body provides no placement with parents, for adoption, in homes or with foster carers.",
    mend: "Check the placement and the kind of provider.",
    looks_at: &["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=P1 PLACE_PROVIDER=PR3
        !episode PLACE=A3 PLACE_PROVIDER=PR3
        !episode PLACE=A4 PLACE_PROVIDER=PR3
        !episode PLACE=A5 PLACE_PROVIDER=PR3
        !episode PLACE=A6 PLACE_PROVIDER=PR3
        !episode PLACE=K1 PLACE_PROVIDER=PR3
        !episode PLACE=K2 PLACE_PROVIDER=PR3
        !episode PLACE=U1 PLACE_PROVIDER=PR3
        !episode PLACE=U2 PLACE_PROVIDER=PR3
        !episode PLACE=U3 PLACE_PROVIDER=PR3
        !episode PLACE=U4 PLACE_PROVIDER=PR3
        !episode PLACE=U5 PLACE_PROVIDER=PR3
        !episode PLACE=U6 PLACE_PROVIDER=PR3
        episode PLACE=R1 PLACE_PROVIDER=PR3
        episode PLACE=P1 PLACE_PROVIDER=PR0
        episode PLACE= PLACE_PROVIDER=PR3
        episode PLACE=P1 PLACE_PROVIDER=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let places = ["P1", "A3", "A4", "A5", "A6", "K1", "K2", "U1", "U2", "U3", "U4", "U5", "U6"];
    provided_by::report_places(child, found, "PR3", &places);
}
