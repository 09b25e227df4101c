//! The pages: what a practitioner sees and sends.

pub mod assets;
pub mod render;
