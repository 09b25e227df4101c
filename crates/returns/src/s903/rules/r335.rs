//! 335: adoption by the foster carer does not fit the last placement.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "335",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Whether the present foster carer adopts does not fit the placement that ended in adoption.",
    mend: "Check both: 1 goes with a placement with the present carer (A3, A5), 0 with a new one (A4, A6).",
    looks_at: &["Episodes.PLACE", "Episodes.REC", "AD1.FOSTER_CARE"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        episode PLACE=A3 REC=E11 | ad1 FOSTER_CARE=1
        !episode PLACE=A3 REC=E11 | !ad1 FOSTER_CARE=0
        !episode PLACE=A5 REC=E12 | !ad1 FOSTER_CARE=0
        !episode PLACE=A2 REC=E1 | !ad1 FOSTER_CARE=0
        episode PLACE=A4 REC=E11 | ad1 FOSTER_CARE=0
        !episode PLACE=A4 REC=E11 | !ad1 FOSTER_CARE=1
        !episode PLACE=A6 REC=E12 | !ad1 FOSTER_CARE=1
        !episode PLACE=A1 REC=E11 | !ad1 FOSTER_CARE=1
        episode PLACE=A6 REC=X1 | ad1 FOSTER_CARE=1
        episode PLACE=A6 REC= | ad1 FOSTER_CARE=1
        episode PLACE=A6 REC=E12 | ad1 FOSTER_CARE=
        episode PLACE=A6 REC=E12 | ad1 FOSTER_CARE=1 CHILD=2
        episode PLACE=U1 REC=E12 | ad1 FOSTER_CARE=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // A1, A2 and E1 are codes of earlier years, which a return may still carry.
    for episode in child.now.episodes.iter().filter(|episode| episode.rec.is_any(&["E1", "E11", "E12"])) {
        let wrong = if episode.place.is_any(&["A2", "A3", "A5"]) {
            "0"
        } else if episode.place.is_any(&["A1", "A4", "A6"]) {
            "1"
        } else {
            continue;
        };
        for adoption in child.now.ad1.iter().filter(|adoption| adoption.foster_care.is(wrong)) {
            found.report(episode);
            found.report(adoption);
        }
    }
}
