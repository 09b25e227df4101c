//! Statutory returns: reading what councils send to the department, with nothing lost and nothing guessed.
//!
//! The children in need census: [`cin::check`] streams a message of any size past every rule of its collection and gives findings,
//! what became of each rule, and notes on how the file is written. [`cin::read`] gives the children themselves, one at a time: every
//! value keeps its own text and line; what the layout does not know is kept whole and reported; a child that cannot be read is reported
//! and the next one is read. [`cin::Writer`] writes them again. Pure: a source of bytes comes in, values go out; no file, clock or
//! network is touched here.
//!
//! ```
//! use returns::cin::{self, Options};
//!
//! let message = "<Message>
//!     <Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
//!     <Children><Child>
//!         <ChildIdentifiers><LAchildID>AM0001</LAchildID><PersonBirthDate>2026-04-01</PersonBirthDate></ChildIdentifiers>
//!     </Child></Children></Message>";
//!
//! let checked = cin::check(message.as_bytes(), Options::default(), |_bytes_read| {})?;
//! let late = checked.findings.iter().find(|finding| finding.rule == "8520").expect("the birth is after the year");
//! assert_eq!((late.table, late.row, late.child.as_ref()), ("ChildIdentifiers", 0, "AM0001"));
//! assert_eq!(late.values, ["2026-04-01"]);
//! assert_eq!(late.says, "The child's birth is after the year");
//! # Ok::<(), cin::CannotRead>(())
//! ```
//!
//! And the children themselves:
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
