//! 2888Q: some disabled children have more than one disability.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2888Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "Every disabled child has only one disability recorded",
    mend: "Check that the export carries all disabilities of a child and not just the first",
    looks_at: &["Disabilities.Disability"],
    needs: &[],
    check: Check::Whole(|| Box::<Disabled>::default()),
    cases: "
        !return disability MOB
        & disability NONE
        & disability HAND
        disability MOB disability HAND
        & disability MOB
        disability NONE
        child
        !return disability MOB disability NONE
    ",
};

/// Whether there are children with one disability, and with more.
#[derive(Default)]
struct Disabled {
    one: bool,
    more: bool,
}

impl Whole for Disabled {
    fn add(&mut self, child: &Child<'_>, _: &Census<'_>) {
        match child.disabilities.iter().filter(|disability| !matches!(disability.code, "" | "NONE")).count() {
            0 => {}
            1 => self.one = true,
            2.. => self.more = true,
        }
    }

    fn is_wrong(&self) -> bool {
        self.one && !self.more
    }
}
