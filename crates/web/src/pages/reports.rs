//! `GET /reports`: counts, for those who plan and not for those who help. No names, no rows about anybody, small counts hidden. Each
//! table also as a file for a spreadsheet.

mod counts;
pub mod spreadsheet;

pub use counts::STATEMENTS;
pub use spreadsheet::csv;

use crate::{
    call::{Answer, Call},
    disclosure::{Protected, Shown, per_cent, protect},
    failure::Failure,
};
use axum::{http::header, response::IntoResponse};
use serde_json::{Value, json};

/// A table of counts.
pub struct Table {
    /// Its name in addresses and files.
    pub name: &'static str,
    /// What it counts.
    pub title: String,
    /// What the rows are.
    pub of: &'static str,
    /// What the columns are.
    pub columns: Vec<String>,
    /// Rows: what each is, and a count for each column.
    pub rows: Vec<(String, Vec<u64>)>,
    /// What share the first column or row is, in words with a percentage: "{}% of decisions were made within one working day".
    pub finding: Option<&'static str>,
}

/// `GET /reports`
pub async fn show(call: Call) -> Answer {
    let tables = counts::all(&call).await?;
    call.page(
        "reports.html",
        json!({ "tables": tables.iter().map(view).collect::<Vec<_>>(), "today": call.today().to_string() }),
    )
}

/// `GET /reports/{table}`: `families.csv`
pub async fn export(call: Call) -> Answer {
    let file: String = call.id("table")?;
    let name = file.strip_suffix(".csv").ok_or(Failure::Absent)?;
    let table = counts::all(&call).await?.into_iter().find(|table| table.name == name).ok_or(Failure::Absent)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, csv(&lines(&table))).into_response())
}

impl Table {
    fn protected(&self) -> Protected {
        protect(&self.rows.iter().map(|(_, counts)| counts.clone()).collect::<Vec<_>>())
    }

    /// The title, with the finding when what it divides may itself be shown.
    fn says(&self) -> String {
        let protected = self.protected();
        let total = |row: Option<&Vec<Shown>>| match row.and_then(|row| row.last()) {
            Some(Shown::Count(count)) => Some(*count),
            Some(Shown::Hidden) | None => None,
        };
        let (part, whole) = (total(protected.rows.first()), total(protected.rows.last()));
        let share = part.zip(whole).and_then(|(part, whole)| per_cent(part, whole));
        let finding = self.finding.zip(share).map(|(finding, share)| finding.replace("{}", &share.to_string()));
        finding.unwrap_or_else(|| self.title.clone())
    }
}

/// The table as it is shown, line by line: heads, rows, totals.
fn lines(table: &Table) -> Vec<Vec<String>> {
    let several = table.columns.len() > 1;
    let heads =
        [table.of.to_owned()].into_iter().chain(table.columns.clone()).chain(several.then(|| "Total".to_owned()));
    let names = table.rows.iter().map(|(name, _)| name.clone()).chain(["Total".to_owned()]);
    let shown = if several { table.columns.len() + 1 } else { 1 };
    let row = |(name, counts): (String, Vec<Shown>)| {
        [name].into_iter().chain(counts.iter().take(shown).map(ToString::to_string)).collect()
    };
    [heads.collect()].into_iter().chain(names.zip(table.protected().rows).map(row)).collect()
}

/// Families by where they are on their way, as a table to show.
pub async fn families(call: &Call) -> Result<Value, Failure> {
    Ok(view(&counts::families(call).await?))
}

fn view(table: &Table) -> Value {
    let mut lines = lines(table).into_iter();
    json!({
        "name": table.name,
        "says": table.says(),
        "title": table.title,
        "heads": lines.next(),
        "rows": lines.collect::<Vec<_>>(),
    })
}
