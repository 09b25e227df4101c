//! Choices of a declared field as the options that GOV.UK's components take.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, context};

/// What each tenth step of a goal's scale means, in words; those between are between.
const SCALE: [(u8, &str); 3] = [(0, "as bad as it was"), (5, "half way"), (10, "as good as it needs to be")];

pub(super) fn add_to(environment: &mut Environment) {
    environment.add_function("choices", choices);
    environment.add_function("options", options);
    environment.add_function("scale", scale);
}

/// Items of radios or checkboxes.
fn choices(field: Value) -> Result<Value, Error> {
    let mut items = Vec::new();
    for choice in field.get_attr("choices")?.try_iter()? {
        let hint = choice.get_attr("hint")?;
        let hint = if hint.is_true() {
            context! { text => hint }
        } else {
            Value::from(())
        };
        items.push(context! {
            value => choice.get_attr("value")?,
            text => choice.get_attr("label")?,
            hint => hint,
            checked => choice.get_attr("chosen")?,
        });
    }
    Ok(Value::from(items))
}

/// Items of a drop-down, the first of them empty.
fn options(field: Value) -> Result<Value, Error> {
    let mut items = vec![context! { value => "", text => "" }];
    for choice in field.get_attr("choices")?.try_iter()? {
        items.push(context! { value => choice.get_attr("value")?, text => choice.get_attr("label")?, selected => choice.get_attr("chosen")? });
    }
    Ok(Value::from(items))
}

/// How far a goal has come: nothing, or 0 to 10 with words.
fn scale(now: Value) -> Value {
    let now =
        if matches!(now.kind(), ValueKind::None | ValueKind::Undefined) { String::new() } else { now.to_string() };
    let point = |step: u8| {
        let words =
            SCALE.iter().find(|(at, _)| *at == step).map(|(_, words)| format!(" – {words}")).unwrap_or_default();
        context! { value => step.to_string(), text => format!("{step}{words}"), selected => now == step.to_string() }
    };
    let unmoved = context! { value => "", text => "Not moved" };
    Value::from([unmoved].into_iter().chain((0..=10).map(point)).collect::<Vec<_>>())
}
