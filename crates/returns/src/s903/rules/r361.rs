//! 361: police protection for more than 72 hours.

use super::prelude::*;
use super::time_limits;

pub const RULE: Rule = Rule {
    code: "361",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Police protection lasted longer than the 72 hours that the Children Act 1989 allows.",
    mend: "Check the days and the legal status.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=L1 DECOM=01/05/2026 DEC=04/05/2026
        !episode LS=L1 DECOM=01/05/2026 DEC=05/05/2026
        episode LS=L2 DECOM=01/05/2026 DEC=05/05/2026
        episode LS=L1 DECOM=28/03/2027
        !episode LS=L1 DECOM=27/03/2027
        !episode LS=L1 DECOM=01/05/2026 DEC=03/05/2026 | !episode LS=L1 DECOM=03/05/2026 DEC=05/05/2026
        !episode LS=L1 DECOM=03/05/2026 DEC=05/05/2026 | !episode LS=L1 DECOM=01/05/2026 DEC=03/05/2026
        episode LS=L1 DECOM=01/05/2026 DEC=03/05/2026 | episode LS=L1 DECOM=04/05/2026 DEC=06/05/2026
        episode LS=L1 DECOM=01/05/2026 DEC=03/05/2026 | episode LS=L1 DECOM=03/05/2026 DEC=05/05/2026 CHILD=2
        episode LS=L1 DECOM=01/05/2026 DEC=02/05/2026 | episode LS=C2 DECOM=03/05/2026 DEC=05/05/2026
        episode LS=L1 DECOM= DEC=05/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    time_limits::report_longer_run(child, found, "L1", 3);
}
