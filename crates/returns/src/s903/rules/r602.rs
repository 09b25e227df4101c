//! 602: items about an adoption that the episodes do not show.

use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "602",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Something about an adoption is given, but no episode of the year ends in adoption.",
    mend: "Check the reason for leaving, or leave the items about the adoption out.",
    looks_at: &[
        "AD1.DATE_INT",
        "AD1.DATE_MATCH",
        "AD1.FOSTER_CARE",
        "AD1.NB_ADOPTR",
        "AD1.SEX_ADOPTR",
        "AD1.LS_ADOPTR",
        "Episodes.DEC",
        "Episodes.REC",
    ],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        !ad1 DATE_INT=01/05/2026
        !ad1 LS_ADOPTR=L0 | episode DEC=01/07/2026 REC=E8
        !ad1 FOSTER_CARE=0 | episode DEC=31/03/2026 REC=E11
        !ad1 FOSTER_CARE=0 | episode REC=E11
        !ad1 FOSTER_CARE=0 | episode DEC=01/04/2027 REC=E11
        ad1 FOSTER_CARE=0 | episode DEC=01/04/2026 REC=E11
        ad1 FOSTER_CARE=0 | episode DEC=31/03/2027 REC=E12
        !ad1 FOSTER_CARE=0 | episode CHILD=2 DEC=01/07/2026 REC=E11
        ad1 DOB=01/05/2020
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adopted = |episode: &Episode<'_>| adoption::ends_in_adoption_this_year(episode, child.collection);
    if !child.now.episodes.iter().any(adopted) {
        found.report_all(child.now.ad1.iter().filter(|ad1| !adoption::is_every_item_blank(ad1)));
    }
}
