//! 4014: child in need plans follow each other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4014",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Two child in need plans of the child run at the same time",
    mend: "Correct the dates, so that one plan ends before the next starts",
    looks_at: &["CINplanDates.CINPlanStartDate", "CINplanDates.CINPlanEndDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !plan 2025-05-01..2025-06-01 !plan 2025-06-01..2025-07-01
        plan 2025-05-01..2025-06-01 plan 2025-06-02..2025-07-01
        !plan 2025-05-01..2025-06-01 referral .. !plan 2025-05-31..
        !plan 2025-05-01.. !plan 2026-03-31..
        plan 2025-05-01.. plan 2026-04-01..
        !plan 2025-05-01.. !plan 2025-05-01..2025-06-01
        plan 2025-05-01.. plan ..2025-06-01
        plan 2025-05-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let overlap =
        |later: &&Plan<'_>, earlier: &&Plan<'_>| census.falls_within(later.started, earlier.started, earlier.ended);
    overlapping(&child.plans(), overlap).for_each(|plan| found.report(&plan.row));
}
