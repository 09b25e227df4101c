//! What every rule of every return says of itself. What a rule looks at and how it decides is for the return that it belongs to.

use crate::Years;

/// One rule: one number, one file.
///
/// `Check` is how it decides, `Need` what must have been given before it can run.
#[derive(Debug)]
pub struct Rule<Check: 'static, Need: 'static> {
    /// The department's number, with its letter: `503A`, `8530Q`.
    pub code: &'static str,
    /// The collections in which it is asked.
    pub years: Years,
    /// Whether it must be put right or looked at.
    pub severity: Severity,
    /// What is wrong, in words for the person who keeps the data.
    pub says: &'static str,
    /// What to do about it.
    pub mend: &'static str,
    /// The columns that it reads, each `Table.COLUMN`; those of a reported row's own table are shown with the finding.
    pub looks_at: &'static [&'static str],
    /// What it cannot run without.
    pub needs: &'static [Need],
    /// How it decides.
    pub check: Check,
    /// Made-up returns on both sides of every boundary, in the words that the return's own `cases` reads.
    pub cases: &'static str,
}

/// What the department does with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The return is refused until it is put right.
    Error,
    /// It may be right; somebody must look and say so.
    Query,
}

impl Severity {
    /// The word in a list of findings.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Query => "query",
        }
    }
}
