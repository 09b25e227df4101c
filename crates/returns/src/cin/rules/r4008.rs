//! 4008: no child in need plan starts after a child has died.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4008",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child in need plan starts after the child's death",
    mend: "Correct the start of the plan or the date of death",
    looks_at: &["ChildIdentifiers.PersonDeathDate", "CINplanDates.CINPlanStartDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child died=2025-05-01 !plan 2025-05-02..
        child died=2025-05-01 plan 2025-05-01..
        child died=2025-05-01 plan 2025-04-30..
        child plan 2025-05-02..
        child died=2025-05-01 plan ..2025-05-02
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for plan in child.plans() {
        if before(child.died, plan.started) {
            found.report(&child.row);
            found.report(&plan.row);
        }
    }
}
