//! 8915: no child protection plan starts after a child has died.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8915",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan starts after the child's death",
    mend: "Correct the start of the plan or the date of death",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "ChildIdentifiers.PersonDeathDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child died=2025-05-01 !protection 2025-05-02..
        child died=2025-05-01 protection 2025-05-01..
        child died=2025-05-01 protection 2025-04-30..
        child protection 2025-05-02..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for protection in child.protections() {
        if before(child.died, protection.started) {
            found.report(&protection.row);
            found.report(&child.row);
        }
    }
}
