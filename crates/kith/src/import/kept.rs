//! Parts of the census as they came: every value under its own name, nothing changed but the white space around it.

use returns::cin::{Block, Child, Field};
use serde_json::{Map, Value, json};
use std::ptr;

/// Everything in a block that has not found a home; `None` when all of it has.
pub(super) fn rest(block: &Block, homed: &[&Field]) -> Option<Value> {
    let fields = block.fields.iter().filter(|field| !field.is_blank());
    let fields = fields.filter(|field| !homed.iter().any(|homed| ptr::eq(*homed, *field)));
    let fields = fields.map(|field| (field.element.name, Value::from(field.text())));
    let blocks = block.blocks.iter().filter_map(|block| Some((block.element.name, rest(block, homed)?)));
    object(fields.chain(blocks))
}

/// The values of a block itself that have not found a home, without the blocks in it.
pub(super) fn own_rest(block: &Block, homed: &[&Field]) -> Option<Value> {
    let inside: Vec<&Field> = block.blocks.iter().flat_map(Block::all_fields).collect();
    rest(block, &[homed, &inside].concat())
}

/// A child with everything in it, for the list of problems.
pub(super) fn whole(child: &Child) -> Value {
    let unknown: Vec<Value> =
        child.unknown.iter().map(|unknown| json!({ "path": unknown.path, "text": unknown.text })).collect();
    json!({ "child": rest(&child.block, &[]), "unknown": unknown })
}

/// Names with their values; a name that comes again has a list.
fn object<'a>(named: impl Iterator<Item = (&'a str, Value)>) -> Option<Value> {
    let mut object: Map<String, Value> = Map::new();
    for (name, value) in named {
        match object.get_mut(name) {
            None => {
                object.insert(name.to_owned(), value);
            }
            Some(Value::Array(list)) => list.push(value),
            Some(first) => *first = json!([first.take(), value]),
        }
    }
    (!object.is_empty()).then_some(Value::Object(object))
}
