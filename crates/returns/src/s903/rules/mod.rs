//! The rules of SSDA903, one file each, named by their numbers.

use super::Rule;

macro_rules! rules {
    ($($module:ident)+) => {
        $(mod $module;)+

        /// Every rule of every year, in the order of their numbers.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

mod carried_over;

rules! {
    r101
    r102
    r142
    r334
    r444
    r503a
}

/// What nearly every rule file uses.
mod prelude {
    pub(super) use super::super::value::{days_after, days_between, months_after, years_after};
    pub(super) use super::super::{
        Cell, Check, Child, Collection, Day, Episode, Form, Found, Header, Location, Need, Oc2, Row, Rule, Table,
        Whole, codes,
    };
    pub(super) use crate::{Severity, Years};
    pub(super) use jiff::civil::{Date, date};
}

#[cfg(test)]
mod tests;
