//! What every output tells of a check as a whole.

use crate::{Note, Outcome, State};
use std::collections::HashMap;

/// A check as a whole. The findings go beside it, one at a time.
#[derive(Debug)]
pub struct Summary<'a> {
    /// What was checked, like `SSDA903 2026/27`.
    pub title: String,
    /// The council, where known.
    pub authority: Option<String>,
    /// How many children the return has.
    pub children: u32,
    /// Every rule of the year, in the order of the findings.
    pub outcomes: &'a [Outcome],
    /// What a person should know about how the files were read.
    pub notes: &'a [Note],
    /// The files that could not be read, and what would help.
    pub unread: &'a [Note],
    /// The team of each child, where a list was given.
    pub teams: &'a Teams,
    /// What an earlier run found, where its list was given.
    pub before: Option<&'a Listed>,
}

/// The team of each child, by the child's identifier in capitals.
pub type Teams = HashMap<String, String>;

/// How many findings of each rule a list has.
pub type Listed = HashMap<String, u32>;

impl Summary<'_> {
    /// How many findings there are.
    pub fn findings(&self) -> u32 {
        self.outcomes.iter().map(found).sum()
    }

    /// How many rules have a finding.
    pub fn rules_with_findings(&self) -> usize {
        self.outcomes.iter().filter(|outcome| found(outcome) > 0).count()
    }

    /// The rules that could not run, with the reason.
    pub fn not_run(&self) -> impl Iterator<Item = (&Outcome, &str)> {
        self.outcomes.iter().filter_map(|outcome| match &outcome.state {
            State::CouldNotRun { why } => Some((outcome, why.as_str())),
            State::Ran { .. } => None,
        })
    }

    /// The team of a child.
    pub fn team(&self, child: &str) -> Option<&str> {
        self.teams.get(&child.to_ascii_uppercase()).map(String::as_str)
    }
}

/// How many findings a rule has.
pub(super) fn found(outcome: &Outcome) -> u32 {
    match outcome.state {
        State::Ran { findings } => findings,
        State::CouldNotRun { .. } => 0,
    }
}
