//! A practice of two read tables: the visits that are believed about each subject, and how many of each kind there are.

use ledger::*;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicI64, Ordering},
};

pub struct SmallPractice;

const TABLES: &[Table] = &[
    Table {
        name: "visit_now",
        columns: &[("on_day", ColumnType::Text), ("note", ColumnType::Text), ("author", ColumnType::Text)],
        indexes: &["on_day, note"],
    },
    Table {
        name: "kind_count",
        columns: &[("kind", ColumnType::Text), ("entries", ColumnType::Number)],
        indexes: &["kind"],
    },
];

impl Practice for SmallPractice {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn rows(&self, subject: Subject, reading: &Reading) -> Vec<Row> {
        if reading.kept_as(subject) != subject {
            return Vec::new();
        }
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut rows = Vec::new();
        let mut kinds: BTreeMap<&str, i64> = BTreeMap::new();
        for entry in reading.about(subject) {
            *kinds.entry(entry.kind.as_ref()).or_default() += 1;
            if entry.kind == "visit" {
                let note = entry.says::<Value>().and_then(|says| says["note"].as_str().map(text));
                let cells = vec![
                    text(&entry.when.starts().to_string()),
                    note.unwrap_or(Cell::Empty),
                    text(&entry.author.to_string()),
                ];
                rows.push(Row { table: "visit_now", cells });
            }
        }
        rows.extend(
            kinds
                .into_iter()
                .map(|(kind, count)| Row { table: "kind_count", cells: vec![text(kind), Cell::Number(count)] }),
        );
        rows
    }

    fn refuses(&self, draft: &Draft, entries: &[Entry]) -> Option<String> {
        let reading = Reading::now(entries);
        let closed = draft.about.iter().any(|subject| reading.about(*subject).any(|entry| entry.kind == "case_closed"));
        (draft.kind == "visit" && closed)
            .then(|| "This family's plan has been closed. Reopen it before you record a visit.".to_owned())
    }
}

/// A planted fault: rows that tell how often they were worked out, and so depend on how the entries arrived.
#[derive(Default)]
pub struct ArrivalOrder(AtomicI64);

impl Practice for ArrivalOrder {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn rows(&self, _: Subject, _: &Reading) -> Vec<Row> {
        let cells = vec![Cell::Text("visit".into()), Cell::Number(self.0.fetch_add(1, Ordering::Relaxed))];
        vec![Row { table: "kind_count", cells }]
    }

    fn refuses(&self, _: &Draft, _: &[Entry]) -> Option<String> {
        None
    }
}
