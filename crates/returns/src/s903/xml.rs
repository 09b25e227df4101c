//! Reading the XML form: one `CHILD` element a child. A group of values inside it is a row of the table whose columns it holds,
//! whatever the group is called.

use super::layout::Table;
use super::sheet::Sheet;
use crate::Note;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use std::collections::BTreeMap;

/// A real return has five elements inside each other.
const DEPTH_MAX: usize = 16;

/// A child with a hundred episodes has two thousand values.
const VALUES_OF_CHILD_MAX: usize = 100_000;

/// What was read before the file ended or could not be read on.
#[derive(Debug, Default)]
pub(super) struct ReadXml {
    pub sheets: Vec<Sheet>,
    pub notes: Vec<Note>,
    /// Why the rest was not read, and what would help.
    pub unread: Option<Note>,
}

/// Reads a return in XML, as far as it is XML.
pub(super) fn read(file: &str, content: &str) -> ReadXml {
    let mut reading = Reading::new(file);
    let mut xml = quick_xml::Reader::from_str(content);
    xml.config_mut().allow_dangling_amp = true;
    let unread = loop {
        let begins = usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX);
        let stopped = match xml.read_event() {
            Ok(Event::Eof) => break reading.end(),
            Ok(event) => reading.take(&event),
            Err(_) => Err("This is not correct XML. Correct this line, or export the file again."),
        };
        if let Err(says) = stopped {
            let line =
                1 + content.as_bytes()[..begins.min(content.len())].iter().filter(|byte| **byte == b'\n').count();
            break Some((u32::try_from(line).ok(), says));
        }
    };
    let note = |(line, says): (Option<u32>, &str)| Note { file: file.to_owned(), line, says: says.to_owned() };
    let notes = reading.unknown.iter().map(|(name, times)| {
        note((
            None,
            &format!("{times} values are in elements called {name}, which SSDA903 does not have. They were not used."),
        ))
    });
    let notes = notes.collect();
    // Without a child there is no return, so no table of it was given.
    let sheets = if reading.children == 0 { Vec::new() } else { reading.sheets.into_values().collect() };
    ReadXml { notes, unread: unread.map(note), sheets }
}

/// A value or a group of values inside a child.
struct Element {
    name: String,
    text: String,
    /// The values in it: their names, as CSV has them, and their text.
    values: Vec<(String, String)>,
    groups: bool,
}

struct Reading {
    file: String,
    sheets: BTreeMap<Table, Sheet>,
    open: Vec<Element>,
    /// The groups of the child that is being read, and the values that stand in none.
    groups: Vec<Vec<(String, String)>>,
    values: usize,
    children: u32,
    unknown: BTreeMap<String, u32>,
    root_seen: bool,
}

impl Reading {
    fn new(file: &str) -> Reading {
        // A child that is in care all year may have no row in most tables, so they are given, if only empty. The two newest tables are given
        // where the file has them.
        let asked = Table::ALL.iter().filter(|table| !matches!(table, Table::SWEpisodes | Table::DoLo));
        Reading {
            file: file.to_owned(),
            sheets: asked.map(|table| (*table, Sheet::new(*table, file))).collect(),
            open: Vec::new(),
            groups: Vec::new(),
            values: 0,
            children: 0,
            unknown: BTreeMap::new(),
            root_seen: false,
        }
    }

    fn take(&mut self, event: &Event<'_>) -> Result<(), &'static str> {
        match event {
            Event::Start(start) => self.start(start.local_name().as_ref())?,
            Event::Empty(start) => {
                self.start(start.local_name().as_ref())?;
                self.close()?;
            }
            Event::End(_) => self.close()?,
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(name) => self.text(&meant(name)),
            Event::DocType(_) => {
                return Err("The file has a DOCTYPE, which a return never has. Remove it and read the file again.");
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, name: &str) -> Result<(), &'static str> {
        if !self.root_seen {
            self.root_seen = true;
            if !name.eq_ignore_ascii_case("EXPSSDA903") {
                return Err("This is not a return in the XML form, which begins with EXPSSDA903. Choose another file.");
            }
            return Ok(());
        }
        if self.open.len() >= DEPTH_MAX {
            return Err("Elements lie inside each other deeper than in any return. Export the file again.");
        }
        if let Some(parent) = self.open.last_mut() {
            parent.groups = true;
        }
        let name = match name.to_ascii_uppercase().as_str() {
            "CHILDID" => "CHILD".to_owned(),
            "PL" => "PLACE".to_owned(),
            "CHILD" if self.open.is_empty() => "a child".to_owned(),
            other => other.to_owned(),
        };
        self.open.push(Element { name, text: String::new(), values: Vec::new(), groups: false });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(text);
        }
    }

    fn close(&mut self) -> Result<(), &'static str> {
        let Some(closed) = self.open.pop() else { return Ok(()) };
        if self.open.is_empty() {
            self.groups.push(closed.values);
            return self.child();
        }
        if closed.groups {
            // HEADER is no row of its own: its values are the child's.
            let header = closed.name == "HEADER";
            match self.open.last_mut() {
                Some(parent) if header => parent.values.extend(closed.values),
                Some(_) | None => self.groups.push(closed.values),
            }
        } else if let Some(parent) = self.open.last_mut() {
            self.values += 1;
            if self.values > VALUES_OF_CHILD_MAX {
                return Err("One child has more values than any real child. Export the file again.");
            }
            parent.values.push((closed.name, closed.text.trim_matches(['\r', '\n', '\t', ' ']).to_owned()));
        }
        Ok(())
    }

    /// A child is whole: its values become rows.
    fn child(&mut self) -> Result<(), &'static str> {
        self.children += 1;
        self.values = 0;
        let own = self.groups.pop().unwrap_or_default();
        let groups = std::mem::take(&mut self.groups);
        let given = |name: &str| own.iter().any(|(known, value)| known == name && !value.is_empty());
        let is_unaccompanied = own.iter().any(|(name, value)| name == "UASC" && value == "1") || given("DUC");
        self.row(Table::Header, &own, &own)?;
        if is_unaccompanied {
            self.row(Table::UASC, &own, &own)?;
        }
        for table in [Table::OC3, Table::AD1] {
            if table.known_by().iter().any(|name| given(name)) {
                self.row(table, &own, &own)?;
            }
        }
        let of_the_child = [Table::Header, Table::UASC, Table::OC3, Table::AD1];
        for (name, _) in &own {
            if !of_the_child.iter().any(|table| table.column(name).is_some()) {
                *self.unknown.entry(name.clone()).or_default() += 1;
            }
        }
        for group in groups {
            let known = |table: &Table| {
                table.known_by().iter().filter(|name| group.iter().any(|(given, _)| given == *name)).count()
            };
            let best = Table::ALL.iter().copied().max_by_key(known).filter(|table| known(table) > 0);
            let Some(table) = best else {
                group.iter().for_each(|(name, _)| *self.unknown.entry(name.clone()).or_default() += 1);
                continue;
            };
            for (name, _) in group.iter().filter(|(name, _)| table.column(name).is_none()) {
                *self.unknown.entry(name.clone()).or_default() += 1;
            }
            self.row(table, &group, &own)?;
        }
        Ok(())
    }

    /// Adds a row. What says who the child is stands once in the file and in every table.
    fn row(
        &mut self,
        table: Table,
        values: &[(String, String)],
        child: &[(String, String)],
    ) -> Result<(), &'static str> {
        fn last<'a>(values: &'a [(String, String)], name: &str) -> Option<&'a str> {
            values.iter().rfind(|(known, _)| known == name).map(|(_, value)| value.as_str())
        }
        let cell = |name| {
            let own = last(values, name);
            own.or_else(|| matches!(name, "CHILD" | "DOB" | "SEX").then(|| last(child, name)).flatten())
                .unwrap_or_default()
        };
        let cells = table.columns().iter().map(|column| cell(column.name));
        let sheet = self.sheets.entry(table).or_insert_with(|| Sheet::new(table, &self.file));
        sheet.push(cells).map_err(|_| "The file has more rows than any return. Check that it is the right file.")
    }

    /// Why the file's end is not the end of a return.
    fn end(&self) -> Option<(Option<u32>, &'static str)> {
        if !self.root_seen {
            return Some((None, "The file is empty. Export it again."));
        }
        if !self.open.is_empty() {
            return Some((None, "The file ends in the middle of a child, who was not read. Export it again."));
        }
        (self.children == 0).then_some((None, "The file has no child in it. Export it again."))
    }
}

/// The text that an entity stands for; one that XML does not know stays as it is written.
fn meant(name: &BytesRef<'_>) -> String {
    let character = name.resolve_char_ref().ok().flatten().map(String::from);
    character.or_else(|| resolve_xml_entity(name).map(str::to_owned)).unwrap_or_else(|| format!("&{};", &**name))
}
