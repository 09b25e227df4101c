//! Writing a return in the XML form: one `CHILD` element a child, what is known once of it in its `HEADER`, its episodes after that.
//!
//! The form has one place for some things of which CSV may have several rows. Whatever finds no place is given back to be told, not dropped.

use super::layout::Table;
use super::sheet::Sheet;
use crate::Note;
use quick_xml::escape::escape;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What each group of values is called, in the order of the guide's section on the XML form. The names of the two newest groups are not
/// certain: the form's description that we have is older. A reader of ours goes by the values, not by these names.
const GROUPS: [(Table, &str); 7] = [
    (Table::Reviews, "AREVIEW"),
    (Table::PrevPerm, "PERMANENCE"),
    (Table::OC2, "OC2"),
    (Table::Missing, "AMISSING"),
    (Table::PlacedAdoption, "AD_PLACED"),
    (Table::SWEpisodes, "SW_EPISODE"),
    (Table::DoLo, "DOLO"),
];

/// Tables of which a child has one row at most, whose values stand in `HEADER` itself.
const IN_HEADER: [Table; 4] = [Table::Header, Table::UASC, Table::OC3, Table::AD1];

/// What says who the child is: it stands once.
const OF_THE_CHILD: [&str; 3] = ["CHILD", "DOB", "SEX"];

/// A row of a sheet.
type Row<'a> = (&'a Sheet, usize);

/// Writes the tables of one return. Gives the rows for which the form has no place, and which were therefore not written: a second row where
/// the form has one, another birth date than the header's, a child without a header, characters that XML cannot hold.
pub fn write_xml(sheets: &[Sheet], mut to: impl Write) -> io::Result<Vec<Note>> {
    let mut children: Vec<&str> = Vec::new();
    let mut rows: BTreeMap<&str, BTreeMap<Table, Vec<Row<'_>>>> = BTreeMap::new();
    for sheet in sheets {
        for row in 0..sheet.row_count() {
            let child = value((sheet, row), "CHILD");
            if sheet.table() == Table::Header
                && !rows.get(child).is_some_and(|tables| tables.contains_key(&Table::Header))
            {
                children.push(child);
            }
            rows.entry(child).or_default().entry(sheet.table()).or_default().push((sheet, row));
        }
    }
    let mut homeless = Vec::new();
    write!(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n")?;
    for child in children {
        if let Some(tables) = rows.remove(child) {
            write_child(&tables, &mut to, &mut homeless)?;
        }
    }
    writeln!(to, "</EXPSSDA903>")?;
    for row in rows.into_values().flat_map(BTreeMap::into_values).flatten() {
        homeless.push(note(row, "its child has no row in Header"));
    }
    Ok(homeless)
}

fn write_child(
    tables: &BTreeMap<Table, Vec<Row<'_>>>,
    to: &mut impl Write,
    homeless: &mut Vec<Note>,
) -> io::Result<()> {
    let mut placed = Placed { header: tables[&Table::Header][0], homeless };
    let mut own: Vec<(&str, &str)> = Vec::new();
    for table in IN_HEADER {
        let mut of_table = tables.get(&table).into_iter().flatten().copied();
        if let Some(row) = of_table.next()
            && placed.may_stand(row, table != Table::UASC)
        {
            let known = |name: &str| own.iter().any(|(known, _)| *known == name);
            let new = values(row).filter(|(name, _)| !known(name)).collect::<Vec<_>>();
            own.extend(new);
        }
        for row in of_table {
            placed.homeless.push(note(row, "the form has room for one such row of a child"));
        }
    }
    if tables.contains_key(&Table::UASC) {
        // In CSV a child is one by having a row in that table.
        own.iter_mut().filter(|(name, _)| *name == "UASC").for_each(|(_, value)| *value = "1");
    }
    write!(to, "<CHILD><HEADER>")?;
    write_values(own, to)?;
    for (table, group) in GROUPS {
        write_groups(tables.get(&table), group, &mut placed, to)?;
    }
    write!(to, "</HEADER>")?;
    write_groups(tables.get(&Table::Episodes), "EPISODE", &mut placed, to)?;
    writeln!(to, "</CHILD>")
}

fn write_groups(
    rows: Option<&Vec<Row<'_>>>,
    group: &str,
    placed: &mut Placed<'_, '_>,
    to: &mut impl Write,
) -> io::Result<()> {
    for row in rows.into_iter().flatten().copied().filter(|row| placed.may_stand(*row, false)).collect::<Vec<_>>() {
        write!(to, "<{group}>")?;
        write_values(values(row).filter(|(name, _)| !OF_THE_CHILD.contains(name)), to)?;
        write!(to, "</{group}>")?;
    }
    Ok(())
}

fn write_values<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>, to: &mut impl Write) -> io::Result<()> {
    for (name, value) in values {
        let element = match name {
            "CHILD" => "CHILDID",
            "PLACE" => "PL",
            other => other,
        };
        match value {
            "" => write!(to, "<{element}/>")?,
            value => write!(to, "<{element}>{}</{element}>", escape(value))?,
        }
    }
    Ok(())
}

/// Which rows of a child find a place.
struct Placed<'a, 'h> {
    header: Row<'a>,
    homeless: &'h mut Vec<Note>,
}

impl Placed<'_, '_> {
    /// `must_say` something of its own: a row that stands by its values alone is not there without any.
    fn may_stand(&mut self, row: Row<'_>, must_say: bool) -> bool {
        let differs =
            |name: &&str| row.0.table().column(name).is_some() && value(row, name) != value(self.header, name);
        let says_nothing = row.0.table() != Table::Header
            && values(row).all(|(name, value)| OF_THE_CHILD.contains(&name) || value.is_empty());
        let why = if OF_THE_CHILD.iter().any(differs) {
            "it says another birth date or sex than the child's row in Header"
        } else if must_say && says_nothing {
            "it says nothing of the child, and the form has no empty row here"
        } else if values(row).any(|(_, value)| value.chars().any(unheard_of)) {
            "it has a character in it that XML cannot hold"
        } else {
            return true;
        };
        self.homeless.push(note(row, why));
        false
    }
}

/// What XML 1.0 cannot hold, not even as a reference (section 2.2 of its fifth edition).
fn unheard_of(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn values<'a>((sheet, row): Row<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    sheet.table().columns().iter().enumerate().map(move |(place, column)| (column.name, sheet.cell(row, place)))
}

fn value<'a>((sheet, row): Row<'a>, column: &str) -> &'a str {
    sheet.table().column(column).map_or("", |place| sheet.cell(row, place))
}

fn note((sheet, row): Row<'_>, why: &str) -> Note {
    Note {
        file: sheet.file().to_owned(),
        line: None,
        says: format!(
            "Row {row} of {} cannot be written as XML: {why}. Correct it, or send the return as CSV.",
            sheet.table().name()
        ),
    }
}
