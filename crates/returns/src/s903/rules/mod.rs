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
mod completed;
mod in_time;
mod leaving_age;
mod places;
mod providers;

rules! {
    r101
    r102
    r103
    r104
    r105
    r112
    r113
    r114
    r115
    r116
    r117
    r118
    r119
    r120
    r131
    r132
    r133
    r134
    r141
    r142
    r143
    r144
    r145
    r146
    r147
    r148
    r149
    r151
    r153
    r157
    r158
    r159
    r164
    r165
    r166
    r167
    r168
    r169
    r171
    r174
    r175
    r176
    r177
    r178
    r179
    r334
    r444
    r503a
    r1000
    r1001
    r1002
    r1003
    r1004
    r1005
    r1006
    r1007
    r1008
    r1009
    r1010
    r1011
    r1012
    r1014
    r1015
    r1016
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
