//! 363: a child assessment order of more than 7 days.

use super::prelude::*;
use super::time_limits;

pub const RULE: Rule = Rule {
    code: "363",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child assessment order lasted longer than the 7 days that the Children Act 1989 allows.",
    mend: "Check the days and the legal status.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=L3 DECOM=01/05/2026 DEC=08/05/2026
        !episode LS=L3 DECOM=01/05/2026 DEC=09/05/2026
        episode LS=L2 DECOM=01/05/2026 DEC=09/05/2026
        episode LS=L3 DECOM=24/03/2027
        !episode LS=L3 DECOM=23/03/2027
        episode LS=L3 DECOM=23/03/2027 DEC=soon
        !episode LS=L3 DECOM=01/05/2026 DEC=05/05/2026 | !episode LS=L3 DECOM=05/05/2026 DEC=09/05/2026
        !episode LS=L3 DECOM=01/05/2026 DEC=05/05/2026 | !episode LS=L3 DECOM=04/05/2026 DEC=08/05/2026
        episode LS=L3 DECOM=01/05/2026 DEC=05/05/2026 | episode LS=L3 DECOM=06/05/2026 DEC=10/05/2026
        episode LS=L3 DECOM= DEC=09/05/2026
        episode LS=L3 DECOM=01/05/2026 DEC=05/05/2026 | episode LS=L3 DECOM=05/05/2026 DEC=09/05/2026 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    time_limits::report_longer_period(child, found, "L3", 7);
}
