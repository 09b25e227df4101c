//! What an authority may set for itself: codes added to lists that are open to it, and other lengths for timescales that are a
//! matter of local practice. Never the meaning of a national code, and never a national limit.

use crate::Policy;
use crate::codes::Code;
use crate::provenance::{Certainty, SetBy, date_of};
use crate::timescale::{Timescale, Unit};
use jiff::civil::Date;
use std::fmt;
use toml::{Table, Value};

/// Larger than any list of choices a person could use, times every list: beyond that it is the wrong file.
const LOCAL_BYTES_MAX: usize = 1_000_000;
/// A list that is longer than this cannot be chosen from.
const LOCAL_CODES_MAX: usize = 200;
/// Codes are written into entries and file names; longer ones are labels in the wrong place.
const CODE_CHARACTERS_MAX: usize = 40;
/// Labels, hints and sources stand on one line or two.
const WORDS_CHARACTERS_MAX: usize = 300;

const CODE_KEYS: [&str; 6] = ["code", "label", "hint", "from", "to", "source"];
const TIMESCALE_KEYS: [&str; 4] = ["length", "unit", "from", "source"];
const SOURCE: &str = "Set by the authority";

/// Something in an authority's own policy that cannot be used, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `codes.visit_place[2].label`. Empty for the text as a whole.
    pub key: String,
    /// What is wrong and what to do, in plain words.
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key.as_str() {
            "" => write!(out, "{}", self.says),
            key => write!(out, "{key}: {}", self.says),
        }
    }
}

impl Policy {
    /// This policy with an authority's own codes and timescales, or everything that is wrong with them at once.
    ///
    /// ```
    /// let local = r#"
    ///     [[codes.visit_place]]
    ///     code = "library"
    ///     label = "At the library"
    ///
    ///     [[timescales.cin_visit]]
    ///     length = 20
    ///     unit = "working_days"
    ///     from = 2026-04-01
    /// "#;
    /// let policy = policy::national().with_local(local).unwrap();
    /// assert_eq!(policy.codes("visit_place").unwrap().label("library"), Some("At the library"));
    /// ```
    pub fn with_local(&self, text: &str) -> Result<Policy, Vec<Problem>> {
        let problem = |says: String| Err(vec![Problem { key: String::new(), says }]);
        if text.len() > LOCAL_BYTES_MAX {
            return problem("This is too large to be a local policy. Check that it is the right file.".to_owned());
        }
        let written: Table = match text.parse() {
            Ok(written) => written,
            Err(error) => return problem(format!("This cannot be read as TOML. {}", in_one_line(&error, text))),
        };
        let mut local = Local { policy: self.clone(), problems: Vec::new() };
        local.only("", &written, &["codes", "timescales"]);
        for (name, path, rows) in local.rows(&written, "codes") {
            local.add_codes(name, &path, rows);
        }
        for (code, path, rows) in local.rows(&written, "timescales") {
            local.set_timescale(code, &path, rows);
        }
        if local.problems.is_empty() { Ok(local.policy) } else { Err(local.problems) }
    }
}

fn in_one_line(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
    format!("Line {line}: {}.", error.message())
}

/// The policy as it grows, and what was wrong on the way.
struct Local {
    policy: Policy,
    problems: Vec<Problem>,
}

impl Local {
    fn problem(&mut self, key: &str, says: impl Into<String>) {
        self.problems.push(Problem { key: key.to_owned(), says: says.into() });
    }

    fn only(&mut self, path: &str, table: &Table, keys: &[&str]) {
        for key in table.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.problem(&join(path, key), format!("There is nothing of this name here. Use {}.", keys.join(", ")));
        }
    }

    /// The tables below one of the two headings: their name, their path, and their rows.
    fn rows<'a>(&mut self, written: &'a Table, heading: &str) -> Vec<(&'a str, String, Vec<&'a Table>)> {
        let below = match written.get(heading) {
            None => return Vec::new(),
            Some(Value::Table(below)) => below,
            Some(_) => {
                self.problem(heading, format!("Write each one under its own heading, such as [[{heading}.name]]."));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for (name, value) in below {
            let path = join(heading, name);
            let rows = value.as_array().and_then(|rows| rows.iter().map(Value::as_table).collect::<Option<Vec<_>>>());
            match rows {
                Some(rows) => found.push((name.as_str(), path, rows)),
                None => self.problem(&path, format!("Write the heading with two brackets: [[{path}]].")),
            }
        }
        found
    }

    fn add_codes(&mut self, name: &str, path: &str, rows: Vec<&Table>) {
        let Some(at) = self.policy.lists.iter().position(|list| list.name == name) else {
            let open =
                self.policy.lists.iter().filter(|list| list.set_by == SetBy::Council).map(|list| list.name.as_str());
            let open = open.collect::<Vec<_>>().join(", ");
            return self
                .problem(path, format!("There is no code list of this name. Lists that take local codes: {open}."));
        };
        match self.policy.lists[at].set_by {
            SetBy::Council => {}
            SetBy::Nation => {
                let says = "This list is the same for every authority, so that returns can be compared. Remove the local codes.";
                return self.problem(path, says);
            }
        }
        if rows.len() > LOCAL_CODES_MAX {
            return self.problem(path, format!("There are more than {LOCAL_CODES_MAX} local codes. Leave some out."));
        }
        for (row, table) in rows.into_iter().enumerate() {
            let path = format!("{path}[{}]", row + 1);
            let Some(code) = self.code(&path, table) else { continue };
            if self.policy.lists[at].code(&code.code).is_some() {
                let says = format!("“{}” already has a meaning in this list. Choose another code.", code.code);
                self.problem(&join(&path, "code"), says);
            } else if self.policy.lists[at]
                .codes
                .iter()
                .any(|known| known.label.to_lowercase() == code.label.to_lowercase())
            {
                let says =
                    format!("“{}” is already in this list. Choose words that people can tell apart.", code.label);
                self.problem(&join(&path, "label"), says);
            } else {
                self.policy.lists[at].codes.push(code);
            }
        }
    }

    fn code(&mut self, path: &str, table: &Table) -> Option<Code> {
        self.only(path, table, &CODE_KEYS);
        let code = self.needed(path, table, "code").and_then(|code| self.well_formed(path, code));
        let label = self.needed(path, table, "label");
        let hint = self.words(path, table, "hint");
        let source = self.words(path, table, "source");
        let (from, to) = (self.day(path, table, "from"), self.day(path, table, "to"));
        if let (Some(from), Some(to)) = (from, to)
            && to <= from
        {
            self.problem(&join(path, "to"), "This must be later than the day it starts.");
        }
        Some(Code {
            code: code?,
            label: label?,
            hint: hint.unwrap_or_default(),
            absence: None,
            alone: false,
            from,
            to,
            superseded_by: Vec::new(),
            source: source.unwrap_or_else(|| SOURCE.to_owned()),
            certainty: Certainty::Local,
        })
    }

    fn well_formed(&mut self, path: &str, code: String) -> Option<String> {
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if code.chars().all(plain) && code.len() <= CODE_CHARACTERS_MAX {
            return Some(code);
        }
        let says =
            format!("Use up to {CODE_CHARACTERS_MAX} small letters, digits and underscores, such as family_hub.");
        self.problem(&join(path, "code"), says);
        None
    }

    fn set_timescale(&mut self, code: &str, path: &str, rows: Vec<&Table>) {
        let Some(known) = self.policy.timescales.iter().rfind(|timescale| timescale.code == code).cloned() else {
            let open = self.policy.timescales.iter().filter(|timescale| timescale.set_by == SetBy::Council);
            let open = open.map(|timescale| timescale.code.as_str()).collect::<Vec<_>>().join(", ");
            return self.problem(
                path,
                format!("There is no timescale of this name. Timescales that can be set locally: {open}."),
            );
        };
        match known.set_by {
            SetBy::Council => {}
            SetBy::Nation => {
                let limit = known.length_in_words();
                return self.problem(path, format!("This is a national limit of {limit}. Remove the local length."));
            }
        }
        let mut changes: Vec<Timescale> = Vec::new();
        for (row, table) in rows.into_iter().enumerate() {
            let path = format!("{path}[{}]", row + 1);
            let Some(change) = self.timescale(&path, table, &known) else { continue };
            if changes.iter().any(|other| other.from == change.from) {
                self.problem(&join(&path, "from"), "Another length already starts on this day. Keep one of them.");
            } else {
                changes.push(change);
            }
        }
        changes.sort_by_key(|change| change.from);
        for change in changes {
            self.policy.replace_from(change);
        }
    }

    fn timescale(&mut self, path: &str, table: &Table, known: &Timescale) -> Option<Timescale> {
        self.only(path, table, &TIMESCALE_KEYS);
        let unit = self.needed(path, table, "unit").and_then(|unit| self.unit(path, &unit));
        let length = self.length(path, table, unit);
        let from = self.day(path, table, "from");
        if !table.contains_key("from") {
            self.problem(
                &join(path, "from"),
                "Say from which day it holds, such as 2026-04-01. What started earlier keeps its length.",
            );
        }
        let source = self.words(path, table, "source").unwrap_or_else(|| SOURCE.to_owned());
        let (length, unit, from) = (length?, unit?, Some(from?));
        Some(Timescale {
            length,
            unit,
            from,
            to: None,
            source,
            certainty: Certainty::Local,
            note: String::new(),
            ..known.clone()
        })
    }

    fn unit(&mut self, path: &str, unit: &str) -> Option<Unit> {
        let units = [
            ("working_days", Unit::WorkingDays),
            ("days", Unit::Days),
            ("weeks", Unit::Weeks),
            ("months", Unit::Months),
        ];
        let found = units.iter().find(|(name, _)| *name == unit).map(|(_, unit)| *unit);
        if found.is_none() {
            self.problem(&join(path, "unit"), "Use working_days, days, weeks or months.");
        }
        found
    }

    fn length(&mut self, path: &str, table: &Table, unit: Option<Unit>) -> Option<u16> {
        let longest = unit.map_or(u16::MAX, Unit::length_max);
        let length = table.get("length").and_then(Value::as_integer).and_then(|length| u16::try_from(length).ok());
        let length = length.filter(|length| (1..=longest).contains(length));
        if length.is_none() {
            self.problem(&join(path, "length"), format!("Enter a whole number from 1 to {longest}."));
        }
        length
    }

    fn needed(&mut self, path: &str, table: &Table, key: &str) -> Option<String> {
        if !table.contains_key(key) {
            self.problem(&join(path, key), "This is missing. Add it.");
        }
        self.words(path, table, key)
    }

    fn words(&mut self, path: &str, table: &Table, key: &str) -> Option<String> {
        let words = table.get(key)?.as_str().map(str::trim);
        let words = words.filter(|words| !words.is_empty() && words.chars().count() <= WORDS_CHARACTERS_MAX);
        if words.is_none() {
            self.problem(
                &join(path, key),
                format!("Write up to {WORDS_CHARACTERS_MAX} characters between quotation marks."),
            );
        }
        words.map(str::to_owned)
    }

    fn day(&mut self, path: &str, table: &Table, key: &str) -> Option<Date> {
        let day = table.get(key)?.as_datetime().and_then(date_of);
        if day.is_none() {
            self.problem(&join(path, key), "Write the day without quotation marks, such as 2026-04-01.");
        }
        day
    }
}

impl Policy {
    /// Puts a timescale in place of what would hold from its first day onward. What held before keeps the days before.
    fn replace_from(&mut self, change: Timescale) {
        let first = change.from;
        let at = self.timescales.iter().position(|other| other.code == change.code).unwrap_or(self.timescales.len());
        self.timescales.retain(|other| other.code != change.code || other.from < first);
        let earlier = self.timescales[at..].iter_mut().take_while(|other| other.code == change.code);
        let mut kept = 0;
        for other in earlier {
            other.to = if other.to.is_some() { other.to.min(first) } else { first };
            kept += 1;
        }
        self.timescales.insert(at + kept, change);
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
