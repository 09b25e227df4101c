//! One thing that has a single value at a time, through time: an address, a legal status, a lead practitioner. Where statements
//! overlap the one that was recorded later holds, so a late statement about the past must say when it ended.

use crate::{Sequence, When};
use jiff::civil::Date;

/// The value from day to day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<T> {
    statements: Vec<(Sequence, T)>,
    /// From each of these days to the next, which statement holds. Ascending.
    turns: Vec<(Date, Option<usize>)>,
}

/// A half-open run of days on which one statement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<'a, T> {
    /// The first day.
    pub from: Date,
    /// The first day on which it no longer held; `None` while it still does.
    pub to: Option<Date>,
    /// The entry that says so.
    pub sequence: Sequence,
    /// The value.
    pub value: &'a T,
}

impl<T> Timeline<T> {
    /// From statements in any order. A period that does not run forwards says nothing.
    pub fn new(statements: impl IntoIterator<Item = (When, Sequence, T)>) -> Self {
        let mut statements: Vec<_> = statements.into_iter().filter(|(when, ..)| when.is_ordered()).collect();
        statements.sort_by_key(|(_, sequence, _)| *sequence);
        let mut turns = Vec::new();
        for (statement, (when, ..)) in statements.iter().enumerate() {
            lay(&mut turns, when.starts(), when.ends(), statement);
        }
        Timeline { statements: statements.into_iter().map(|(_, sequence, value)| (sequence, value)).collect(), turns }
    }

    /// The value on a day.
    pub fn on(&self, day: Date) -> Option<&T> {
        let after = self.turns.partition_point(|(from, _)| *from <= day);
        let (_, statement) = self.turns[..after].last()?;
        statement.map(|statement| &self.statements[statement].1)
    }

    /// The value that has no end yet.
    pub fn now(&self) -> Option<&T> {
        let (_, statement) = self.turns.last()?;
        statement.map(|statement| &self.statements[statement].1)
    }

    /// Every run of days, the earliest first, never overlapping.
    pub fn spans(&self) -> impl Iterator<Item = Span<'_, T>> {
        let ends = self.turns.iter().skip(1).map(|(day, _)| Some(*day)).chain([None]);
        self.turns.iter().zip(ends).filter_map(|((from, statement), to)| {
            let (sequence, value) = &self.statements[(*statement)?];
            Some(Span { from: *from, to, sequence: *sequence, value })
        })
    }
}

/// Lets a statement hold from one day up to another, over whatever held there before.
fn lay(turns: &mut Vec<(Date, Option<usize>)>, from: Date, to: Option<Date>, statement: usize) {
    let first = turns.partition_point(|(day, _)| *day < from);
    let Some(to) = to else {
        turns.truncate(first);
        turns.push((from, Some(statement)));
        return;
    };
    let after = turns.partition_point(|(day, _)| *day <= to);
    let held_at_end = turns[..after].last().and_then(|(_, held)| *held);
    turns.splice(first..after, [(from, Some(statement)), (to, held_at_end)]);
}
