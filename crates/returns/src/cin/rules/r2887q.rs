//! 2887Q: a council meets more than seven kinds of disability in a year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2887Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "Fewer than 8 different disabilities are recorded in the whole return",
    mend: "Check that disabilities are recorded and that the export carries each code",
    looks_at: &["Disabilities.Disability"],
    needs: &[],
    check: Check::Whole(|| Box::<Used>::default()),
    cases: "
        !return child
        !return disability MOB disability HAND disability PC disability INC disability COMM disability LD disability HEAR
        !return disability MOB disability HAND disability PC disability INC disability COMM disability LD disability HEAR disability NONE
        !return x9 disability MOB
        disability MOB disability HAND disability PC disability INC disability COMM disability LD disability HEAR disability VIS
        disability MOB disability HAND disability PC disability INC
        & disability COMM disability LD disability HEAR disability VIS
    ",
};

/// A council uses more different codes than this.
const CODES_MAX: usize = 7;

/// The codes used so far; kept only until there are enough, so that a return of made-up codes fills no memory.
#[derive(Default)]
struct Used(HashSet<String>);

impl Whole for Used {
    fn add(&mut self, child: &Child<'_>, _: &Census<'_>) {
        for disability in &child.disabilities {
            if self.0.len() <= CODES_MAX && !matches!(disability.code, "" | "NONE") {
                self.0.insert(disability.code.to_owned());
            }
        }
    }

    fn is_wrong(&self) -> bool {
        self.0.len() <= CODES_MAX
    }
}
