//! 334: an adopted child should have been placed for adoption before the latest period of care began.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "334",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day the child should be placed for adoption is before the latest period of care began.",
    mend: "Check the decision's day against the start of the latest period of care.",
    looks_at: &["AD1.DATE_INT", "Episodes.DECOM", "Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        episode RNE=S DECOM=01/05/2025 | ad1 DATE_INT=01/05/2025
        !episode RNE=S DECOM=01/05/2025 | !ad1 DATE_INT=30/04/2025
        episode RNE=S DECOM=01/05/2024 | !episode RNE=S DECOM=01/05/2025 | !ad1 DATE_INT=30/04/2025
        episode RNE=L DECOM=01/05/2025 | ad1 DATE_INT=30/04/2025
        episode RNE=S DECOM=01/05/2025 | ad1 DATE_INT=
        !episode RNE=S DECOM=01/05/2025 | episode RNE=S DECOM=01/05/2025 | !ad1 DATE_INT=30/04/2025
        episode RNE=S DECOM= | ad1 DATE_INT=30/04/2025
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut started = child.now.episodes.iter().filter(|episode| episode.rne.is("S"));
    // Of several that began on the last day, the first in the file speaks for them.
    let day = started.clone().filter_map(|episode| episode.decom.date).max();
    let Some(latest) = started.find(|episode| day.is_some() && episode.decom.date == day) else { return };
    for adoption in child.now.ad1.iter().filter(|adoption| adoption.date_int.is_before(latest.decom)) {
        found.report(latest);
        found.report(adoption);
    }
}
