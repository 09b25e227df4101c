//! `GET /api/v1/openapi.json`: the JSON interface described by the declarations that make it: the routes, the acts and their forms.

use crate::{
    call::{Answer, Call},
    routes::{ROUTES, Route, Verb},
    setting,
};
use casework::{
    acts::ACTS,
    form::{Form, Setting},
    front_door,
};
use serde_json::{Map, Value, json};

/// Where the interface begins.
const BASE: &str = "/api/v1/";

/// `GET /api/v1/openapi.json`
pub async fn show(call: Call) -> Answer {
    let directory = call.directory().await?;
    let setting = setting::of_nobody(&call, &directory);
    call.json(&document(&setting, &call.site.authority))
}

fn document(setting: &Setting, authority: &str) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES.iter().filter(|route| route.path.starts_with(BASE)) {
        for (path, operation) in operations(route, setting) {
            let verb = match route.verb {
                Verb::Get => "get",
                Verb::Post | Verb::Upload => "post",
            };
            paths.entry(path).or_insert_with(|| json!({}))[verb] = operation;
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Kith, {authority}"),
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every answer holds only what the worker who is signed in may see. What is sent is recorded once for each command, however often it arrives.",
        },
        "paths": paths,
        "components": { "schemas": schemas(), "securitySchemes": {
            "session": { "type": "apiKey", "in": "cookie", "name": "__Host-kith" },
            "token": { "type": "apiKey", "in": "header", "name": "x-kith-token", "description": "The value of the field “token” in the forms of the same session" },
        } },
        "security": [{ "session": [], "token": [] }],
    })
}

/// The operations of a route: one for each act where the act is part of the address.
fn operations(route: &Route, setting: &Setting) -> Vec<(String, Value)> {
    if route.path.ends_with("/record/{act}") {
        let of_act = |act: &casework::acts::Act| {
            let form = (act.form)();
            (
                route.path.replace("{act}", act.name),
                operation(route, &format!("record_{}", act.name), form.title, Some(request(&form, setting))),
            )
        };
        return ACTS.iter().map(of_act).collect();
    }
    let (id, summary, body) = match route.path.trim_start_matches(BASE) {
        "openapi.json" => ("openapi", "This document", None),
        "families/{family}" => ("family", "A family as it stands", None),
        "families/{family}/chronology" => ("chronology", "What happened, the newest first", None),
        "people/{person}" => ("person", "What is known of a person", None),
        "people/search" => ("find_people", "People by name, date of birth, postcode or number", Some(search())),
        "contacts" => ("take_contact", "Take a contact", Some(request(&front_door::contact_form(), setting))),
        "families/{family}/contacts/{contact}" => {
            ("decide_contact", "Decide on a contact", Some(request(&front_door::decision_form(), setting)))
        }
        other => (other, "", None),
    };
    vec![(route.path.to_owned(), operation(route, id, summary, body))]
}

fn operation(route: &Route, id: &str, summary: &str, body: Option<Value>) -> Value {
    let parameters: Vec<Value> = route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .filter(|name| *name != "act")
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }))
        .collect();
    let problem = |says: &str, schema: &str| json!({ "description": says, "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } } });
    let mut responses = json!({
        "401": problem("Nobody is signed in", "Problem"),
        "403": problem("Not allowed, and why", "Problem"),
        "404": problem("There is no such record for whoever asks", "Problem"),
    });
    let records = body.is_some() && !route.path.ends_with("/search");
    if records {
        responses["201"] = problem("Recorded", "Recorded");
        responses["400"] = problem("What was sent cannot be read", "Problem");
        responses["409"] = problem("Somebody else saved a change in between", "Clash");
        responses["422"] = problem("Something about the answers is not right", "Refused");
    } else {
        responses["200"] = json!({ "description": "Found", "content": { "application/json": { "schema": {} } } });
    }
    let mut operation =
        json!({ "operationId": id, "summary": summary, "parameters": parameters, "responses": responses });
    if let Some(schema) = body {
        operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    operation
}

fn search() -> Value {
    json!({ "type": "object", "required": ["q"], "properties": { "q": { "type": "string", "maxLength": 200, "examples": ["amara okonjo 12/9/2016"] } } })
}

/// What is sent to record something: the command, what it is based on, and the form's answers.
fn request(form: &Form, setting: &Setting) -> Value {
    let answers = form.schema(setting);
    let mut properties = json!({
        "command": { "type": "string", "format": "uuid", "description": "A UUID of version 7, a new one for each thing that is recorded" },
        "based_on": { "type": "integer", "description": "“based_on” of the record that was read; without it, the record as it is now" },
    });
    if form.name == front_door::contact_form().name {
        properties["family"] = json!({ "type": "string", "format": "uuid", "description": "The family on record that it is about, if it is known" });
    }
    let example = example(&answers, setting);
    properties["answers"] = answers;
    json!({
        "type": "object",
        "required": ["command", "answers"],
        "properties": properties,
        "examples": [{ "command": EXAMPLE_COMMAND, "answers": example }],
    })
}

const EXAMPLE_COMMAND: &str = "0195612c-8f00-7000-8000-000000000001";
const EXAMPLE_PERSON: &str = "0195612c-8f00-7000-8000-000000000002";
/// Nested no deeper than forms are: answers, rows, a row, its answer.
const EXAMPLE_DEPTH_MAX: usize = 6;

/// Answers that a schema allows: every answer that is needed, made from the schema alone.
fn example(schema: &Value, setting: &Setting) -> Value {
    value(schema, setting, EXAMPLE_DEPTH_MAX)
}

fn value(schema: &Value, setting: &Setting, depth: usize) -> Value {
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        _ if depth == 0 => Value::Null,
        (Some("object"), _) => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let answer = |name: &Value| {
                Some((name.as_str()?.to_owned(), value(&schema["properties"][name.as_str()?], setting, depth - 1)))
            };
            Value::Object(required.iter().filter_map(answer).collect())
        }
        (Some("array"), _) => json!([value(&schema["items"], setting, depth - 1)]),
        (Some("integer"), _) => schema["minimum"].clone(),
        (Some("boolean"), _) => json!(true),
        (_, Some("date")) => json!(setting.today),
        (_, Some("uuid")) => json!(EXAMPLE_PERSON),
        (_, _) if schema["pattern"].is_string() => json!("14:30"),
        (_, _) => json!("In plain words"),
    }
}

fn schemas() -> Value {
    let text = || json!({ "type": "string" });
    let problem = |more: Value| {
        let mut schema = json!({ "type": "object", "required": ["title", "says"], "properties": { "title": text(), "says": text() } });
        for (name, value) in more.as_object().into_iter().flatten() {
            schema["properties"][name] = value.clone();
        }
        schema
    };
    let change =
        json!({ "type": "object", "properties": { "who": text(), "at": text(), "title": text(), "sentence": text() } });
    let wrong = json!({ "type": "object", "properties": { "at": text(), "says": text() } });
    json!({
        "Problem": problem(json!({})),
        "Clash": problem(json!({ "clash": { "type": "array", "items": change } })),
        "Refused": problem(json!({ "problems": { "type": "array", "items": wrong } })),
        "Recorded": { "type": "object", "required": ["entries"], "properties": {
            "entries": { "type": "array", "items": { "type": "string", "format": "uuid" } },
            "family": { "type": "string", "format": "uuid" },
        } },
    })
}
