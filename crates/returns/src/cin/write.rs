//! Writing a census message, child by child, in the order and with the indents that the census has. What the layout does not know is
//! not written: it was reported when it was read.

use std::io::{self, Write};

use super::block::Block;
use super::layout::Element;

/// Writes one message into anything that takes bytes. A message that was written so is read as it was given, and comes out the same
/// when it is written again.
///
/// ```
/// use std::ops::ControlFlow;
/// use returns::cin::{self, Part, Writer};
///
/// let given = "<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>AM1</LAchildID></ChildIdentifiers></Child></Children></Message>";
/// let mut writer = Writer::begin(Vec::new())?;
/// cin::read(given.as_bytes(), |part| {
///     match part {
///         Part::Header(header) => writer.header(&header.block).expect("a vector takes all"),
///         Part::Child(child) => writer.child(&child.block).expect("a vector takes all"),
///         Part::Unknown(_) | Part::Problem(_) | Part::Progress(_) => {}
///     }
///     ControlFlow::Continue(())
/// })?;
/// let written = String::from_utf8(writer.end()?)?;
/// assert!(written.contains("      <ChildIdentifiers>\n        <LAchildID>AM1</LAchildID>\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Writer<W> {
    to: W,
    in_children: bool,
}

impl<W: Write> Writer<W> {
    /// Begins a message.
    pub fn begin(mut to: W) -> io::Result<Writer<W>> {
        to.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n")?;
        Ok(Writer { to, in_children: false })
    }

    /// Writes the header, which comes before the children.
    pub fn header(&mut self, header: &Block) -> io::Result<()> {
        self.block(header, 1)
    }

    /// Writes a child.
    pub fn child(&mut self, child: &Block) -> io::Result<()> {
        self.begin_children()?;
        self.block(child, 2)
    }

    /// Ends the message and gives back what it was written into.
    pub fn end(mut self) -> io::Result<W> {
        self.begin_children()?;
        self.to.write_all(b"  </Children>\n</Message>\n")?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn begin_children(&mut self) -> io::Result<()> {
        if !self.in_children {
            self.in_children = true;
            self.to.write_all(b"  <Children>\n")?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, depth: usize) -> io::Result<()> {
        let name = block.element.name;
        if block.fields.is_empty() && block.blocks.is_empty() {
            return writeln!(self.to, "{:indent$}<{name}/>", "", indent = depth * 2);
        }
        writeln!(self.to, "{:indent$}<{name}>", "", indent = depth * 2)?;
        for element in block.element.elements() {
            self.kind(block, element, depth + 1)?;
        }
        writeln!(self.to, "{:indent$}</{name}>", "", indent = depth * 2)
    }

    /// Writes everything of one kind in a block, in the order in which it was given.
    fn kind(&mut self, block: &Block, element: &'static Element, depth: usize) -> io::Result<()> {
        let name = element.name;
        for field in block.fields_named(name) {
            match field.raw.is_empty() {
                true => writeln!(self.to, "{:indent$}<{name}/>", "", indent = depth * 2)?,
                false => {
                    let text = escaped(&field.raw);
                    writeln!(self.to, "{:indent$}<{name}>{text}</{name}>", "", indent = depth * 2)?;
                }
            }
        }
        block.blocks_named(name).try_for_each(|block| self.block(block, depth))
    }
}

/// The text with the characters that XML would read as its own. A carriage return would come back as a line feed.
fn escaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for character in raw.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            _ => text.push(character),
        }
    }
    text
}
