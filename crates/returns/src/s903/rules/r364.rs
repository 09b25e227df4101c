//! 364: detention in police custody accommodation of more than 21 days.

use super::prelude::*;
use super::time_limits;

pub const RULE: Rule = Rule {
    code: "364",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Detention under the Police and Criminal Evidence Act lasted longer than 21 days; the law allows far less.",
    mend: "Check the days and the legal status.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=J2 DECOM=01/05/2026 DEC=22/05/2026
        !episode LS=J2 DECOM=01/05/2026 DEC=23/05/2026
        episode LS=J1 DECOM=01/05/2026 DEC=23/05/2026
        !episode LS=J2 DECOM=09/03/2027
        episode LS=J2 DECOM=10/03/2027
        !episode LS=J2 DECOM=01/05/2026 DEC=12/05/2026 | !episode LS=J2 DECOM=12/05/2026 DEC=23/05/2026
        episode LS=J2 DECOM=01/05/2026 DEC=12/05/2026 | episode LS=J2 DECOM=13/05/2026 DEC=24/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    time_limits::report_longer_period(child, found, "J2", 21);
}
