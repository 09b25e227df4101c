//! 601: an adopted child lacks items about the adoption.

use super::super::Ad1;
use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "601",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was adopted in the year, but something about the adoption is blank.",
    mend: "Give every item of the adoption, or check the reason for leaving.",
    looks_at: &[
        "Episodes.DEC",
        "Episodes.REC",
        "AD1.DATE_INT",
        "AD1.DATE_MATCH",
        "AD1.FOSTER_CARE",
        "AD1.NB_ADOPTR",
        "AD1.SEX_ADOPTR",
        "AD1.LS_ADOPTR",
    ],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        # given is enough here, right or wrong
        episode REC=E11 DEC=1/7/2026 | ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L2
        !episode REC=E11 DEC=1/7/2026 | !ad1 DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L2
        !episode REC=E12 DEC=1/7/2026 | !ad1 DATE_INT=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L2
        !episode REC=E12 DEC=1/7/2026 | !ad1 DATE_INT=x DATE_MATCH=x NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L2
        !episode REC=E12 DEC=1/4/2026 | !ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 SEX_ADOPTR=MF LS_ADOPTR=L2
        !episode REC=E12 DEC=31/3/2027 | !ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 LS_ADOPTR=L2
        !episode REC=E12 DEC=31/3/2027 | !ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF
        episode DEC=31/03/2026 REC=E12 | ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF
        episode DEC=01/04/2027 REC=E12 | ad1 DATE_INT=x DATE_MATCH=x FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF
        episode DEC=01/07/2026 REC=E8 | ad1
        episode DEC=01/07/2026 REC=E11 | ad1 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adopted = |episode: &&Episode<'_>| adoption::ends_in_adoption_this_year(episode, child.collection);
    let incomplete = |ad1: &&Ad1<'_>| adoption::is_any_item_blank(ad1);
    if child.now.ad1.iter().any(|ad1| incomplete(&ad1)) && child.now.episodes.iter().any(|episode| adopted(&episode)) {
        found.report_all(child.now.ad1.iter().filter(incomplete));
        found.report_all(child.now.episodes.iter().filter(adopted));
    }
}
