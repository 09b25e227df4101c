//! What an entry says, for reading: the questions that its form asks with the answers, and whatever else its body holds.

use crate::{pages::family::Base, site::Directory};
use casework::{
    correction,
    family_help::{PLAN, Plan},
    form::{Answer, Choices, LocalQuestions, Question},
    kinds::Names,
};
use ledger::{Entry, EntryId, PersonId, Reading, WorkerId};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How deep a body is read: imported blocks nest, and deeper ones than this are nobody's.
const DEPTH_MAX: usize = 6;

/// What is needed to put names to what a body holds.
pub struct Saying<'a> {
    /// What people are called.
    pub names: &'a Names,
    /// What workers are called.
    pub directory: &'a Directory,
    /// The council's own questions.
    pub local: &'a LocalQuestions,
    /// The goals of the family's plans, by their names within the plan.
    pub goals: BTreeMap<String, String>,
    /// Where entries are.
    pub base: &'a Base,
}

/// The goals of every plan of a record, the newest word on each.
pub fn goals(reading: &Reading) -> BTreeMap<String, String> {
    let plans = reading.entries().filter(|entry| entry.kind == PLAN).filter_map(|entry| entry.says::<Plan>());
    plans.flat_map(|plan| plan.goals).map(|goal| (goal.name, goal.goal)).collect()
}

impl Saying<'_> {
    /// Every answer of an entry in the order of its form, then what no form asks.
    pub fn rows(&self, entry: &Entry) -> Vec<Value> {
        let Some(mut body) = entry.says::<Map<String, Value>>() else { return Vec::new() };
        let mut rows = Vec::new();
        let form = correction::form_of(&entry.kind);
        if let Some(form) = &form {
            let local = body.remove("local").unwrap_or_default();
            for question in form.sections.iter().flat_map(|section| &section.questions) {
                if let Some(answer) = body.remove(&question.name) {
                    self.answer(question, &answer, None, &mut rows);
                }
            }
            for question in self.local.of(form.name) {
                self.answer(question, &local[&question.name], None, &mut rows);
            }
        }
        for (name, value) in &body {
            self.anything(&[label(name)], value, &mut rows);
        }
        rows
    }

    fn answer(&self, question: &Question, answer: &Value, of: Option<&str>, rows: &mut Vec<Value>) {
        match (&question.answer, answer) {
            (_, Value::Null) => {}
            // A goal's own name within the plan, or which record it is: kept for the program.
            (Answer::Kept, _) => {}
            (Answer::EachChild(questions), Value::Object(lines)) => {
                for (child, line) in lines {
                    let name = child.parse().map(|child: PersonId| self.names.of(child)).unwrap_or(child);
                    for inner in questions {
                        self.answer(inner, &line[&inner.name], Some(name), rows);
                    }
                }
            }
            (Answer::Rows(row, questions), Value::Array(list)) if list.iter().all(Value::is_object) => {
                for (number, one) in list.iter().enumerate() {
                    let title = format!("{} {}", label(row), number + 1);
                    for inner in questions {
                        self.answer(inner, &one[&inner.name], Some(&title), rows);
                    }
                }
            }
            (Answer::Tick, _) => {
                rows.push(row(of, &question.label, vec![plain(if *answer == json!(true) { "Yes" } else { "No" })]))
            }
            (_, _) => {
                let values: Vec<Value> =
                    scalars(answer).into_iter().map(|text| self.value(Some(question), &text)).collect();
                if !values.is_empty() {
                    rows.push(row(of, &question.label, values));
                }
            }
        }
    }

    /// What no form asks: names as they stand, however deep.
    fn anything(&self, path: &[String], value: &Value, rows: &mut Vec<Value>) {
        let nested: Vec<(String, &Value)> = match value {
            Value::Object(map) => map.iter().map(|(name, value)| (label(name), value)).collect(),
            Value::Array(list) if list.iter().any(|one| one.is_object() || one.is_array()) => {
                list.iter().enumerate().map(|(number, value)| ((number + 1).to_string(), value)).collect()
            }
            Value::Null => return,
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                let values: Vec<Value> = scalars(value).iter().map(|text| self.value(None, text)).collect();
                if let Some((last, before)) = path.split_last()
                    && !values.is_empty()
                {
                    let of = before.join(", ");
                    rows.push(row((!of.is_empty()).then_some(of.as_str()), last, values));
                }
                return;
            }
        };
        if path.len() >= DEPTH_MAX {
            rows.push(row(None, &path.join(", "), vec![plain(&value.to_string())]));
            return;
        }
        for (name, value) in nested {
            self.anything(&[path, &[name]].concat(), value, rows);
        }
    }

    /// One value: a code by its label, an id by its name, a day as it is spoken.
    fn value(&self, question: Option<&Question>, text: &str) -> Value {
        if let Some(question) = question
            && let Some(said) = chosen(question, text)
        {
            return plain(&said);
        }
        if question
            .is_some_and(|question| question.name == "goal" && matches!(question.answer, Answer::One(Choices::Offered)))
            && let Some(goal) = self.goals.get(text)
        {
            return plain(goal);
        }
        if let Ok(id) = text.parse::<uuid::Uuid>() {
            if let Some(name) = self.names.get(PersonId(id)) {
                return plain(name);
            }
            if let Some(worker) = self.directory.0.get(&WorkerId(id)) {
                return plain(&worker.name);
            }
            return json!({ "text": "Read the entry", "href": self.base.entry(EntryId(id)) });
        }
        if let Ok(day) = text.parse::<jiff::civil::Date>()
            && text.len() == "2026-03-04".len()
        {
            return plain(&policy::long_day(day));
        }
        match (question, text.parse::<ledger::Instant>()) {
            (None, Ok(moment)) => plain(&moment.in_london().strftime("%A %-d %B %Y at %-I:%M%P").to_string()),
            (_, _) => plain(text),
        }
    }
}

fn row(of: Option<&str>, label: &str, values: Vec<Value>) -> Value {
    json!({ "of": of, "label": label, "values": values })
}

fn plain(text: &str) -> Value {
    json!({ "text": text, "href": Value::Null })
}

/// The words for a choice.
fn chosen(question: &Question, value: &str) -> Option<String> {
    match &question.answer {
        Answer::One(Choices::Codes(list)) | Answer::Many(Choices::Codes(list)) => {
            Some(policy::national().codes(list)?.label(value)?.to_owned())
        }
        Answer::One(Choices::These(these)) | Answer::Many(Choices::These(these)) => {
            these.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone())
        }
        Answer::YesNo => Some(match value {
            "yes" => "Yes".into(),
            "no" => "No".into(),
            _ => "Not known".into(),
        }),
        Answer::One(Choices::Offered)
        | Answer::Many(Choices::Offered)
        | Answer::Kept
        | Answer::Line
        | Answer::Text(_)
        | Answer::Day(_)
        | Answer::Clock
        | Answer::Tick
        | Answer::Number(..)
        | Answer::Person(_)
        | Answer::People(_)
        | Answer::Worker
        | Answer::EachChild(_)
        | Answer::Rows(..) => None,
    }
}

fn scalars(value: &Value) -> Vec<String> {
    match value {
        Value::Null | Value::Object(_) => Vec::new(),
        Value::Bool(yes) => vec![if *yes { "Yes" } else { "No" }.into()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(scalars).collect(),
    }
}

/// A field's name as words: `hidden_from` is "Hidden from", `CINdetails` stays as it came.
fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        Some(_) | None => words,
    }
}
