//! 4009Q: a child in need plan ends when a child dies.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4009Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child in need plan ends after the child's death",
    mend: "Correct the end of the plan or the date of death",
    looks_at: &["ChildIdentifiers.PersonDeathDate", "CINplanDates.CINPlanEndDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child died=2025-05-01 !plan ..2025-05-02
        child died=2025-05-01 plan ..2025-05-01
        child died=2025-05-01 plan ..2025-04-30
        child plan ..2025-05-02
        child died=2025-05-01 plan 2025-05-02..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        if before(child.died, plan.ended) {
            found.report(&child.row);
            found.report(&plan.row);
        }
    }
}
