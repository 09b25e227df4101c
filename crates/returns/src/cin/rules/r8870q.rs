//! 8870Q: a conference is planned for a working week.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8870Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The target date of the conference is on a weekend",
    mend: "Check the date: it is the fifteenth working day after the strategy discussion",
    looks_at: &["Section47.InitialCPCtarget"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        enquiry .. target=2025-05-02
        !enquiry .. target=2025-05-03
        !enquiry .. target=2025-05-04
        enquiry .. target=2025-05-05
        enquiry .. target=
        enquiry ..2025-05-03
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        found.report_if(enquiry.target.is_some_and(is_on_weekend), &enquiry.row);
    }
}
