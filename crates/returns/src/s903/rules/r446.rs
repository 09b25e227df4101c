//! 446: a placement order before December 2005.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "446",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A placement order (E1) cannot begin before December 2005.",
    mend: "Check the legal status and the start.",
    looks_at: &["Episodes.LS", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=E1 DECOM=01/12/2005
        !episode LS=E1 DECOM=30/11/2005
        episode LS=D1 DECOM=30/11/2005
        episode LS=E1 DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // The Adoption and Children Act 2002, which made placement orders, came into force in that month.
    let first_day = date(2005, 12, 1);
    found.report_all(
        child.now.episodes.iter().filter(|episode| episode.ls.is("E1") && episode.decom.is_before(first_day)),
    );
}
