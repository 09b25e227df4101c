//! What checking a return gives, written for people and programs: a list as CSV, everything as JSON, one page as HTML.
//! A child's details appear in these and nowhere else.

mod html;
mod json;
mod list;
mod summary;

pub use html::{ROWS_SHOWN_PER_RULE, write_page};
pub use json::write_json;
pub use list::{COLUMNS, NOT_RUN, read_list, write_list};
pub use summary::{Listed, Summary, Teams};
