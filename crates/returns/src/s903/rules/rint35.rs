//! INT35: a child is in the PrevPerm table more than once.

use super::once;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "INT35",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has more than one row in the PrevPerm table.",
    mend: "Keep the one that is right.",
    looks_at: &["PrevPerm.CHILD"],
    needs: &[Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        permanence
        permanence | permanence CHILD=2
        !permanence | !permanence
        !permanence CHILD=A1 | !permanence CHILD=a1 | permanence CHILD=A2
        permanence CHILD= | permanence CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    once::report_repeated(child.now.prev_perm, found);
}
