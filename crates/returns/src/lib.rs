//! Statutory returns: reading what councils send to the department, with nothing lost and nothing guessed.
//!
//! So far the children in need census: [`cin::read`] streams a message of any size, one child at a time. Every value keeps its own
//! text and line; what the layout does not know is kept whole and reported; a child that cannot be read is reported and the next one
//! is read. Pure: a source of bytes comes in, values go out; no file, clock or network is touched here.
//!
//! ```
//! use std::ops::ControlFlow;
//! use returns::cin::{self, Part};
//!
//! let message = "<Message><Children><Child>
//!     <ChildIdentifiers><LAchildID>AM0001</LAchildID><PersonBirthDate>2016-02-30</PersonBirthDate></ChildIdentifiers>
//!     <ShoeSize>31</ShoeSize>
//! </Child></Children></Message>";
//!
//! let mut said = Vec::new();
//! let summary = cin::read(message.as_bytes(), |part| {
//!     if let Part::Child(child) = part {
//!         assert_eq!(child.id(), Some("AM0001"));
//!         let born = child.identifiers().birth_date.expect("the element is there");
//!         said.push(born.date().expect_err("February never has 30 days").to_string());
//!         said.extend(child.problems.iter().map(ToString::to_string));
//!         assert_eq!(child.unknown[0].text, "<ShoeSize>31</ShoeSize>");
//!     }
//!     ControlFlow::Continue(())
//! })?;
//!
//! assert_eq!(summary.children, 1);
//! assert_eq!(said[0], "Line 2: PersonBirthDate must be a real date written YYYY-MM-DD");
//! assert_eq!(said[1], "Line 3: Child/ShoeSize is not part of the CIN census. It has been kept but not used");
//! # Ok::<(), cin::CannotRead>(())
//! ```

pub mod cin;
pub mod container;
mod encoding;
mod finding;
pub mod outputs;
mod rule;
pub mod s903;
mod source;
mod text;
mod years;

pub use finding::{Finding, GivenFile, Note, Outcome, State};
pub use rule::{Rule, Severity};
pub use years::Years;
