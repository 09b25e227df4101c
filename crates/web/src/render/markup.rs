//! The few functions that keep the component macros short: attributes, class names, and text that may carry markup.

use crate::assets;
use minijinja::value::{Rest, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use std::fmt::{self, Write};

pub(super) fn add_to(environment: &mut Environment) {
    environment.add_function("asset", asset);
    environment.add_function("attributes", attributes);
    environment.add_function("content", content);
    environment.add_function("error", error);
    environment.add_function("given", given);
    environment.add_function("words", words);
}

/// Writes text made harmless inside an element or a quoted attribute.
fn write_escaped(out: &mut impl Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (harmless, from) = rest.split_at(at);
        out.write_str(harmless)?;
        out.write_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &from[1..];
    }
    out.write_str(rest)
}

/// Writes a value into a page: nothing for what is not known, marked-up text as it is, everything else escaped.
pub(super) fn write_html(out: &mut impl Write, value: &Value) -> fmt::Result {
    match (value.kind(), value.as_str()) {
        (ValueKind::None | ValueKind::Undefined, _) => Ok(()),
        (_, Some(text)) if value.is_safe() => out.write_str(text),
        (_, Some(text)) => write_escaped(out, text),
        (ValueKind::Bool, None) => write!(out, "{}", value.is_true()),
        (ValueKind::Number, None) => write!(out, "{value}"),
        (_, None) => write_escaped(out, &value.to_string()),
    }
}

/// A value as it is written into a page.
fn as_html(value: &Value) -> String {
    let mut html = String::new();
    // Writing to a string never fails.
    let _ = write_html(&mut html, value);
    html
}

/// Where one of our own files is: `asset("kith.css")`.
fn asset(file: &str) -> Result<String, Error> {
    assets::address(file)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no asset called {file}")))
}

/// The truthy ones with a space between, for class names and lists of ids; none when there are none.
fn words(words: Rest<Value>) -> Value {
    let joined = words.iter().filter(|word| word.is_true()).map(ToString::to_string).collect::<Vec<_>>().join(" ");
    if joined.is_empty() { Value::from(()) } else { Value::from(joined) }
}

/// Attributes that have a value, in the order given: ` name="value"`, a bare ` name` for true, nothing for false or unknown.
fn given(attributes: Value) -> Result<Value, Error> {
    let mut html = String::new();
    for name in attributes.try_iter()? {
        let value = attributes.get_item(&name)?;
        match value.kind() {
            ValueKind::None | ValueKind::Undefined => {}
            ValueKind::Bool if value.is_true() => write!(html, " {}", as_html(&name))?,
            ValueKind::Bool => {}
            _ => write!(html, r#" {}="{}""#, as_html(&name), as_html(&value))?,
        }
    }
    Ok(Value::from_safe_string(html))
}

/// Extra attributes as a page gives them. All are written, as GOV.UK's are; a value may be `{"value": ..., "optional": true}`.
fn attributes(attributes: Value) -> Result<Value, Error> {
    if attributes.is_safe() || !attributes.is_true() {
        return Ok(if attributes.is_safe() { attributes } else { Value::from_safe_string(String::new()) });
    }
    let mut html = String::new();
    for name in attributes.try_iter()? {
        let value = attributes.get_item(&name)?;
        let (value, optional) = match value.kind() {
            ValueKind::Map => (value.get_attr("value")?, value.get_attr("optional")?.is_true()),
            _ => (value, false),
        };
        if optional {
            html.push_str(&given(Value::from_pairs([(name.to_string(), value)]))?.to_string());
        } else {
            write!(html, r#" {}="{}""#, as_html(&name), as_html(&value))?;
        }
    }
    Ok(Value::from_safe_string(html))
}

/// `{"html": ...}` or `{"text": ...}` or nothing. `content(p, "title")` reads `titleHtml` and `titleText`. Even under `html`, only
/// what a template captured or marked `safe` stays markup: words that somebody typed are escaped wherever they are put.
fn content(holder: Value, prefix: Option<&str>) -> Result<Value, Error> {
    if holder.kind() != ValueKind::Map {
        return Ok(Value::from_safe_string(String::new()));
    }
    let named = |name: &str| match prefix {
        Some(prefix) => holder.get_attr(&format!("{prefix}{}{}", name[..1].to_uppercase(), &name[1..])),
        None => holder.get_attr(name),
    };
    let (html, text) = (named("html")?, named("text")?);
    Ok(Value::from_safe_string(if html.is_true() { as_html(&html).trim().to_owned() } else { as_html(&text) }))
}

/// What is wrong with one field, ready to be its `errorMessage`: `error(errors, "reason")`. None when nothing is.
fn error(errors: Value, field: &str) -> Result<Value, Error> {
    if errors.is_true() {
        for wrong in errors.try_iter()? {
            if wrong.get_attr("field")?.as_str() == Some(field) {
                return Ok(wrong);
            }
        }
    }
    Ok(Value::from(()))
}
