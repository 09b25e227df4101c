//! 165: whether a girl is a mother is missing, wrong, or not to be asked.

use super::super::Oc3;
use super::completed;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "165",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Whether the child is a mother is not 0 or 1, is missing for a girl in care this year, or is given where it is not asked.",
    mend: "Give 0 or 1 for a girl who was in care this year; leave it blank for a boy and for a care leaver.",
    looks_at: &[
        "Header.MOTHER",
        "Header.SEX",
        "OC3.IN_TOUCH",
        "OC3.ACTIV",
        "OC3.ACCOM",
        "Episodes.DECOM",
        "Episodes.DEC",
        "Episodes.LS",
    ],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        header SEX=F MOTHER=0 | episode DECOM=01/05/2026
        header SEX=F MOTHER=1 | episode DECOM=01/05/2026
        !header SEX=F MOTHER=2 | episode DECOM=01/05/2026
        !header SEX=F MOTHER= | episode DECOM=01/05/2026
        !header SEX=F | episode DECOM=31/03/2027
        header SEX=F | episode DECOM=01/04/2027
        !header SEX=F | episode DECOM=01/05/2025 DEC=01/04/2026
        header SEX=F | episode DECOM=01/05/2025 DEC=31/03/2026
        header SEX=F | episode DECOM=
        header SEX=M | episode DECOM=01/05/2026
        !header SEX=M MOTHER=0 | episode DECOM=01/05/2026
        !header SEX=M MOTHER=1 | episode DECOM=01/05/2026 | !oc3
        header SEX=F | episode DECOM=01/05/2026 LS=V3
        header SEX=M MOTHER=0 | episode DECOM=01/05/2026 LS=V4
        header SEX=M MOTHER=0
        !header SEX=F MOTHER=0 | episode DECOM=01/05/2025 DEC=31/03/2026 | !oc3 IN_TOUCH=YES | oc3
        header SEX=F MOTHER=0 | episode DECOM=01/05/2025 DEC=31/03/2026 | oc3
        header SEX=F MOTHER=0 | episode DECOM=01/05/2026 | oc3 IN_TOUCH=YES
        header SEX=U | episode DECOM=01/05/2026
        !header SEX=2 | episode DECOM=01/05/2026
        !header SEX=1 MOTHER=1 | episode DECOM=01/05/2026
        year 2024
        !header SEX=2 | episode DECOM=01/05/2023
        header SEX=F | episode DECOM=01/05/2023
        !header SEX=1 MOTHER=0 | episode DECOM=01/05/2023
        header SEX=M MOTHER=0 | episode DECOM=01/05/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { year, start, end, .. } = *child.collection;
    let mut lasting = child.now.episodes.iter().filter(|episode| !episode.ls.is_any(&["V3", "V4"])).peekable();
    if lasting.peek().is_none() {
        return;
    }
    let in_care =
        lasting.any(|episode| episode.decom.date.is_some_and(|begun| begun <= end) && !episode.dec.is_before(start));
    // From 2024/25 on sex is M or F; one still given by the older code is known all the same, and 101 reports the code.
    let (male, female): (&[&str], &[&str]) = if year < 2025 { (&["1"], &["2"]) } else { (&["M", "1"], &["F", "2"]) };
    let asked_of_leaver = |leaver: &&Oc3<'_>| !in_care && completed::care_leaver(leaver);
    for header in child.now.headers {
        let (mother, sex) = (header.mother, header.sex);
        let missing = mother.is_blank() && sex.is_any(female) && in_care;
        let wrong = mother.is_given() && (!mother.is_of(&codes::FLAG, year) || sex.is_any(male));
        if missing || wrong {
            found.report(header);
            found.report_all(child.now.oc3);
        } else if mother.is_given() && sex.is_any(female) {
            for leaver in child.now.oc3.iter().filter(asked_of_leaver) {
                found.report(header);
                found.report(leaver);
            }
        }
    }
}
