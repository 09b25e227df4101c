//! What checking a return gives: findings in a fixed order, and for each rule whether it ran. Written out by `outputs`.

use crate::Severity;
use std::borrow::Cow;
use std::fmt;

/// One place of a return of which a rule has something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The rule's code.
    pub rule: &'static str,
    /// The table as the layouts name it, or `-` when the whole return is meant.
    pub table: &'static str,
    /// The data row of the file (from 0), for XML the place of the element among its kind; -1 when the whole return is meant.
    pub row: i64,
    /// Whether it must be put right or looked at.
    pub severity: Severity,
    /// The council's own identifier of the child, as given; empty when the whole return is meant.
    pub child: Cow<'a, str>,
    /// The columns of that row that the rule read.
    pub fields: Vec<&'static str>,
    /// Their values as given, in the same order.
    pub values: Vec<Cow<'a, str>>,
    /// What is wrong.
    pub says: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// The file, where one table came in several.
    pub file: Option<Cow<'a, str>>,
}

impl Finding<'_> {
    /// The same finding, which can be kept when the return has been let go.
    pub fn into_owned(self) -> Finding<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Finding {
            child: owned(self.child),
            values: self.values.into_iter().map(owned).collect(),
            file: self.file.map(owned),
            rule: self.rule,
            table: self.table,
            row: self.row,
            severity: self.severity,
            fields: self.fields,
            says: self.says,
            mend: self.mend,
        }
    }
}

/// A file that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Its name, as people know it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What became of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The rule's code.
    pub rule: &'static str,
    /// Whether it must be put right or looked at.
    pub severity: Severity,
    /// What is wrong where it finds something.
    pub says: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// Whether it ran, and what it found.
    pub state: State,
}

/// Whether a rule ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It has seen everything; so many rows are reported.
    Ran {
        /// How many findings.
        findings: u32,
    },
    /// It was not run, because something was not given. One sentence says what would help.
    CouldNotRun {
        /// What was missing and what to give.
        why: String,
    },
}

/// Something noticed while a file was read that a person should know; nothing is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The file, as it was named when given.
    pub file: String,
    /// The line, from 1, where one line is meant.
    pub line: Option<u32>,
    /// What was noticed, what was done about it and what would help; never a value from the file.
    pub says: String,
}

impl fmt::Display for Note {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(to, "{}, line {line}: {}", self.file, self.says),
            None => write!(to, "{}: {}", self.file, self.says),
        }
    }
}
