//! Checking what came back from a form. Says everything that is wrong at once, keeps every answer that was given, never panics.

use super::{Answer, Days, Form, LINE_MAX, Needed, Question, ROWS_MAX, Setting, TEXT_MAX};
use jiff::{ToSpan, civil::Date};
use serde_json::{Map, Value};

/// Something wrong with one answer, in words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Which answer: `children.0.born`. Empty for the form as a whole.
    pub at: String,
    /// What to do: "Enter a real date, like 4 March 2026".
    pub says: String,
}

/// The deepest that an answer's name may nest: form, row, answer, choice. Deeper is not ours.
const DEPTH_MAX: usize = 5;

/// The answers of a page as a tree: `children.0.forename=Amara` gives `{"children": {"0": {"forename": "Amara"}}}`, and a name that
/// comes more than once gives a list.
pub fn tree<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    let mut root = Map::new();
    for (name, value) in pairs {
        let steps: Vec<&str> = name.split('.').collect();
        if steps.len() <= DEPTH_MAX {
            plant(&mut root, &steps, value);
        }
    }
    Value::Object(root)
}

fn plant(at: &mut Map<String, Value>, steps: &[&str], value: &str) {
    match steps {
        [] => {}
        [last] => match at.get_mut(*last) {
            None => {
                at.insert((*last).to_owned(), Value::from(value));
            }
            Some(Value::Array(list)) => list.push(value.into()),
            Some(first) => *first = Value::Array(vec![first.take(), value.into()]),
        },
        [step, rest @ ..] => {
            let below = at.entry((*step).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(below) = below {
                plant(below, rest, value);
            }
        }
    }
}

pub(super) fn check(form: &Form, given: &Value, setting: &Setting) -> Result<Value, Vec<Problem>> {
    let mut checking = Checking { setting, problems: Vec::new() };
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    let mut kept = checking.answers(questions, given, "");
    let local = checking.answers(setting.local.of(form.name), &given["local"], "local.");
    if !local.is_empty() {
        kept.insert("local".into(), Value::Object(local));
    }
    if checking.problems.is_empty() { Ok(Value::Object(kept)) } else { Err(checking.problems) }
}

struct Checking<'a> {
    setting: &'a Setting<'a>,
    problems: Vec<Problem>,
}

impl Checking<'_> {
    fn problem(&mut self, at: &str, says: impl Into<String>) -> Option<Value> {
        self.problems.push(Problem { at: at.to_owned(), says: says.into() });
        None
    }

    fn answers<'q>(
        &mut self,
        questions: impl IntoIterator<Item = &'q Question>,
        given: &Value,
        path: &str,
    ) -> Map<String, Value> {
        let mut kept = Map::new();
        for question in questions {
            let at = format!("{path}{}", question.name);
            let before = self.problems.len();
            match self.answer(question, &given[&question.name], &at) {
                Some(answer) => {
                    kept.insert(question.name.clone(), answer);
                }
                None if self.problems.len() > before => {}
                None => {
                    if let Needed::Required(words) = question.needed {
                        self.problem(&at, words);
                    }
                }
            }
        }
        kept
    }

    /// The answer as it is kept; `None` when nothing was given or a problem was noted.
    fn answer(&mut self, question: &Question, given: &Value, at: &str) -> Option<Value> {
        match &question.answer {
            Answer::Kept | Answer::Line => {
                let text = self.text(given, at)?;
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.at_most(line, LINE_MAX, at)
            }
            Answer::Text(_) => {
                let text = self.text(given, at)?;
                self.at_most(text, TEXT_MAX, at)
            }
            Answer::Day(days) => self.day(*days, given, at),
            Answer::Clock => self.clock(given, at),
            Answer::YesNo => match given {
                Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.into()),
                _ => self.one(question, given, at),
            },
            Answer::Tick => match given {
                Value::Null | Value::Bool(false) => None,
                Value::Bool(true) => Some(true.into()),
                Value::String(text) => match text.trim() {
                    "yes" | "true" | "on" | "1" => Some(true.into()),
                    "" | "no" | "false" | "off" | "0" => None,
                    _ => self.problem(at, "Tick this or leave it blank"),
                },
                Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                    self.problem(at, "Tick this or leave it blank")
                }
            },
            Answer::Number(from, to, unit) => self.number(*from, *to, unit, given, at),
            Answer::One(_) | Answer::Person(_) | Answer::Worker => self.one(question, given, at),
            Answer::Many(_) | Answer::People(_) => self.many(question, given, at),
            Answer::EachChild(questions) => self.each_child(questions, given, at),
            Answer::Rows(row, questions) => self.rows(row, questions, given, at),
        }
    }

    fn each_child(&mut self, questions: &[Question], given: &Value, at: &str) -> Option<Value> {
        let children: Vec<String> =
            self.setting.people.iter().filter(|one| one.child).map(|one| one.id.to_string()).collect();
        match given {
            // Words about somebody who has turned eighteen or left since the page was shown are not to be lost without a sound.
            Value::Object(lines) => {
                for (who, _) in lines.iter().filter(|(who, line)| !children.contains(who) && !is_blank(line)) {
                    self.problem(
                        &format!("{at}.{who}"),
                        "This is not about a child of this record. Copy it to where it belongs",
                    );
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) if is_blank(given) => {
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                self.problem(at, "Enter this child by child");
            }
        }
        let mut kept = Map::new();
        for child in children {
            let answers = self.answers(questions, &given[&child], &format!("{at}.{child}."));
            if !answers.is_empty() {
                kept.insert(child, Value::Object(answers));
            }
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn rows(&mut self, row: &str, questions: &[Question], given: &Value, at: &str) -> Option<Value> {
        let mut rows: Vec<(usize, &Value)> = match given {
            Value::Array(rows) => rows.iter().enumerate().collect(),
            Value::Object(rows) => rows.iter().filter_map(|(number, row)| Some((number.parse().ok()?, row))).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        };
        let are_rows = match given {
            Value::Array(_) => true,
            Value::Object(given) => given.len() == rows.len(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => is_blank(given),
        };
        rows.sort_by_key(|(number, _)| *number);
        rows.retain(|(_, row)| !is_blank(row));
        if !are_rows || rows.iter().any(|(_, row)| !row.is_object()) {
            return self.problem(at, format!("Enter this {row} by {row}"));
        }
        if rows.len() > ROWS_MAX {
            return self.problem(at, format!("Enter at most {ROWS_MAX} rows here, and the next {row} on a new page"));
        }
        let mut kept = Vec::new();
        for (number, row) in rows {
            let answers = self.answers(questions, row, &format!("{at}.{number}."));
            if !answers.is_empty() {
                kept.push(Value::Object(answers));
            }
        }
        (!kept.is_empty()).then_some(Value::Array(kept))
    }

    fn text(&mut self, given: &Value, at: &str) -> Option<String> {
        match given {
            Value::Null => None,
            Value::String(text) => {
                // Control characters other than tab and line breaks cannot be seen, printed or sent on.
                let text: String = text
                    .replace("\r\n", "\n")
                    .chars()
                    .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
                    .collect();
                let text = text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            }
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                self.problem(at, "Enter this as text");
                None
            }
        }
    }

    fn at_most(&mut self, text: String, most: usize, at: &str) -> Option<Value> {
        let length = text.chars().count();
        if length > most {
            let over = length - most;
            return self.problem(at, format!("Shorten this by {over} characters: the most that fits here is {most}"));
        }
        Some(Value::from(text))
    }

    fn number(&mut self, from: i64, to: i64, unit: &str, given: &Value, at: &str) -> Option<Value> {
        let text = self.text(given, at)?;
        match text.parse::<i64>() {
            Ok(number) if (from..=to).contains(&number) => Some(number.into()),
            _ => self.problem(at, format!("Enter a whole number of {unit} from {from} to {to}")),
        }
    }

    fn clock(&mut self, given: &Value, at: &str) -> Option<Value> {
        let text = self.text(given, at)?;
        let (hour, minute) = text.split_once([':', '.']).unwrap_or((&text, "0"));
        // As it is kept, with seconds that nobody says.
        let minute = minute.strip_suffix(":00").unwrap_or(minute);
        match (hour.trim().parse::<u8>(), minute.trim().parse::<u8>()) {
            (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) => Some(format!("{hour:02}:{minute:02}:00").into()),
            _ => self.problem(at, "Enter a time on the 24 hour clock, like 14:30"),
        }
    }

    fn day(&mut self, days: Days, given: &Value, at: &str) -> Option<Value> {
        let text = self.text(given, at)?;
        let today = self.setting.today;
        let Some(day) = super::day::read_day(&text, today) else {
            return self.problem(at, "Enter a real date, like 4 March 2026 or 4/3/2026");
        };
        let wrong = match days {
            Days::Past if day > today => Some("Enter a date that is today or in the past"),
            Days::Coming if day < today => Some("Enter a date that is today or in the future"),
            Days::Birth if day > today => {
                Some("Enter a date of birth in the past, or the expected date of an unborn baby")
            }
            Days::Birth if day < years_before(today, 120) => Some("Check the year: nobody lives longer than 120 years"),
            Days::ExpectedBirth if day < months_from(today, -10) || day > months_from(today, 10) => {
                Some("Check the expected date: it is more than 10 months from today")
            }
            Days::Any | Days::Past | Days::Coming if day.year() < 1900 || day.year() > 2199 => {
                Some("Check the year: it should be between 1900 and 2199")
            }
            Days::Any | Days::Past | Days::Coming | Days::Birth | Days::ExpectedBirth => None,
        };
        match wrong {
            Some(words) => self.problem(at, words),
            None => Some(day.to_string().into()),
        }
    }

    fn one(&mut self, question: &Question, given: &Value, at: &str) -> Option<Value> {
        let value = self.text(given, at)?;
        if self.setting.choices(question).iter().any(|choice| choice.value == value) {
            return Some(value.into());
        }
        self.problem(at, "Choose one of the answers that are offered")
    }

    fn many(&mut self, question: &Question, given: &Value, at: &str) -> Option<Value> {
        let given: Vec<&Value> = match given {
            Value::Array(list) => list.iter().collect(),
            Value::Null => Vec::new(),
            one => vec![one],
        };
        let offered = self.setting.choices(question);
        let mut kept: Vec<Value> = Vec::new();
        for value in given {
            let Some(value) = self.text(value, at) else { continue };
            if !offered.iter().any(|choice| choice.value == value) {
                return self.problem(at, "Choose from the answers that are offered");
            }
            if !kept.contains(&Value::from(value.as_str())) {
                kept.push(value.into());
            }
        }
        (!kept.is_empty()).then_some(Value::Array(kept))
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_blank),
        Value::Object(map) => map.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn years_before(day: Date, years: i32) -> Date {
    day.checked_sub(years.years()).unwrap_or(Date::MIN)
}

fn months_from(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(day)
}
