//! The pages and the JSON interface: what a practitioner sees and sends. Handlers are short: ask leave, decide, append, show. What is
//! allowed is decided in `casework`, who may see it in `access`.

pub mod assets;
mod call;
mod checks;
mod clock_words;
mod disclosure;
mod failure;
mod family;
pub mod forecasts;
mod forms;
mod found;
mod genogram;
mod goals;
mod identity;
mod lines;
mod linkage;
mod pages;
mod particulars;
mod people_index;
mod person;
pub mod render;
mod routes;
mod saying;
mod setting;
mod shell;
mod sign_in;
mod site;

pub use routes::{Needs, ROUTES, Route, Verb, router};
pub use site::{Directory, Listed, RoleCard, Settings, SignIn, Site, SiteError};

/// Every SQL statement of the pages, so that a test can try each on both databases.
pub const STATEMENTS: &[&[&store::Statement]] = &[
    found::STATEMENTS,
    pages::audit::STATEMENTS,
    pages::front_door::board::STATEMENTS,
    pages::queue::sample::STATEMENTS,
    pages::reports::STATEMENTS,
    pages::work::STATEMENTS,
    particulars::STATEMENTS,
    people_index::STATEMENTS,
    people_index::known::STATEMENTS,
    site::STATEMENTS,
];
