//! What people found of the pairs that they compared: it binds every later look through the records, and measures how far the measure of
//! likeness can be trusted. `/matches/sample` gives it away without saying of whom.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    pages::reports::spreadsheet::csv,
};
use axum::{http::header, response::IntoResponse};
use casework::records::Outcome;
use ledger::{Cell, Instant, PersonId, WorkerId};
use std::collections::BTreeSet;
use store::{Record, Store};

store::statements! {
    COMPARED = "SELECT subject, other, outcome, why, entry, author, at, millibits, called FROM record_compared
        ORDER BY at DESC, entry, subject LIMIT $1";
}

/// More comparisons than a council's people make in many years.
const COMPARED_MAX: i64 = 100_000;

/// Fewer decided pairs than this say little about the measure.
pub const SAMPLE_MIN: usize = 100;

/// Two records that somebody compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Whose record.
    pub person: PersonId,
    /// With whose.
    pub other: PersonId,
    /// What was found.
    pub outcome: Outcome,
    /// Why.
    pub why: String,
    /// By whom.
    pub by: WorkerId,
    /// When.
    pub at: Instant,
    millibits: Option<i64>,
    called_same: bool,
    entry: String,
}

/// Everything that stands of what people found, the newest first. A pair comes up under each of its people.
pub async fn compared(store: &Store) -> Result<Vec<Compared>, Failure> {
    let broken = || Failure::Broken("a comparison of two records cannot be read");
    let read = |record: &Record| -> Result<Compared, Failure> {
        Ok(Compared {
            person: record.text(0)?.strip_prefix("person:").and_then(|id| id.parse().ok()).ok_or_else(broken)?,
            other: record.parsed(1)?,
            outcome: Outcome::named(record.text(2)?).ok_or_else(broken)?,
            why: record.text(3)?.to_owned(),
            entry: record.text(4)?.to_owned(),
            by: record.parsed(5)?,
            at: Instant::from_microseconds(record.number(6)?),
            millibits: record.maybe_number(7)?,
            called_same: record.maybe_text(8)? == Some("same"),
        })
    };
    store.query(&COMPARED, &[Cell::Number(COMPARED_MAX)]).await?.iter().map(read).collect()
}

/// How often the measure was right, as far as people decided on pairs that it had weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Measured {
    /// Pairs that people decided on.
    pub decided: usize,
    /// Of them, those of one person.
    pub same: usize,
    /// Pairs that the measure had called the same.
    pub called: usize,
    /// Of these, those of one person.
    pub called_rightly: usize,
}

/// Of every decided pair: the score at that moment in thousandths of a bit, whether the measure called it the same, and whether it was.
fn sample(compared: &[Compared]) -> Vec<(i64, bool, bool)> {
    let mut seen = BTreeSet::new();
    let decided = compared.iter().filter(|compared| match compared.outcome {
        Outcome::Same | Outcome::Apart => true,
        Outcome::Unsure => false,
    });
    decided
        .filter(|compared| seen.insert(&compared.entry))
        .filter_map(|compared| Some((compared.millibits?, compared.called_same, compared.outcome == Outcome::Same)))
        .collect()
}

/// Counts.
pub fn measured(compared: &[Compared]) -> Measured {
    let mut measured = Measured::default();
    for (_, called, same) in sample(compared) {
        measured.decided += 1;
        measured.same += usize::from(same);
        measured.called += usize::from(called);
        measured.called_rightly += usize::from(called && same);
    }
    measured
}

/// `GET /matches/sample`: the decided pairs as a file, without names or numbers of anybody.
pub async fn show(call: Call) -> Answer {
    let mut lines = vec![vec!["Bits".to_owned(), "Called".to_owned(), "Found".to_owned()]];
    let mut sample = sample(&compared(&call.site.store).await?);
    // In an order that says nothing of when and by whom.
    sample.sort_unstable();
    lines.extend(sample.into_iter().map(|(millibits, called, same)| {
        vec![
            format!("{:.3}", millibits as f64 / 1000.0),
            if called { "same" } else { "ask" }.to_owned(),
            if same { "same" } else { "apart" }.to_owned(),
        ]
    }));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"compared-records.csv\""),
    ];
    Ok((headers, csv(&lines)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_counts_once_and_what_nobody_knows_not_at_all() {
        let one = |entry: &str, outcome, called_same| Compared {
            person: PersonId(uuid::Uuid::nil()),
            other: PersonId(uuid::Uuid::max()),
            outcome,
            why: String::new(),
            by: WorkerId(uuid::Uuid::nil()),
            at: Instant::FIRST,
            millibits: Some(7_000),
            called_same,
            entry: entry.to_owned(),
        };
        let all = [
            one("a", Outcome::Same, true),
            one("a", Outcome::Same, true),
            one("b", Outcome::Apart, true),
            one("c", Outcome::Same, false),
            one("d", Outcome::Unsure, false),
            Compared { millibits: None, ..one("e", Outcome::Apart, false) },
        ];
        assert_eq!(measured(&all), Measured { decided: 3, same: 2, called: 2, called_rightly: 1 });
    }
}
