//! Reading a census message as a stream. One part is in memory at a time, so a file may be of any size; a part that cannot be read
//! is reported and the next one is read.

use std::io::{self, BufRead};
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};

use super::block::Unknown;
use super::child::{Child, Header};
use super::growing::{Growing, Grown, lines_in};
use super::layout::{CHILD, Element, HEADER};
use super::problem::{CannotRead, Problem, What};
use crate::source::{Source, Stopped};

/// A child with a hundred episodes takes 100 kB; this is twenty times that, and what one child may hold in memory at once.
const PART_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// The parser remembers every open element. A real message has eight open at once; each child left out may leave some behind.
const OPEN_ELEMENTS_MAX: u32 = 1_000_000;

/// Often enough for a bar that moves: a hundred times in a large file.
const PROGRESS_BYTES: u64 = 1024 * 1024;

/// What the reader gives out, in the order of the file.
#[derive(Debug)]
pub enum Part {
    /// The header.
    Header(Header),
    /// One child.
    Child(Box<Child>),
    /// Something between the children that the layout does not know, kept whole. Its problem follows.
    Unknown(Unknown),
    /// Something wrong outside the children that were read: in the frame of the message, or a part that was left out.
    Problem(Problem),
    /// How many bytes of the file have been read.
    Progress(u64),
}

/// What was read, once the reading has ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Children given out.
    pub children: u32,
    /// Children, headers and unknown parts that could not be read; each has its problem.
    pub left_out: u32,
    /// Bytes of the file.
    pub bytes: u64,
    /// Why it ended.
    pub ended: Ended,
}

/// Why the reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The whole file has been read.
    Whole,
    /// The receiver asked to stop.
    Stopped,
}

/// Reads a message and gives each part to `receive` as soon as it is whole. `Break` stops the reading.
///
/// An error ends the reading; the parts given before it stand.
pub fn read(source: impl BufRead, receive: impl FnMut(Part) -> ControlFlow<()>) -> Result<Summary, CannotRead> {
    let mut xml = quick_xml::Reader::from_reader(Source::new(source));
    // End tags are checked here, so that one wrong tag costs one child and not the file.
    let config = xml.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;

    let mut message = Message {
        receive,
        stopped: false,
        frame: Frame::Before,
        in_children: false,
        growing: None,
        skipping: false,
        header_seen: false,
        position: 0,
        children: 0,
        left_out: 0,
    };
    let mut buffer = Vec::new();
    let mut open = 0_u32;
    let mut reported = 0;
    while !message.stopped {
        buffer.clear();
        xml.get_mut().begin_token();
        let line = xml.get_ref().line();
        let begins_at = xml.get_ref().bytes_taken();
        let event = xml.read_event_into(&mut buffer).map_err(|error| refusal(error, line))?;
        match &event {
            Event::Eof => {
                message.end(line)?;
                break;
            }
            Event::DocType(_) => return Err(CannotRead::Doctype { line }),
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            Event::Empty(_) | Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {}
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
        if open > OPEN_ELEMENTS_MAX {
            return Err(CannotRead::TooManyOpen { line });
        }
        message.take(&event, line, begins_at)?;
        let bytes = xml.get_ref().bytes_read();
        if bytes - reported >= PROGRESS_BYTES {
            reported = bytes;
            message.tell(Part::Progress(bytes));
        }
    }
    Ok(Summary {
        children: message.children,
        left_out: message.left_out,
        bytes: xml.get_ref().bytes_read(),
        ended: if message.stopped { Ended::Stopped } else { Ended::Whole },
    })
}

/// The message around its children.
struct Message<F> {
    receive: F,
    stopped: bool,
    frame: Frame,
    in_children: bool,
    /// The part that is being read, and where it began.
    growing: Option<(Growing, u64)>,
    /// A part was left out, and the next has not begun.
    skipping: bool,
    header_seen: bool,
    position: u32,
    children: u32,
    left_out: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Before,
    Inside,
    After,
}

impl<F: FnMut(Part) -> ControlFlow<()>> Message<F> {
    fn take(&mut self, event: &Event<'_>, line: u32, begins_at: u64) -> Result<(), CannotRead> {
        let Some((mut growing, began_at)) = self.growing.take() else {
            return self.frame_event(event, line, begins_at);
        };
        let taken = if begins_child(event) {
            Err(growing.left_out(What::NotClosed))
        } else if begins_at - began_at > PART_BYTES_MAX {
            Err(growing.left_out(What::TooLarge))
        } else {
            growing.take(event, line)
        };
        match taken {
            Ok(None) => self.growing = Some((growing, began_at)),
            Ok(Some(grown)) => self.give(grown, growing),
            Err(problem) => {
                self.leave_out(problem);
                self.frame_event(event, line, begins_at)?;
            }
        }
        Ok(())
    }

    /// An event outside any part.
    fn frame_event(&mut self, event: &Event<'_>, line: u32, begins_at: u64) -> Result<(), CannotRead> {
        match event {
            Event::Start(start) => self.start(start, line, begins_at)?,
            Event::Empty(start) => {
                self.start(start, line, begins_at)?;
                let end = start.to_end();
                self.take(&Event::End(end), line, begins_at)?;
            }
            Event::End(end) => self.end_tag(end.local_name().as_ref(), line),
            Event::Text(text) => self.text(text, line)?,
            Event::CData(text) => self.text(text, line)?,
            Event::GeneralRef(name) => self.text(&format!("&{};", &**name), line)?,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>, line: u32, begins_at: u64) -> Result<(), CannotRead> {
        let local = start.local_name();
        match (self.frame, local.as_ref()) {
            (Frame::Before, "Message") => self.frame = Frame::Inside,
            (Frame::Before, _) => return Err(CannotRead::NotAMessage { line }),
            (Frame::Inside, "Children") => {
                self.in_children = true;
                self.skipping = false;
            }
            (Frame::Inside, "Header") => self.begin(&HEADER, start, line, begins_at),
            (Frame::Inside, "Child") => self.begin(&CHILD, start, line, begins_at),
            (Frame::Inside | Frame::After, _) if !self.skipping => {
                self.grow(Growing::unknown(self.path(), start, line), begins_at);
            }
            (Frame::Inside | Frame::After, _) => {}
        }
        Ok(())
    }

    fn begin(&mut self, element: &'static Element, start: &BytesStart<'_>, line: u32, begins_at: u64) {
        self.skipping = false;
        if element == &HEADER {
            self.header_seen = true;
        } else {
            if !self.header_seen {
                self.header_seen = true;
                self.problem(line, "Message/Header", What::Missing);
            }
            if !self.in_children {
                self.in_children = true;
                self.problem(line, "Message/Children", What::Missing);
            }
            self.position += 1;
        }
        self.grow(Growing::known(element, start, line), begins_at);
    }

    fn grow(&mut self, growing: Result<Growing, Problem>, begins_at: u64) {
        match growing {
            Ok(growing) => self.growing = Some((growing, begins_at)),
            Err(problem) => self.leave_out(problem),
        }
    }

    fn end_tag(&mut self, name: &str, line: u32) {
        match name {
            "Child" | "Header" if self.skipping => self.skipping = false,
            "Children" if self.in_children => {
                self.in_children = false;
                self.skipping = false;
            }
            "Message" if self.frame == Frame::Inside => {
                self.frame = Frame::After;
                self.skipping = false;
            }
            _ if self.skipping => {}
            _ => self.problem(line, self.path(), What::NotClosed),
        }
    }

    fn text(&mut self, text: &str, line: u32) -> Result<(), CannotRead> {
        let kept = text.trim();
        if kept.is_empty() || self.skipping {
            return Ok(());
        }
        if self.frame == Frame::Before {
            return Err(CannotRead::NotAMessage { line });
        }
        let before = &text[..text.len() - text.trim_start().len()];
        let line = line.saturating_add(lines_in(before));
        let path = self.path();
        self.tell(Part::Unknown(Unknown { path: path.to_owned(), text: kept.to_owned(), line }));
        self.problem(line, path, What::StrayText);
        Ok(())
    }

    fn give(&mut self, grown: Grown, growing: Growing) {
        let Growing { unknown, mut problems, .. } = growing;
        match grown {
            Grown::Whole(block) if block.element == &HEADER => {
                self.tell(Part::Header(Header { block, unknown, problems }));
            }
            Grown::Whole(block) => {
                let line = block.line;
                let mut child = Child { position: self.position - 1, block, unknown, problems: Vec::new() };
                if child.id().is_none() {
                    problems.push(Problem {
                        line,
                        path: "Child/ChildIdentifiers/LAchildID".to_owned(),
                        what: What::Missing,
                    });
                }
                child.problems = problems;
                self.children += 1;
                self.tell(Part::Child(Box::new(child)));
            }
            Grown::Unknown => {
                unknown.into_iter().for_each(|unknown| self.tell(Part::Unknown(unknown)));
                problems.into_iter().for_each(|problem| self.tell(Part::Problem(problem)));
            }
        }
    }

    fn leave_out(&mut self, problem: Problem) {
        self.left_out += 1;
        self.skipping = true;
        self.tell(Part::Problem(problem));
    }

    fn end(&mut self, line: u32) -> Result<(), CannotRead> {
        match self.frame {
            Frame::Before => return Err(CannotRead::NotAMessage { line }),
            Frame::Inside => return Err(CannotRead::CutShort { line }),
            Frame::After => {}
        }
        if self.growing.is_some() {
            return Err(CannotRead::CutShort { line });
        }
        if self.position == 0 {
            self.problem(line, "Message/Children/Child", What::Missing);
        }
        Ok(())
    }

    fn path(&self) -> &'static str {
        if self.in_children { "Message/Children" } else { "Message" }
    }

    fn problem(&mut self, line: u32, path: &str, what: What) {
        self.tell(Part::Problem(Problem { line, path: path.to_owned(), what }));
    }

    fn tell(&mut self, part: Part) {
        if !self.stopped {
            self.stopped = (self.receive)(part).is_break();
        }
    }
}

/// A child inside a child means that the first was never closed.
fn begins_child(event: &Event<'_>) -> bool {
    match event {
        Event::Start(start) | Event::Empty(start) => {
            matches!(start.local_name().as_ref(), "Child" | "Children")
        }
        _ => false,
    }
}

fn refusal(error: quick_xml::Error, line: u32) -> CannotRead {
    use quick_xml::errors::{IllFormedError, SyntaxError};
    match error {
        quick_xml::Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<Stopped>()) {
            Some(Stopped::TokenTooLong) => CannotRead::TooLong { line },
            Some(Stopped::Encoding(name)) => CannotRead::Encoding { name: name.clone() },
            None => CannotRead::Source(io::Error::new(error.kind(), error)),
        },
        quick_xml::Error::Syntax(SyntaxError::InvalidBangMarkup) => CannotRead::NotXml { line },
        quick_xml::Error::Syntax(SyntaxError::UnclosedDoctype) => CannotRead::Doctype { line },
        quick_xml::Error::Syntax(_) => CannotRead::CutShort { line },
        quick_xml::Error::IllFormed(IllFormedError::MissingDoctypeName) => CannotRead::Doctype { line },
        _ => CannotRead::NotXml { line },
    }
}
