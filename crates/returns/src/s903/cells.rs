//! READ: cells that are not as the guide writes them and that no rule of the department's judges, so that none is wrong in silence.

use super::value::{Cell, Day};
use super::{Check, Child, Found, Rule, codes};
use crate::{Severity, Years};

/// The pseudo-rule. It is asked of every collection, after the department's.
pub(super) static READ: Rule = Rule {
    code: "READ",
    years: Years::ALL,
    severity: Severity::Error,
    says: "A date of birth or a sex beside the header is not written as the guide writes it.",
    mend: "Write the day as DD/MM/YYYY and the sex as a code of the year; the header has both.",
    looks_at: &[
        "Reviews.DOB",
        "UASC.DOB",
        "UASC.SEX",
        "OC2.DOB",
        "OC3.DOB",
        "AD1.DOB",
        "PlacedAdoption.DOB",
        "PrevPerm.DOB",
        "Missing.DOB",
        "SWEpisodes.DOB",
        "DoLo.DOB",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        review DOB=29/02/2016 | uasc DOB=29/02/2016 SEX=F | oc2 | oc3
        !review DOB=29/02/2015 | !uasc DOB=29/02/2016 SEX=1 | !oc2 DOB=2016-02-29 | !oc3 DOB=x
        !ad1 DOB=31/04/2016 | !placed DOB=0 | !permanence DOB=1/13/2016 | !missing DOB=- | !worker DOB=a | !dolo DOB=b
        header DOB=29/02/2015 SEX=X        # 101 and 102 judge the header
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let now = child.now;
    let wrong = |day: Day<'_>| day.is_wrong();
    let no_sex = |sex: Cell<'_>| sex.is_given() && !sex.is_of(&codes::SEX, child.collection.year);
    found.report_all(now.reviews.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.uasc.iter().filter(|row| wrong(row.dob) || no_sex(row.sex)));
    found.report_all(now.oc2.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.oc3.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.ad1.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.placed_adoption.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.prev_perm.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.missing.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.sw_episodes.iter().filter(|row| wrong(row.dob)));
    found.report_all(now.dolo.iter().filter(|row| wrong(row.dob)));
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cell_that_no_rule_judges_is_never_wrong_in_silence() {
        let shown = super::super::cases::show(&super::READ);
        assert_eq!((shown.wrong, shown.fired, shown.silent), (Vec::<String>::new(), 2, 2));
    }
}
