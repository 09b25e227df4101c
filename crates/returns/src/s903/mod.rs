//! SSDA903, the return about looked-after children: reading it from CSV or XML, checking it by every rule of its year.
//!
//! A return is [`Sheet`]s, one a file, as they were given. [`check`] gives typed rows to the rules, child by child.

#[cfg(test)]
mod cases;
mod cells;
mod check;
mod child;
pub mod codes;
mod collection;
mod found;
mod layout;
mod ofsted;
mod postcodes;
mod read;
mod request;
mod rules;
mod sheet;
mod tables;
mod value;
mod whereabouts;
mod write;
mod write_xml;
mod xml;
mod years;

pub use check::{Checked, Given, check, postcodes_mentioned};
pub use child::{Child, Whole};
pub use collection::{Collection, Form};
pub use found::Found;
pub use layout::{
    Ad1, Column, DoLo, Episode, Header, Kind, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, Row, Rows,
    SwEpisode, Table, Tables, Uasc,
};
pub use ofsted::{Providers, read_providers};
pub use postcodes::read_postcodes;
pub use read::{File, ReadReturn, read};
pub use request::{Answer, NoReturn, Request, YEARS, check_files};
pub use rules::RULES;
pub use sheet::{LineEnd, ROWS_MAX, Sheet, TooLarge};
pub use tables::Grouped;
pub use value::{Cell, Day};
pub use whereabouts::{Location, Place, Postcodes, Provider, Whereabouts, plain_postcode};
pub use write::write_table;
pub use write_xml::write_xml;
pub use years::{YearRead, read_years};

/// One rule of SSDA903.
pub type Rule = crate::Rule<Check, Need>;

/// How a rule decides.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// By looking at one child at a time.
    Child(fn(&Child<'_>, &mut Found)),
    /// By comparing children.
    Whole(fn(&Whole<'_>, &mut Found)),
}

/// What a rule cannot run without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A table of this year's return.
    Table(Table),
    /// A table of last year's return.
    LastYear(Table),
    /// A list of postcodes.
    Postcodes,
    /// Ofsted's lists of providers.
    Providers,
    /// The council's code.
    Authority,
    /// The XML form, which has columns that CSV has not.
    Xml,
}
