//! A table of a forecast: once for the page, once as a file for a spreadsheet, from the same cells. Small numbers of children are hidden
//! here, before anything is shown.

use super::chart::whole;
use crate::disclosure::{Shown, protect};
use serde_json::{Value, json};

/// A table.
#[derive(Clone)]
pub struct Sheet {
    /// Its name in addresses and files.
    pub name: &'static str,
    /// What it says.
    pub title: String,
    /// What the columns are.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, a date, a name.
    Text(String),
    /// Children.
    Heads(f64),
    /// Children, with the ends of the 80% band.
    Banded(f64, f64, f64),
    /// Pounds.
    Pounds(f64),
    /// Any other number, shown with one digit after the point.
    Number(f64),
    /// A share of one.
    Share(f64),
    /// One to five, or what would give such a number away.
    Hidden,
}

/// What every file says of where its numbers come from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The method and its version.
    pub method: &'static str,
    /// The seed; nothing where nothing is drawn at random.
    pub seed: Option<u64>,
    /// The fingerprint of the data.
    pub data: String,
}

impl Cell {
    /// As a page shows it.
    fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Heads(heads) => whole(*heads),
            Cell::Banded(heads, low, high) => format!("{} ({} to {})", whole(*heads), whole(*low), whole(*high)),
            Cell::Pounds(pounds) => {
                let sign = if *pounds <= -0.5 { "−" } else { "" };
                format!("{sign}£{}", whole(pounds.abs()))
            }
            Cell::Number(number) => format!("{number:.1}"),
            Cell::Share(share) => format!("{:.1}%", share * 100.0),
            Cell::Hidden => "c".into(),
        }
    }

    /// As a file holds it: a banded number is three.
    fn exact(&self, banded: usize) -> Vec<String> {
        let number = |number: f64| format!("{number:.4}");
        match self {
            Cell::Text(text) => vec![text.clone()],
            Cell::Heads(value) | Cell::Pounds(value) | Cell::Number(value) | Cell::Share(value) => vec![number(*value)],
            Cell::Banded(heads, low, high) => vec![number(*heads), number(*low), number(*high)],
            Cell::Hidden => vec!["c".into(); banded],
        }
    }

    fn heads(&self) -> Option<f64> {
        match self {
            Cell::Heads(heads) | Cell::Banded(heads, ..) => Some(*heads),
            Cell::Text(_) | Cell::Pounds(_) | Cell::Number(_) | Cell::Share(_) | Cell::Hidden => None,
        }
    }

    fn is_banded(&self) -> bool {
        matches!(self, Cell::Banded(..))
    }
}

impl Sheet {
    /// The same table for readers beyond the analyst's team: in every column of children, what is from one to five is hidden, and what the
    /// rest of the column and its total would give away too.
    #[must_use]
    pub fn protected(mut self) -> Sheet {
        for column in 1..self.heads.len() {
            let heads: Vec<Option<f64>> = self.rows.iter().map(|row| row.get(column).and_then(Cell::heads)).collect();
            if heads.iter().all(Option::is_none) {
                continue;
            }
            let counts: Vec<Vec<u64>> =
                heads.iter().map(|heads| vec![heads.unwrap_or(0.0).max(0.0).round() as u64]).collect();
            for (row, shown) in self.rows.iter_mut().zip(protect(&counts).rows) {
                if shown.first() == Some(&Shown::Hidden) {
                    row[column] = Cell::Hidden;
                }
            }
        }
        self
    }

    /// As a page shows it.
    pub fn view(&self) -> Value {
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect();
        json!({ "name": self.name, "title": self.title, "heads": self.heads, "rows": rows })
    }

    /// As lines of a file, each with where its numbers come from.
    pub fn lines(&self, origin: &Origin) -> Vec<Vec<String>> {
        let banded: Vec<bool> = (0..self.heads.len())
            .map(|column| self.rows.iter().any(|row| row.get(column).is_some_and(Cell::is_banded)))
            .collect();
        let mut heads: Vec<String> = Vec::new();
        for (head, banded) in self.heads.iter().zip(&banded) {
            heads.push(head.clone());
            if *banded {
                heads.extend([format!("{head}, 80% from"), format!("{head}, 80% to")]);
            }
        }
        heads.extend(["method", "seed", "data"].map(str::to_owned));
        let seed = origin.seed.map_or("none drawn".to_owned(), |seed| seed.to_string());
        let row = |row: &Vec<Cell>| -> Vec<String> {
            let cells = row.iter().zip(&banded).flat_map(|(cell, banded)| cell.exact(if *banded { 3 } else { 1 }));
            cells.chain([origin.method.to_owned(), seed.clone(), origin.data.clone()]).collect()
        };
        std::iter::once(heads).chain(self.rows.iter().map(row)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(heads: &[f64]) -> Sheet {
        let row = |heads: &f64| vec![Cell::Text("home".into()), Cell::Banded(*heads, heads - 1.0, heads + 1.0)];
        Sheet {
            name: "homes",
            title: "Homes".into(),
            heads: vec!["Type".into(), "2026".into()],
            rows: heads.iter().map(row).collect(),
        }
    }

    fn origin() -> Origin {
        Origin { method: "m", seed: Some(1), data: "d".into() }
    }

    #[test]
    fn small_numbers_are_hidden_and_so_is_what_gives_them_away() {
        let hidden = |heads: &[f64]| -> Vec<bool> {
            sheet(heads).protected().rows.iter().map(|row| row[1] == Cell::Hidden).collect()
        };
        assert_eq!(hidden(&[40.0, 20.0, 0.2]), [false, false, false]);
        assert_eq!(hidden(&[40.0, 20.0, 3.0]), [false, true, true]);
        assert_eq!(hidden(&[40.0, 5.4, 0.6]), [false, true, true]);
        assert_eq!(hidden(&[40.0, 5.6, 0.4]), [false, false, false]);
    }

    #[test]
    fn every_line_of_a_file_says_where_it_comes_from() {
        let lines = sheet(&[40.0, 20.0, 3.0]).protected().lines(&origin());
        assert_eq!(lines[0], ["Type", "2026", "2026, 80% from", "2026, 80% to", "method", "seed", "data"]);
        assert_eq!(lines[1], ["home", "40.0000", "39.0000", "41.0000", "m", "1", "d"]);
        assert_eq!(lines[3], ["home", "c", "c", "c", "m", "1", "d"]);
        assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    }
}
