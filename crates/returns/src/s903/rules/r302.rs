//! 302: care began before birth.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "302",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode begins before the child was born.",
    mend: "Check the date of birth and the start of the first episode.",
    looks_at: &["Header.DOB", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2026 | episode DECOM=01/05/2026
        !header DOB=01/05/2026 | !episode DECOM=30/04/2026
        !header DOB=01/05/2026 | episode DECOM=02/05/2026 | !episode DECOM=30/04/2026
        !header DOB=01/05/2026 | !episode DECOM=30/04/2026 | episode DECOM=29/04/2026 CHILD=2
        header DOB=01/05/2026 CHILD=2 | episode DECOM=30/04/2026
        header DOB= | episode DECOM=30/04/2026
        header DOB=01/05/2026 | episode DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.now.episodes.first() else { return };
    for header in child.now.headers.iter().filter(|header| header.dob.is_after(first.decom)) {
        found.report(first);
        found.report(header);
    }
}
