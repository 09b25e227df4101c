//! What an import came to, in words for the person who ran it. The report names no child; the list of problems may hold what could not be
//! recorded, so it is written only where somebody asks for it.

use returns::cin;
use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
    io,
};

/// More than anybody reads; beyond it, problems are counted.
const PROBLEMS_MAX: usize = 100_000;

/// What could not be recorded is in the list of problems, up to this many bytes altogether; beyond it, the file itself is the place to look.
const RAW_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Names of kept parts that are counted one by one. A census has some ten; a file of unknown elements may have any number.
const KEPT_NAMES_MAX: usize = 200;

/// What the report calls the names beyond those.
const OTHER_NAMES: &str = "parts with other names";

/// What an import came to.
#[derive(Debug, Default)]
pub struct Imported {
    /// What the header of the file says of itself, by element.
    pub header: Vec<(&'static str, String)>,
    /// Children with a number that were read.
    pub children: u64,
    /// Entries that are new.
    pub new_entries: u64,
    /// Things in the file that were on the record already.
    pub unchanged: u64,
    /// Entries that correct what an earlier file said.
    pub corrected: u64,
    /// Parts of the file that have no home yet and are kept whole, by name.
    pub kept_blocks: BTreeMap<String, u64>,
    /// Everything that somebody should look at, in the order of the file.
    pub problems: Vec<Problem>,
    /// Problems beyond those that are listed.
    pub problems_left_out: u64,
    /// Why the file could not be read to its end; the children before that place are recorded.
    pub broken_off: Option<cin::CannotRead>,
    raw_bytes: usize,
}

/// Something that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, from 1.
    pub line: u32,
    /// Which child of the file, from 1.
    pub child: Option<u32>,
    /// What is wrong and what to do, without personal data.
    pub says: String,
    /// What could not be recorded, as it came. It may be about a child.
    pub raw: Option<String>,
}

impl Imported {
    pub(super) fn problem(&mut self, mut problem: Problem) {
        if self.problems.len() >= PROBLEMS_MAX {
            self.problems_left_out += 1;
            return;
        }
        self.raw_bytes += problem.raw.as_ref().map_or(0, String::len);
        if self.raw_bytes > RAW_BYTES_MAX {
            problem.raw = None;
        }
        self.problems.push(problem);
    }

    pub(super) fn read_problem(&mut self, child: Option<u32>, problem: &cin::Problem) {
        let says = problem.to_string();
        let says = says.split_once(": ").map_or(says.as_str(), |(_, says)| says).to_owned();
        self.problem(Problem { line: problem.line, child, says, raw: None });
    }

    pub(super) fn kept(&mut self, name: String) {
        let full = self.kept_blocks.len() >= KEPT_NAMES_MAX && !self.kept_blocks.contains_key(&name);
        *self.kept_blocks.entry(if full { OTHER_NAMES.to_owned() } else { name }).or_default() += 1;
    }

    /// Was there nothing to look at?
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty() && self.broken_off.is_none()
    }

    /// The full list of problems as a spreadsheet. Nothing in it can run as a formula.
    pub fn write_problems(&self, to: impl io::Write) -> Result<(), csv::Error> {
        let mut table = csv::Writer::from_writer(to);
        table.write_record(["line", "child", "problem", "not recorded"])?;
        for Problem { line, child, says, raw } in &self.problems {
            let child = child.map(|child| child.to_string()).unwrap_or_default();
            let raw = raw.as_deref().unwrap_or_default();
            table.write_record([&line.to_string(), &child, &no_formula(says), &no_formula(raw)])?;
        }
        table.flush()?;
        Ok(())
    }
}

/// A spreadsheet runs a cell that begins with one of these; an apostrophe in front makes it text.
fn no_formula(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// Problems shown in the report; the rest are in the list.
const PROBLEMS_SHOWN: usize = 20;

impl fmt::Display for Imported {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, count: u64| writeln!(out, "{name:<28}{:>12}", grouped(count));
        line("Children", self.children)?;
        line("New entries", self.new_entries)?;
        line("Corrections", self.corrected)?;
        line("On the record already", self.unchanged)?;
        line("Problems", self.problems.len() as u64 + self.problems_left_out)?;
        if !self.kept_blocks.is_empty() {
            writeln!(out, "\nKept as it came, because it has no home yet:")?;
            for (name, count) in &self.kept_blocks {
                writeln!(out, "  {name:<26}{:>12}", grouped(*count))?;
            }
        }
        if !self.problems.is_empty() {
            writeln!(out, "\nProblems:")?;
            for problem in self.problems.iter().take(PROBLEMS_SHOWN) {
                writeln!(out, "  Line {}: {}", problem.line, problem.says)?;
            }
            let more = self.problems.len().saturating_sub(PROBLEMS_SHOWN) as u64 + self.problems_left_out;
            if more > 0 {
                writeln!(out, "  … and {} more. To see all of them, give --problems FILE.csv", grouped(more))?;
            }
        }
        if let Some(why) = &self.broken_off {
            writeln!(
                out,
                "\nThe file was not read to its end. {why}.\nThe children before that place are on the record."
            )?;
        }
        Ok(())
    }
}

/// "1,234,567".
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        let _ = text.write_char(digit);
    }
    text
}
