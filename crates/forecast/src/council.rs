//! A council's own forecast from its returns: spells, rates over exact days, what follows from them, and how sure that is.

pub mod backtest;
pub mod bands;
pub mod costs;
pub mod entries;
pub mod made_up;
pub mod micro;
pub mod project;
pub mod rates;
pub mod spells;
pub mod states;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod worked;
