//! What an import brought that has no home yet: kept whole, listed, never dropped.

use crate::kinds::{Kind, Weight};
use serde::{Deserialize, Serialize};

/// A part of an imported record that no practice area reads yet.
pub const IMPORTED_BLOCK: &str = "imported_block";

/// A block as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportedBlock {
    /// What it is, in the words of where it came from: `Section47`.
    pub block: String,
    /// Everything in it.
    pub says: serde_json::Value,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[Kind {
    name: IMPORTED_BLOCK,
    title: "Imported",
    weight: Weight::Everyday,
    sentence: |entry, _| match entry.says::<ImportedBlock>() {
        Some(said) => format!("{}, kept as it came from the census.", said.block),
        None => String::new(),
    },
}];
