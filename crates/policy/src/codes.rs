//! Dated code lists. A code that has ended keeps its label for old records and is no longer offered.

use crate::provenance::{Certainty, SetBy, holds, maybe_day};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A list of codes, in the order in which people should read them.
#[derive(Clone, Debug)]
pub struct CodeList {
    /// What forms and entries call the list: `ethnicity`.
    pub name: String,
    /// What people call it: "Ethnicity".
    pub title: String,
    /// May an authority add codes?
    pub set_by: SetBy,
    pub(crate) codes: Vec<Code>,
}

/// One code, with the days on which it may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What is recorded and sent in returns.
    pub code: String,
    /// What people read.
    pub label: String,
    /// When to choose it; empty when the label says enough.
    pub hint: String,
    /// Why there is no answer, for a code that says that there is none.
    pub absence: Option<Absence>,
    /// Does it exclude every other code of a question that takes several?
    pub alone: bool,
    /// The first day on which it holds; none when it always has.
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    pub to: Option<Date>,
    /// What to choose instead after it ended.
    pub superseded_by: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// How sure we are of it.
    pub certainty: Certainty,
}

/// Four different ways of not having an answer. They are never merged: a refusal is not a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// Asked, and would rather not say.
    Refused,
    /// Nobody has asked, or the answer has not come.
    NotYetObtained,
    /// It cannot be known, or sources disagree.
    Unknown,
    /// The question does not apply to this person.
    NotApplicable,
}

impl CodeList {
    /// The codes that may be chosen on a day, in order.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Code> {
        self.codes.iter().filter(move |code| code.holds_on(day))
    }

    /// A code, whether or not it still holds.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|known| known.code == code)
    }

    /// What people read for a code, on any day.
    pub fn label(&self, code: &str) -> Option<&str> {
        self.code(code).map(|known| known.label.as_str())
    }

    /// May the code be chosen on that day?
    pub fn holds(&self, code: &str, on: Date) -> bool {
        self.code(code).is_some_and(|known| known.holds_on(on))
    }

    /// Every code there has ever been, in order.
    pub fn all(&self) -> &[Code] {
        &self.codes
    }
}

impl Code {
    /// May it be chosen on that day?
    pub fn holds_on(&self, day: Date) -> bool {
        holds(self.from, self.to, day)
    }
}

/// The lists of one file.
pub(crate) fn read(text: &str) -> Result<Vec<CodeList>, toml::de::Error> {
    let written: BTreeMap<String, WrittenList> = toml::from_str(text)?;
    Ok(written.into_iter().map(|(name, list)| list.named(name)).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenList {
    title: String,
    set_by: SetBy,
    source: String,
    certainty: Certainty,
    codes: Vec<WrittenCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCode {
    code: String,
    label: String,
    #[serde(default)]
    hint: String,
    absence: Option<Absence>,
    #[serde(default)]
    alone: bool,
    #[serde(default, deserialize_with = "maybe_day")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "maybe_day")]
    to: Option<Date>,
    #[serde(default)]
    superseded_by: Vec<String>,
    source: Option<String>,
    certainty: Option<Certainty>,
}

impl WrittenList {
    /// A code without a source or certainty of its own has the list's.
    fn named(self, name: String) -> CodeList {
        let code = |written: WrittenCode| Code {
            code: written.code,
            label: written.label,
            hint: written.hint,
            absence: written.absence,
            alone: written.alone,
            from: written.from,
            to: written.to,
            superseded_by: written.superseded_by,
            source: written.source.unwrap_or_else(|| self.source.clone()),
            certainty: written.certainty.unwrap_or(self.certainty),
        };
        CodeList { name, title: self.title, set_by: self.set_by, codes: self.codes.into_iter().map(code).collect() }
    }
}
