//! One child, header or unknown part while its tags and texts arrive. Nothing that arrives is dropped: it becomes a field, a block or
//! an `Unknown`, or the whole part is left out with a problem that says why.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::block::{Block, Field, Unknown};
use super::layout::{Element, Times, elements};
use super::problem::{Problem, What};

/// The census is five deep; this leaves room for what a supplier adds, and bounds what one child can pile up.
const DEPTH_MAX: usize = 32;

/// No census element has attributes; a tag with more than this is damage or an attack.
const ATTRIBUTES_MAX: usize = 32;

/// A supplier's extra element in every block of a child with many episodes makes some hundreds. Each problem takes memory, so a part
/// made of nothing else is left out.
const PROBLEMS_PER_PART_MAX: usize = 1_000;

/// Longest element name repeated in a message; census names are under 35 characters.
const NAME_SHOWN_MAX: usize = 60;

/// The part as far as it has arrived.
pub(super) struct Growing {
    open: Vec<Open>,
    raw: Option<Raw>,
    stray: Option<(String, u32)>,
    pub(super) unknown: Vec<Unknown>,
    pub(super) problems: Vec<Problem>,
}

/// What a part has become once its last tag has closed.
pub(super) enum Grown {
    /// A header or a child.
    Whole(Block),
    /// An unknown part, which is in `unknown`.
    Unknown,
}

enum Open {
    Block(Block),
    Field(Field),
}

/// An unknown element that is still open, as it is written.
struct Raw {
    kept: Unknown,
    names: Vec<String>,
}

impl Open {
    fn new(element: &'static Element, line: u32) -> Open {
        if element.holds_value() {
            Open::Field(Field { element, raw: String::new(), line })
        } else {
            Open::Block(Block { element, line, fields: Vec::new(), blocks: Vec::new() })
        }
    }

    fn element(&self) -> &'static Element {
        match self {
            Open::Block(block) => block.element,
            Open::Field(field) => field.element,
        }
    }

    fn line(&self) -> u32 {
        match self {
            Open::Block(block) => block.line,
            Open::Field(field) => field.line,
        }
    }
}

impl Growing {
    /// A header or child whose tag has just opened.
    pub(super) fn known(element: &'static Element, start: &BytesStart<'_>, line: u32) -> Result<Growing, Problem> {
        let mut growing = Growing::empty();
        growing.open.push(Open::new(element, line));
        growing.keep_attributes(start, line)?;
        Ok(growing)
    }

    /// An unknown element outside the children, whose tag has just opened.
    pub(super) fn unknown(parent: &str, start: &BytesStart<'_>, line: u32) -> Result<Growing, Problem> {
        let mut growing = Growing::empty();
        growing.begin_raw(parent, start, line)?;
        Ok(growing)
    }

    fn empty() -> Growing {
        Growing { open: Vec::new(), raw: None, stray: None, unknown: Vec::new(), problems: Vec::new() }
    }

    /// Takes the next piece of the file. A problem here means that the part cannot be read on.
    pub(super) fn take(&mut self, event: &Event<'_>, line: u32) -> Result<Option<Grown>, Problem> {
        match event {
            Event::Start(start) => self.start(start, line).map(|()| None),
            Event::Empty(start) => {
                self.start(start, line)?;
                self.end(start.local_name().as_ref(), start.name().as_ref())
            }
            Event::End(end) => self.end(end.local_name().as_ref(), end.name().as_ref()),
            Event::Text(text) => {
                // The parser begins a text with `&` only when no entity follows.
                if text.starts_with('&') && self.raw.is_none() {
                    self.report(What::LoneAmpersand, line)?;
                }
                self.text(text, text, line)
            }
            Event::CData(text) => self.text(text, &format!("<![CDATA[{}]]>", &**text), line),
            Event::GeneralRef(name) => {
                let written = format!("&{};", &**name);
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                match character.or_else(|| resolve_xml_entity(name).map(str::to_owned)) {
                    Some(meant) => self.text(&meant, &written, line),
                    None => {
                        if self.raw.is_none() {
                            self.report(What::UnknownEntity, line)?;
                        }
                        self.text(&written, &written, line)
                    }
                }
            }
            Event::Comment(text) => self.aside(&format!("<!--{}-->", &**text)),
            Event::PI(text) => self.aside(&format!("<?{}?>", &**text)),
            // The reader ends the reading at these two; a second declaration means nothing.
            Event::DocType(_) | Event::Eof | Event::Decl(_) => Ok(None),
        }
    }

    /// What to say when the part is left out.
    pub(super) fn left_out(&self, what: What) -> Problem {
        match (&self.raw, self.open.last()) {
            (Some(raw), _) => Problem { line: raw.kept.line, path: raw.kept.path.clone(), what },
            (None, Some(open)) => Problem { line: open.line(), path: open.element().path.to_owned(), what },
            (None, None) => Problem { line: 1, path: "Message".to_owned(), what },
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, line: u32) -> Result<(), Problem> {
        self.settle_stray()?;
        if let Some(raw) = &mut self.raw {
            raw.kept.text.push_str(&format!("<{}>", &**start));
            raw.names.push(start.name().as_ref().to_owned());
            if raw.names.len() > DEPTH_MAX {
                return Err(self.left_out(What::TooDeep));
            }
            return Ok(());
        }
        let local = start.local_name();
        let name = local.as_ref();
        let Some(parent) = self.open.last() else {
            return Err(self.left_out(What::BrokenTag));
        };
        let Some(element) = parent.element().element(name) else {
            return self.begin_raw(parent.element().path, start, line);
        };
        if element.times == Times::Once && parent.has(element) {
            self.note(Problem { line, path: element.path.to_owned(), what: What::Repeated })?;
        }
        self.open.push(Open::new(element, line));
        self.keep_attributes(start, line)
    }

    fn end(&mut self, local: &str, written: &str) -> Result<Option<Grown>, Problem> {
        self.settle_stray()?;
        if let Some(mut raw) = self.raw.take() {
            if raw.names.pop().as_deref() != Some(written) {
                let Raw { kept: Unknown { path, line, .. }, .. } = raw;
                return Err(Problem { line, path, what: What::NotClosed });
            }
            raw.kept.text.push_str(&format!("</{written}>"));
            if !raw.names.is_empty() {
                self.raw = Some(raw);
                return Ok(None);
            }
            self.unknown.push(raw.kept);
            return Ok(self.open.is_empty().then_some(Grown::Unknown));
        }
        match self.open.pop() {
            Some(open) if open.element().name == local => Ok(self.attach(open)),
            Some(open) => {
                Err(Problem { line: open.line(), path: open.element().path.to_owned(), what: What::NotClosed })
            }
            None => Err(self.left_out(What::NotClosed)),
        }
    }

    /// Puts what has just closed into what it is in, or gives it out when it is the whole part.
    fn attach(&mut self, closed: Open) -> Option<Grown> {
        match (closed, self.open.last_mut()) {
            (Open::Block(block), None) => return Some(Grown::Whole(block)),
            (Open::Block(block), Some(Open::Block(parent))) => parent.blocks.push(block),
            (Open::Field(field), Some(Open::Block(parent))) => parent.fields.push(field),
            (Open::Block(_) | Open::Field(_), Some(Open::Field(_))) | (Open::Field(_), None) => {
                unreachable!("the layout puts nothing into a value, and no part is a value alone")
            }
        }
        None
    }

    fn text(&mut self, meant: &str, written: &str, line: u32) -> Result<Option<Grown>, Problem> {
        if let Some(raw) = &mut self.raw {
            raw.kept.text.push_str(written);
            return Ok(None);
        }
        if meant.contains(char::REPLACEMENT_CHARACTER) {
            self.report(What::DamagedText, line)?;
        }
        match (self.open.last_mut(), &mut self.stray) {
            (Some(Open::Field(field)), _) => field.raw.push_str(meant),
            (_, Some((stray, _))) => stray.push_str(written),
            (_, None) => {
                let kept = written.trim_start();
                if !kept.is_empty() {
                    self.stray =
                        Some((kept.to_owned(), line.saturating_add(lines_in(&written[..written.len() - kept.len()]))));
                }
            }
        }
        Ok(None)
    }

    /// A comment or instruction: no part of the data, but part of an unknown element as it was written.
    fn aside(&mut self, written: &str) -> Result<Option<Grown>, Problem> {
        if let Some(raw) = &mut self.raw {
            raw.kept.text.push_str(written);
        }
        Ok(None)
    }

    fn settle_stray(&mut self) -> Result<(), Problem> {
        let Some((text, line)) = self.stray.take() else {
            return Ok(());
        };
        let path = self.path().to_owned();
        self.keep_unknown(Unknown { path, text: text.trim_end().to_owned(), line }, What::StrayText)
    }

    fn begin_raw(&mut self, parent: &str, start: &BytesStart<'_>, line: u32) -> Result<(), Problem> {
        let local = start.local_name();
        let name = local.as_ref();
        if !name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            return Err(Problem { line, path: parent.to_owned(), what: What::BrokenTag });
        }
        let path = path_under(parent, name);
        let what =
            match elements().find(|element| element.name == name).and_then(|element| element.path.rsplit_once('/')) {
                Some((belongs_in, _)) => What::Misplaced { belongs_in: belongs_in.to_owned() },
                None => What::UnknownElement,
            };
        self.note(Problem { line, path: path.clone(), what })?;
        let kept = Unknown { path, text: format!("<{}>", &**start), line };
        self.raw = Some(Raw { kept, names: vec![start.name().as_ref().to_owned()] });
        Ok(())
    }

    fn keep_attributes(&mut self, start: &BytesStart<'_>, line: u32) -> Result<(), Problem> {
        if start.attributes_raw().is_empty() {
            return Ok(());
        }
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            let attribute = attribute.map_err(|_| self.left_out(What::BrokenTag))?;
            if count >= ATTRIBUTES_MAX {
                return Err(self.left_out(What::BrokenTag));
            }
            let name = attribute.key.as_ref();
            // Namespaces and the place of a schema are about the file, not about the child.
            if name.starts_with("xmlns")
                || attribute.key.local_name().as_ref().to_ascii_lowercase().ends_with("schemalocation")
            {
                continue;
            }
            let path = path_under(self.path(), &format!("@{name}"));
            self.keep_unknown(
                Unknown { path, text: attribute.value.as_ref().to_owned(), line },
                What::UnknownAttribute,
            )?;
        }
        Ok(())
    }

    fn keep_unknown(&mut self, unknown: Unknown, what: What) -> Result<(), Problem> {
        self.note(Problem { line: unknown.line, path: unknown.path.clone(), what })?;
        self.unknown.push(unknown);
        Ok(())
    }

    fn report(&mut self, what: What, line: u32) -> Result<(), Problem> {
        let path = self.path().to_owned();
        self.note(Problem { line, path, what })
    }

    fn note(&mut self, problem: Problem) -> Result<(), Problem> {
        if self.problems.len() >= PROBLEMS_PER_PART_MAX {
            return Err(self.left_out(What::TooManyProblems));
        }
        self.problems.push(problem);
        Ok(())
    }

    fn path(&self) -> &str {
        self.open.last().map_or("Message", |open| open.element().path)
    }
}

impl Open {
    fn has(&self, element: &'static Element) -> bool {
        match self {
            Open::Block(block) if element.holds_value() => block.field(element.name).is_some(),
            Open::Block(block) => block.block(element.name).is_some(),
            Open::Field(_) => false,
        }
    }
}

/// The path of an unknown part; its name is cut, because a message is no place for a page of it.
fn path_under(parent: &str, name: &str) -> String {
    let shown: String = name.chars().take(NAME_SHOWN_MAX).collect();
    format!("{parent}/{shown}")
}

/// How many line ends a text has.
pub(super) fn lines_in(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}
