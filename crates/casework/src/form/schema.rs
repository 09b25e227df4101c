//! The JSON Schema of a form, from the declaration that makes the page.

use super::{Answer, Form, LINE_MAX, Needed, Question, ROWS_MAX, Setting, TEXT_MAX};
use serde_json::{Map, Value, json};

pub(super) fn schema(form: &Form, setting: &Setting) -> Value {
    let mut whole = object(form.sections.iter().flat_map(|section| &section.questions), setting);
    let local: Vec<&Question> = setting.local.of(form.name).collect();
    if !local.is_empty() {
        whole["properties"]["local"] = object(local, setting);
    }
    whole["title"] = form.title.into();
    whole
}

fn object<'q>(questions: impl IntoIterator<Item = &'q Question>, setting: &Setting) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for question in questions {
        let mut schema = answer(question, setting);
        schema["title"] = question.label.as_str().into();
        if !question.hint.is_empty() {
            schema["description"] = question.hint.as_str().into();
        }
        properties.insert(question.name.clone(), schema);
        if question.needed != Needed::Optional {
            required.push(question.name.clone());
        }
    }
    let mut object = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        object["required"] = required.into();
    }
    object
}

fn answer(question: &Question, setting: &Setting) -> Value {
    let values = || setting.choices(question).into_iter().map(|choice| choice.value).collect::<Vec<_>>();
    match &question.answer {
        Answer::Kept | Answer::Line => json!({ "type": "string", "maxLength": LINE_MAX }),
        Answer::Text(_) => json!({ "type": "string", "maxLength": TEXT_MAX }),
        Answer::Day(_) => json!({ "type": "string", "format": "date" }),
        Answer::Clock => json!({ "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" }),
        Answer::YesNo => json!({ "type": "string", "enum": values() }),
        Answer::Tick => json!({ "type": "boolean" }),
        Answer::Number(from, to, _) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        // People, workers and what a record offers differ from record to record, so a document for all of them can say no more.
        Answer::Person(_) | Answer::Worker => json!({ "type": "string", "format": "uuid" }),
        Answer::People(_) => json!({ "type": "array", "items": { "type": "string", "format": "uuid" } }),
        Answer::One(super::Choices::Offered) => json!({ "type": "string" }),
        Answer::Many(super::Choices::Offered) => json!({ "type": "array", "items": { "type": "string" } }),
        Answer::One(_) => json!({ "type": "string", "enum": values() }),
        Answer::Many(_) => json!({ "type": "array", "items": { "type": "string", "enum": values() } }),
        Answer::EachChild(questions) => {
            json!({ "type": "object", "additionalProperties": object(questions, setting) })
        }
        Answer::Rows(_, questions) => {
            json!({ "type": "array", "maxItems": ROWS_MAX, "items": object(questions, setting) })
        }
    }
}
