//! What was noticed about how a file is written. A slip that a system makes in every child is told for the first of them and then
//! counted, so that the list stays short enough to read.

use std::collections::BTreeMap;

use super::problem::Problem;
use crate::Note;

/// Enough lines to find the pattern by.
const LINES_TOLD_MAX: u32 = 20;

/// Different things said. A real file has a handful; a file made to have millions is told of these and no more.
const KINDS_MAX: usize = 1_000;

pub(super) struct Notes {
    file: String,
    notes: Vec<Note>,
    times: BTreeMap<String, u32>,
    left: u32,
}

impl Notes {
    pub(super) fn new(file: &str) -> Notes {
        Notes { file: file.to_owned(), notes: Vec::new(), times: BTreeMap::new(), left: 0 }
    }

    pub(super) fn add_all(&mut self, problems: &[Problem]) {
        problems.iter().for_each(|problem| self.add(problem));
    }

    pub(super) fn add(&mut self, problem: &Problem) {
        self.say(Some(problem.line), &problem.says());
    }

    pub(super) fn say(&mut self, line: Option<u32>, says: &str) {
        if self.times.len() >= KINDS_MAX && !self.times.contains_key(says) {
            self.left = self.left.saturating_add(1);
            return;
        }
        let times = self.times.entry(says.to_owned()).or_default();
        *times = times.saturating_add(1);
        if *times <= LINES_TOLD_MAX {
            self.notes.push(Note { file: self.file.clone(), line, says: says.to_owned() });
        }
    }

    /// The notes by line, then those on the whole file and the counts.
    pub(super) fn finish(mut self) -> Vec<Note> {
        let file = self.file;
        let more = |says: &str, times: u32| Note {
            file: file.clone(),
            line: None,
            says: format!("{says} (and {times} more times)"),
        };
        self.notes.sort_by_key(|note| note.line.unwrap_or(u32::MAX));
        let counted = self.times.iter().filter(|(_, times)| **times > LINES_TOLD_MAX);
        self.notes.extend(counted.map(|(says, times)| more(says, times - LINES_TOLD_MAX)));
        if self.left > 0 {
            self.notes.push(more("Many other things are not as the layout says", self.left));
        }
        self.notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_every_child_is_counted_after_the_first_lines() {
        let mut notes = Notes::new("census.xml");
        (1..=25).for_each(|line| notes.say(Some(line), "Child/Team is unknown"));
        notes.say(Some(3), "something else");
        let notes = notes.finish();
        assert_eq!(notes.len(), 22);
        assert_eq!(notes[3].line, Some(3));
        assert_eq!(notes[21].says, "Child/Team is unknown (and 5 more times)");
    }

    #[test]
    fn a_file_of_nothing_but_oddities_fills_no_memory() {
        let mut notes = Notes::new("census.xml");
        (0..5_000).for_each(|number| notes.say(Some(1), &format!("oddity {number}")));
        let notes = notes.finish();
        assert_eq!(notes.len(), KINDS_MAX + 1);
        assert!(notes[KINDS_MAX].says.contains("4000 more"));
    }
}
