//! A form's declaration as a page: every field with its name, its choices, what was typed and what is wrong with it. Templates only
//! lay it out.

use crate::call::Call;
use casework::form::{Answer, Form, Named, Needed, Problem, Question, Setting};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A form as a template lays it out.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    /// The form's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The words on its button.
    pub submit: String,
    /// Where it is sent.
    pub action: String,
    /// Where drafts of it are kept; none for forms of a few words.
    pub autosave: Option<String>,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// Values that travel with it unseen.
    pub hidden: Vec<(String, String)>,
    /// What is wrong, all of it, each leading to its field.
    pub errors: Vec<Value>,
}

/// A section of a form.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Its name.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// What kind of control it is.
    pub control: &'static str,
    /// Its name in what is sent.
    pub name: String,
    /// The question's own name.
    pub key: String,
    /// Its id on the page.
    pub id: String,
    /// The question.
    pub label: String,
    /// Help.
    pub hint: String,
    /// Does the form need it?
    pub required: bool,
    /// What scripts read of it.
    pub data: BTreeMap<&'static str, String>,
    /// What it holds.
    pub value: String,
    /// What there is to choose from.
    pub choices: Vec<ChoiceView>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What was said last time.
    pub before: Option<String>,
    /// How tall a text box is.
    pub rows: u8,
    /// The least and the most that a number may be.
    pub range: Option<(i64, i64)>,
    /// Fields of each row, or of each child.
    pub parts: Vec<Part>,
    /// An empty row, for the button that adds one.
    pub blank: Vec<Field>,
    /// What one row is called.
    pub row_name: String,
}

/// A row, or a child's line.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// What it is called: "Amara", "Child 2".
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A choice.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What follows from it.
    pub hint: String,
    /// Is it chosen?
    pub chosen: bool,
}

/// A list with more choices than this is a drop-down; shorter ones show all at once.
const RADIOS_MAX: usize = 6;

/// What a form shows: values that are there already, and problems with them.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// Answers, as a tree of what was typed or of what the form starts with.
    pub answers: Value,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A declaration with what is filled in.
pub fn view(call: &Call, form: &Form, setting: &Setting, filled: &Filled, action: String) -> FormView {
    let laying = Laying { setting, problems: &filled.problems };
    let section = |name: &str, title: &str, questions: Vec<&Question>, answers: &Value, path: &str| SectionView {
        name: name.to_owned(),
        title: title.to_owned(),
        fields: laying.fields(&questions, answers, path),
    };
    let mut sections: Vec<SectionView> = form
        .sections
        .iter()
        .map(|part| section(part.name, part.title, part.questions.iter().collect(), &filled.answers, ""))
        .collect();
    let local: Vec<&Question> = setting.local.of(form.name).collect();
    if !local.is_empty() {
        let title = format!("Questions from {}", call.site.authority);
        sections.push(section("local", &title, local, &filled.answers["local"], "local."));
    }
    let errors = filled
        .problems
        .iter()
        .map(|problem| json!({ "text": problem.says, "href": format!("#{}", id(&problem.at)) }))
        .collect();
    FormView {
        name: form.name.to_owned(),
        title: form.title.to_owned(),
        submit: form.submit.to_owned(),
        action,
        autosave: None,
        sections,
        hidden: Vec::new(),
        errors,
    }
}

impl FormView {
    /// Puts beside each field what was said last time.
    pub fn beside(&mut self, before: &Value) {
        for section in &mut self.sections {
            beside(&mut section.fields, before);
        }
    }
}

fn beside(fields: &mut [Field], before: &Value) {
    for field in fields {
        let steps = field.name.split('.');
        let said = steps.fold(before, |at, step| match at {
            Value::Array(list) => {
                step.parse::<usize>().ok().and_then(|number| list.get(number)).unwrap_or(&Value::Null)
            }
            other => &other[step],
        });
        let labels: Vec<String> = texts(said)
            .into_iter()
            .map(|text| {
                field.choices.iter().find(|choice| choice.value == text).map_or(text, |choice| choice.label.clone())
            })
            .collect();
        field.before = (!labels.is_empty()).then(|| labels.join(", "));
        for part in &mut field.parts {
            beside(&mut part.fields, before);
        }
    }
}

/// A field's id: its name without dots, which selectors could not find.
fn id(name: &str) -> String {
    name.replace('.', "-")
}

struct Laying<'a> {
    setting: &'a Setting<'a>,
    problems: &'a [Problem],
}

impl Laying<'_> {
    fn fields(&self, questions: &[&Question], answers: &Value, path: &str) -> Vec<Field> {
        let mut fields: Vec<Field> =
            questions.iter().map(|question| self.field(question, &answers[&question.name], path)).collect();
        look_people_up(&mut fields);
        fields
    }

    fn field(&self, question: &Question, answer: &Value, path: &str) -> Field {
        let name = format!("{path}{}", question.name);
        let chosen = texts(answer);
        let choices: Vec<ChoiceView> = self
            .setting
            .choices(question)
            .into_iter()
            .map(|choice| ChoiceView {
                chosen: chosen.contains(&choice.value),
                value: choice.value,
                label: choice.label,
                hint: choice.hint,
            })
            .collect();
        let (control, rows, range) = match &question.answer {
            Answer::Kept => ("kept", 1, None),
            Answer::Line => ("line", 1, None),
            Answer::Text(rows) => ("text", *rows, None),
            Answer::Day(_) => ("day", 1, None),
            Answer::Clock => ("clock", 1, None),
            Answer::YesNo => ("radios", 1, None),
            Answer::Tick => ("tick", 1, None),
            Answer::Number(from, to, _) => ("number", 1, Some((*from, *to))),
            // In a row there is no room to show every choice at once.
            Answer::One(_) | Answer::Person(_) if path.is_empty() && choices.len() <= RADIOS_MAX => ("radios", 1, None),
            Answer::One(_) | Answer::Person(_) | Answer::Worker => ("select", 1, None),
            Answer::Many(_) | Answer::People(_) => ("checkboxes", 1, None),
            Answer::EachChild(_) => ("children", 1, None),
            Answer::Rows(..) => ("rows", 1, None),
        };
        let value = match (&question.answer, chosen.first()) {
            (Answer::Tick, _) => {
                String::from(if matches!(answer, Value::Bool(true)) || chosen.iter().any(|text| text == "yes") {
                    "yes"
                } else {
                    ""
                })
            }
            (Answer::Day(_), Some(text)) => shown_day(text),
            (_, Some(text)) => text.clone(),
            (_, None) => String::new(),
        };
        let (parts, blank, row_name) = self.parts(question, answer, &name);
        Field {
            control,
            id: id(&name),
            key: question.name.clone(),
            label: question.label.clone(),
            hint: question.hint.clone(),
            required: question.needed != Needed::Optional,
            data: if question.needed == Needed::Optional {
                BTreeMap::new()
            } else {
                [("data-needed", String::new())].into()
            },
            value,
            choices,
            error: self.problems.iter().find(|problem| problem.at == name).map(|problem| problem.says.clone()),
            before: None,
            rows,
            range,
            parts,
            blank,
            row_name,
            name,
        }
    }

    fn parts(&self, question: &Question, answer: &Value, name: &str) -> (Vec<Part>, Vec<Field>, String) {
        match &question.answer {
            Answer::EachChild(questions) => {
                let questions: Vec<&Question> = questions.iter().collect();
                let part = |child: &Named| {
                    let child_id = child.id.to_string();
                    Part {
                        title: child.name.clone(),
                        fields: self.fields(&questions, &answer[&child_id], &format!("{name}.{child_id}.")),
                    }
                };
                (self.setting.whom(casework::form::Whom::Children).map(part).collect(), Vec::new(), String::new())
            }
            Answer::Rows(row, questions) => {
                let questions: Vec<&Question> = questions.iter().collect();
                let given: Vec<&Value> = match answer {
                    Value::Array(rows) => rows.iter().collect(),
                    Value::Object(rows) => {
                        let mut rows: Vec<(usize, &Value)> =
                            rows.iter().filter_map(|(number, row)| Some((number.parse().ok()?, row))).collect();
                        rows.sort_by_key(|(number, _)| *number);
                        rows.into_iter().map(|(_, row)| row).collect()
                    }
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
                };
                let nothing = Value::Null;
                let shown = if given.is_empty() { vec![&nothing] } else { given };
                let part = |(number, answers): (usize, &&Value)| Part {
                    title: format!("{} {}", capitalised(row), number + 1),
                    fields: self.fields(&questions, answers, &format!("{name}.{number}.")),
                };
                let parts = shown.iter().enumerate().map(part).collect();
                (parts, self.fields(&questions, &Value::Null, &format!("{name}.__index__.")), (*row).to_owned())
            }
            Answer::Kept
            | Answer::Line
            | Answer::Text(_)
            | Answer::Day(_)
            | Answer::Clock
            | Answer::YesNo
            | Answer::Tick
            | Answer::Number(..)
            | Answer::One(_)
            | Answer::Many(_)
            | Answer::Person(_)
            | Answer::People(_)
            | Answer::Worker => (Vec::new(), Vec::new(), String::new()),
        }
    }
}

/// Where somebody is named, people on record are suggested: to pick from, where the form can hold who was picked, and to look at once
/// name and date of birth are there.
fn look_people_up(fields: &mut [Field]) {
    let known = fields.iter().find(|field| field.key == "known").map(|field| format!("#{}", field.id));
    let has_birth = fields.iter().any(|field| field.key == "born");
    let Some(forename) = fields.iter_mut().find(|field| field.key == "forename").filter(|_| has_birth) else { return };
    forename.data.insert("data-alike", "/people/alike".into());
    if let Some(known) = known {
        forename.data.insert("data-suggest", "/people/suggest".into());
        forename.data.insert("data-suggest-into", known);
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An answer as the texts that a page shows of it.
fn texts(answer: &Value) -> Vec<String> {
    match answer {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(true) => vec!["yes".to_owned()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Null | Value::Bool(false) | Value::Object(_) => Vec::new(),
    }
}

/// A day as people type it; what is no day stays as it was typed.
fn shown_day(text: &str) -> String {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) => day.strftime("%-d/%-m/%Y").to_string(),
        Err(_) => text.to_owned(),
    }
}
