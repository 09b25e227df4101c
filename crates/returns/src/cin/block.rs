//! A message as it was given: blocks of fields, each with its own text and line. Dates, codes and numbers are read from a field when
//! asked for, and are either exactly as the guide writes them or a problem.

use jiff::civil::{Date, DateTime};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::layout::{Element, Kind};
use super::problem::{Problem, What};

/// One element that holds a value, as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What the layout says about it.
    pub element: &'static Element,
    /// Its text, with entities resolved and nothing else changed.
    pub raw: String,
    /// The line on which it begins, from 1.
    pub line: u32,
}

/// One element that holds others, whole: its fields and blocks, each kind in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the layout says about it.
    pub element: &'static Element,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The values in it.
    pub fields: Vec<Field>,
    /// The blocks in it.
    pub blocks: Vec<Block>,
}

/// A part of the file that the layout does not know, kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// Where it was; an attribute's name begins with `@`.
    pub path: String,
    /// The XML or the text itself.
    pub text: String,
    /// The line on which it begins, from 1.
    pub line: u32,
}

impl Field {
    /// The text without the white space around it, which XML does not count in a date, code or number.
    pub fn text(&self) -> &str {
        self.raw.trim_matches([' ', '\t', '\r', '\n'])
    }

    /// Whether the element is there but holds nothing.
    pub fn is_blank(&self) -> bool {
        self.text().is_empty()
    }

    /// The day, written `YYYY-MM-DD` and in the calendar.
    pub fn date(&self) -> Result<Date, Problem> {
        parse_date(self.text()).ok_or_else(|| self.problem(What::NotADate))
    }

    /// The day and time, written `YYYY-MM-DDThh:mm:ss`; a fraction of a second and a closing `Z` are allowed.
    pub fn date_time(&self) -> Result<DateTime, Problem> {
        parse_date_time(self.text()).ok_or_else(|| self.problem(What::NotADateTime))
    }

    /// The whole number, written in digits.
    pub fn number(&self) -> Result<u32, Problem> {
        let text = self.text();
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.problem(What::NotANumber));
        }
        text.parse().map_err(|_| self.problem(What::NotANumber))
    }

    /// Yes for `true` and `1`, no for `false` and `0`.
    pub fn flag(&self) -> Result<bool, Problem> {
        match self.text() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(self.problem(What::NotAFlag)),
        }
    }

    /// The text when it is a code of the element's list, or when the element has no list.
    pub fn code(&self) -> Result<&str, Problem> {
        match self.element.kind {
            Kind::Code(list) if !list.codes.contains(&self.text()) => {
                Err(self.problem(What::NotACode { list: list.name }))
            }
            Kind::Code(_) | Kind::Block(_) | Kind::Text | Kind::Date | Kind::DateTime | Kind::Number | Kind::Flag => {
                Ok(self.text())
            }
        }
    }

    /// What is wrong with the value by the kind that the layout gives it. Nothing is wrong with a blank one: whether it may be
    /// blank is a rule of the year.
    pub fn value_problem(&self) -> Option<Problem> {
        if self.is_blank() {
            return None;
        }
        match self.element.kind {
            Kind::Date => self.date().err(),
            Kind::DateTime => self.date_time().err(),
            Kind::Number => self.number().err(),
            Kind::Flag => self.flag().err(),
            Kind::Code(_) => self.code().err(),
            Kind::Text | Kind::Block(_) => None,
        }
    }

    fn problem(&self, what: What) -> Problem {
        Problem { line: self.line, path: self.element.name.to_owned(), what }
    }
}

impl Block {
    /// The first field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.element.name == name)
    }

    /// Every field of this name.
    pub fn fields_named(&self, name: &str) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.element.name == name)
    }

    /// The first block of this name.
    pub fn block(&self, name: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.element.name == name)
    }

    /// Every block of this name.
    pub fn blocks_named(&self, name: &str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.element.name == name)
    }

    /// Every field of this block and of the blocks in it. The layout bounds the depth.
    pub fn all_fields(&self) -> Vec<&Field> {
        let mut found: Vec<&Field> = self.fields.iter().collect();
        for block in &self.blocks {
            found.extend(block.all_fields());
        }
        found
    }
}

/// `{"name", "raw", "line"}`.
impl Serialize for Field {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Field", 3)?;
        object.serialize_field("name", self.element.name)?;
        object.serialize_field("raw", &self.raw)?;
        object.serialize_field("line", &self.line)?;
        object.end()
    }
}

/// `{"name", "line", "fields", "blocks"}`.
impl Serialize for Block {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Block", 4)?;
        object.serialize_field("name", self.element.name)?;
        object.serialize_field("line", &self.line)?;
        object.serialize_field("fields", &self.fields)?;
        object.serialize_field("blocks", &self.blocks)?;
        object.end()
    }
}

fn parse_date(text: &str) -> Option<Date> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else {
        return None;
    };
    let digits = [a, b, c, d, e, f, g, h];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let whole = |digits: &[u8]| digits.iter().fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0'));
    let two = |digits: &[u8]| i8::try_from(whole(digits)).ok();
    Date::new(whole(&digits[..4]), two(&digits[4..6])?, two(&digits[6..])?).ok()
}

fn parse_date_time(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T')?;
    parse_date(day)?;
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let &[_, _, b':', _, _, b':', _, _] = seconds.as_bytes() else {
        return None;
    };
    if fraction.is_empty() || fraction.len() > 9 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{day}T{seconds}.{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cin::elements;

    fn field(name: &str, raw: &str) -> Field {
        let element = elements().find(|element| element.name == name).unwrap();
        Field { element, raw: raw.to_owned(), line: 7 }
    }

    #[test]
    fn a_date_is_as_the_guide_writes_it_or_a_problem() {
        let date = |raw| field("PersonBirthDate", raw).date();
        assert_eq!(date("2016-02-29"), Ok(Date::constant(2016, 2, 29)));
        assert_eq!(date("\n  2016-02-29 "), Ok(Date::constant(2016, 2, 29)));
        for raw in [
            "2015-02-29",
            "29/02/2016",
            "2016-2-9",
            "20160229",
            "2016-02-29Z",
            "2016-02-29T00:00:00",
            "2016-13-01",
            "",
            "२०१६-02-29",
        ] {
            assert_eq!(date(raw).unwrap_err().what, What::NotADate, "{raw}");
        }
    }

    #[test]
    fn a_time_is_as_the_guide_writes_it_or_a_problem() {
        let time = |raw| field("DateTime", raw).date_time();
        assert_eq!(time("2023-05-23T11:14:05"), Ok(DateTime::constant(2023, 5, 23, 11, 14, 5, 0)));
        assert_eq!(time("2023-05-23T11:14:05Z"), time("2023-05-23T11:14:05.0"));
        for raw in [
            "2023-05-23",
            "2023-05-23 11:14:05",
            "2023-05-23T25:14:05",
            "2023-05-23T11:14:05+01:00",
            "2023-05-23T11:14:05.",
        ] {
            assert_eq!(time(raw).unwrap_err().what, What::NotADateTime, "{raw}");
        }
    }

    #[test]
    fn numbers_flags_and_codes_are_never_guessed() {
        assert_eq!(field("NumberOfPreviousCPP", "02").number(), Ok(2));
        for raw in ["", "-1", "+1", "1.0", "two", "99999999999"] {
            assert!(field("NumberOfPreviousCPP", raw).number().is_err(), "{raw}");
        }
        assert_eq!(field("ReferralNFA", "1").flag(), Ok(true));
        assert_eq!(field("ReferralNFA", "false").flag(), Ok(false));
        assert!(field("ReferralNFA", "TRUE").flag().is_err() && field("ReferralNFA", "").flag().is_err());
        assert_eq!(field("AssessmentFactors", "18B").code(), Ok("18B"));
        assert_eq!(
            field("AssessmentFactors", "1a").code().unwrap_err().what,
            What::NotACode { list: "assessment factors" }
        );
        assert_eq!(field("LAchildID", "anything").code(), Ok("anything"));
    }

    #[test]
    fn a_blank_value_is_not_a_wrong_value() {
        assert_eq!(field("PersonBirthDate", " ").value_problem(), None);
        assert!(field("PersonBirthDate", "soon").value_problem().is_some());
        assert_eq!(field("LAchildID", "soon").value_problem(), None);
    }
}
