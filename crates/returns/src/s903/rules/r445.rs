//! 445: a freeing order after 2005.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "445",
    years: Years::between(2023, 2024),
    severity: Severity::Error,
    says: "A freeing order (D1) cannot begin after December 2005.",
    mend: "Check the legal status and the start.",
    looks_at: &["Episodes.LS", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        episode LS=D1 DECOM=31/12/2005
        !episode LS=D1 DECOM=01/01/2006
        episode LS=E1 DECOM=01/01/2006
        episode LS=D1 DECOM=
        year 2023
        !episode LS=D1 DECOM=01/01/2006
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // The Adoption and Children Act 2002, in force from 30 December 2005, ended freeing orders.
    let last_day = date(2005, 12, 31);
    found.report_all(
        child.now.episodes.iter().filter(|episode| episode.ls.is("D1") && episode.decom.is_after(last_day)),
    );
}
