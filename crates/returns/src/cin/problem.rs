//! What can be wrong with a message, in words for the person who must put it right. A problem stops nothing; `CannotRead` ends the
//! reading. Neither ever holds a value from the file: a list of problems can be sent to anyone.

use std::fmt;
use std::io;

/// Something wrong at one place of the message. Reading goes on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The line of the file, from 1.
    pub line: u32,
    /// The element, as the layout writes its path.
    pub path: String,
    /// What is wrong with it.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An element that the census does not have.
    UnknownElement,
    /// A known element in a place where it does not belong.
    Misplaced {
        /// Where it does belong.
        belongs_in: String,
    },
    /// An attribute, which no census element has.
    UnknownAttribute,
    /// Text where only elements belong.
    StrayText,
    /// An element that is there twice and should be there once; both are kept.
    Repeated,
    /// Something that every message or child has is not there.
    Missing,
    /// An entity other than the five of XML; its name is kept as the text.
    UnknownEntity,
    /// An ampersand that begins no entity; it is kept as it is.
    LoneAmpersand,
    /// A character that the file's encoding does not have.
    DamagedText,
    /// Not a date, or not as the guide writes one.
    NotADate,
    /// Not a date and time as the guide writes one.
    NotADateTime,
    /// Not a whole number.
    NotANumber,
    /// Not true, false, 1 or 0.
    NotAFlag,
    /// Not a code of the list.
    NotACode {
        /// The name of the code list.
        list: &'static str,
    },
    /// Left out: a tag is not closed where it should be.
    NotClosed,
    /// Left out: a tag that is not written as XML.
    BrokenTag,
    /// Left out: elements inside elements beyond any census.
    TooDeep,
    /// Left out: larger than any child of a real return.
    TooLarge,
    /// Left out: more problems than anyone would read.
    TooManyProblems,
}

impl Problem {
    /// What is wrong and what to do, without the line.
    pub fn says(&self) -> String {
        Said(self).to_string()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Line {}: {}", self.line, Said(self))
    }
}

/// A problem without its line.
struct Said<'a>(&'a Problem);

impl fmt::Display for Said<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { path, what, .. } = self.0;
        match what {
            What::UnknownElement => write!(to, "{path} is not part of the CIN census. It has been kept but not used"),
            What::Misplaced { belongs_in } => {
                write!(to, "{path} belongs in {belongs_in}. It has been kept but not used")
            }
            What::UnknownAttribute => {
                write!(to, "the attribute {path} is not part of the CIN census. It has been kept but not used")
            }
            What::StrayText => {
                write!(to, "there is text in {path} outside any of its elements. It has been kept but not used")
            }
            What::Repeated => write!(to, "{path} is here more than once. Keep one of them"),
            What::Missing => write!(to, "{path} is missing. Add it"),
            What::UnknownEntity => {
                write!(to, "{path} has an entity that XML does not know. Write the character itself")
            }
            What::LoneAmpersand => write!(to, "{path} has an & on its own. Write &amp; instead"),
            What::DamagedText => {
                write!(to, "{path} has a character that cannot be read. Save the file as UTF-8 and check this line")
            }
            What::NotADate => write!(to, "{path} must be a real date written YYYY-MM-DD"),
            What::NotADateTime => write!(to, "{path} must be a date and time written YYYY-MM-DDThh:mm:ss"),
            What::NotANumber => write!(to, "{path} must be a whole number"),
            What::NotAFlag => write!(to, "{path} must be true, false, 1 or 0"),
            What::NotACode { list } => write!(to, "{path} must be a code from the list of {list}"),
            What::NotClosed => write!(to, "{path} is not closed before another element ends or begins. {LEFT_OUT}"),
            What::BrokenTag => write!(to, "a tag in {path} is not written correctly. {LEFT_OUT}"),
            What::TooDeep => write!(to, "{path} has too many elements inside each other. {LEFT_OUT}"),
            What::TooLarge => write!(to, "{path} is too large to be one child. {LEFT_OUT}"),
            What::TooManyProblems => write!(to, "{path} comes after 1,000 problems in the same part. {LEFT_OUT}"),
        }
    }
}

const LEFT_OUT: &str = "This part has been left out: correct it and read the file again";

/// Why the reading had to end. Children given before it stand.
#[derive(Debug, thiserror::Error)]
pub enum CannotRead {
    /// The first element is not a census message.
    #[error("Line {line}: this is not a CIN census message, which begins with <Message>. Choose another file")]
    NotAMessage {
        /// Where the first element is.
        line: u32,
    },
    /// The file ends before the message does.
    #[error(
        "Line {line}: the file ends before </Message>, so the end of it is missing. Export it again and read the new file"
    )]
    CutShort {
        /// The last line.
        line: u32,
    },
    /// A document type or entity declaration, which could make a small file huge or name other files.
    #[error("Line {line}: the file has a DOCTYPE, which a census message never has. Remove it and read the file again")]
    Doctype {
        /// Where the declaration begins.
        line: u32,
    },
    /// Text that is not XML, beyond which nothing can be trusted.
    #[error("Line {line}: this is not correct XML. Correct this line and read the file again")]
    NotXml {
        /// Where it begins.
        line: u32,
    },
    /// A text, tag or comment beyond the limit.
    #[error(
        "Line {line}: a text, tag or comment that begins here is longer than 1 MB. Correct this line and read the file again"
    )]
    TooLong {
        /// Where it begins.
        line: u32,
    },
    /// More unclosed elements than memory should hold.
    #[error("Line {line}: too many elements are open and not closed. Export the file again and read the new file")]
    TooManyOpen {
        /// Where the limit was passed.
        line: u32,
    },
    /// An encoding that is declared but not known.
    #[error("The file says that it is written in {name:.40}. Save it as UTF-8 and read it again")]
    Encoding {
        /// The encoding's name as the file gives it.
        name: String,
    },
    /// The disk or the connection failed.
    #[error("The file could not be read to its end. Try again")]
    Source(#[source] io::Error),
}
