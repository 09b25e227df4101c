//! What a council returned about its looked-after children, as plain rows: who, when, where, under which law. Reading the files is
//! somebody else's work; judging the rows is `spells`.

use crate::Day;
use std::fmt;

/// A short code of the return, such as `U4` or `PR1`. Longer texts are cut: they are no codes, and are reported as unknown.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 6]);

impl Code {
    /// A code from its text, without the spaces around it and in capitals.
    pub fn new(text: &str) -> Code {
        let mut code = [0; 6];
        for (place, byte) in code.iter_mut().zip(text.trim().bytes()) {
            *place = byte.to_ascii_uppercase();
        }
        Code(code)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..length]).unwrap_or("?")
    }

    /// Whether the cell was empty.
    pub fn is_empty(&self) -> bool {
        self.0[0] == 0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One line of the Header table.
#[derive(Clone, Copy, Debug)]
pub struct HeaderRow {
    /// The child, numbered from zero in the order of reading.
    pub child: u32,
    /// The year of the return that the line is in.
    pub year: i32,
    /// The day of birth, if it could be read.
    pub born: Option<Day>,
}

/// One line of the Episodes table.
#[derive(Clone, Copy, Debug)]
pub struct EpisodeRow {
    /// The child, numbered as in [`HeaderRow`].
    pub child: u32,
    /// The year of the return that the line is in.
    pub year: i32,
    /// The first day, DECOM.
    pub from: Option<Day>,
    /// The day it ended, DEC; `None` while it goes on.
    pub to: Option<Day>,
    /// Reason for the new episode, RNE.
    pub new: Code,
    /// Legal status, LS.
    pub legal: Code,
    /// Placement, PLACE.
    pub place: Code,
    /// Who provides the placement, PLACE_PROVIDER.
    pub provider: Code,
    /// Reason that the episode ceased, REC.
    pub end: Code,
}

/// Everything returned, all years together, in the order of the years and then of the lines.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// How many children there are; the rows number them from zero.
    pub children: u32,
    /// The lines of all Header tables.
    pub headers: Vec<HeaderRow>,
    /// The lines of all Episodes tables.
    pub episodes: Vec<EpisodeRow>,
    /// Children who were ever returned as unaccompanied, in ascending order.
    pub unaccompanied: Vec<u32>,
}

impl Returned {
    /// The years of the returns, in order.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.episodes.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}
