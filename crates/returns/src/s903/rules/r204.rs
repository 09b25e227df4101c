//! 204: ethnicity is not as it was last year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "204",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Ethnicity is not as it was in last year's return.",
    mend: "Correct this year's, or last year's return.",
    looks_at: &["Header.ETHNIC"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header)],
    check: Check::Child(check),
    cases: "
        header ETHNIC=WBRI | last.header ETHNIC=wbri
        !header ETHNIC=WBRI | last.header ETHNIC=WIRI
        !header ETHNIC=WBRI | last.header ETHNIC=
        header ETHNIC= | last.header ETHNIC=
        header ETHNIC=WBRI
        header ETHNIC=WBRI | last.header CHILD=2 ETHNIC=WIRI
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .headers
            .iter()
            .filter(|header| child.last.headers.iter().any(|last| !header.ethnic.same_as(last.ethnic))),
    );
}
