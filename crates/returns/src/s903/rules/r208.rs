//! 208: the pupil number is not as it was last year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "208",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The pupil number is not as it was in last year's return.",
    mend: "Correct this year's, or last year's return. A number may follow a reason for none, and another reason may follow UN1.",
    looks_at: &["Header.UPN"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        header UPN=A123456789012 | last.header UPN=a123456789012
        !header UPN=A123456789012 | last.header UPN=B123456789012
        !header UPN= | last.header UPN=B123456789012
        !header UPN=UN1 | last.header UPN=B123456789012
        header UPN=A123456789012 | last.header UPN=UN5
        header UPN=A123456789012 | last.header UPN=
        header UPN= | last.header UPN=
        header UPN=UN2 | last.header UPN=UN1
        header UPN=UN5 | last.header UPN=
        !header UPN=UN1 | last.header UPN=
        !header UPN=UN3 | last.header UPN=UN2
        !header UPN=UN1 | last.header UPN=UN2
        !header UPN= | last.header UPN=UN1
        header UPN=A123456789012
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .headers
            .iter()
            .filter(|header| child.last.headers.iter().any(|last| !may_follow(header.upn, last.upn))),
    );
}

fn may_follow(now: Cell<'_>, last: Cell<'_>) -> bool {
    let later_reason = now.is_any(&["UN2", "UN3", "UN4", "UN5"]);
    let number = now.is_given() && !now.is("UN1") && !later_reason;
    let had_none = last.is_blank() || last.is_any(&["UN1", "UN2", "UN3", "UN4", "UN5"]);
    now.same_as(last) || number && had_none || later_reason && (last.is_blank() || last.is("UN1"))
}
