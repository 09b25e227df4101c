//! Counts that may be shown. A count of one to five people could be somebody whom a reader knows, so it is shown as "c"; and where the
//! rest of a row or column and its total would give a hidden count away, more is hidden (as in the DfE's children in need statistics).
//! Nothing is shown, drawn, exported or divided before it went through here.

use std::fmt;

/// The largest count that is hidden for its smallness.
const SMALL_MAX: u64 = 5;
/// How many values a hidden count must still be able to have for somebody who knows every count that is shown.
const FEASIBLE_MIN: u64 = 5;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The count itself.
    Count(u64),
    /// Something between nothing and the total: not zero.
    Hidden,
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shown::Count(count) => write!(out, "{count}"),
            Shown::Hidden => out.write_str("c"),
        }
    }
}

/// Counts with a total at the end of each row, and a row of totals at the end when there is more than one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    /// Rows of counts; the last of each is the row's total, the last row holds the columns' totals.
    pub rows: Vec<Vec<Shown>>,
}

/// Adds totals and hides what must be hidden. Every row must be equally long.
pub fn protect(counts: &[Vec<u64>]) -> Protected {
    let columns = counts.first().map_or(0, Vec::len);
    let mut table: Vec<Vec<u64>> = counts.to_vec();
    table.push((0..columns).map(|column| counts.iter().map(|row| row[column]).sum()).collect());
    for row in &mut table {
        row.push(row.iter().sum());
    }
    let mut hidden: Vec<Vec<bool>> =
        table.iter().map(|row| row.iter().map(|count| (1..=SMALL_MAX).contains(count)).collect()).collect();
    let (height, width) = (table.len(), columns + 1);
    // Each pass hides at least one count more or is the last, so it ends.
    let mut changed = true;
    while changed {
        changed = false;
        let rows = (0..height).map(|row| (0..width).map(|column| (row, column)).collect::<Vec<_>>());
        let columns = (0..width).map(|column| (0..height).map(|row| (row, column)).collect::<Vec<_>>());
        for line in rows.chain(columns) {
            if let Some((row, column)) = gives_away(&line, &table, &hidden) {
                hidden[row][column] = true;
                changed = true;
            }
        }
        if !changed && let Some((row, column)) = gives_away_together(&table, &hidden) {
            hidden[row][column] = true;
            changed = true;
        }
    }
    let shown = |(count, hidden): (&u64, &bool)| if *hidden { Shown::Hidden } else { Shown::Count(*count) };
    Protected {
        rows: table.iter().zip(&hidden).map(|(row, hidden)| row.iter().zip(hidden).map(shown).collect()).collect(),
    }
}

/// The count to hide next in a line of counts that ends with their total, if those hidden could be worked out from the rest.
fn gives_away(line: &[(usize, usize)], table: &[Vec<u64>], hidden: &[Vec<bool>]) -> Option<(usize, usize)> {
    let (total, parts) = line.split_last()?;
    let is_hidden = |at: &(usize, usize)| hidden[at.0][at.1];
    let count = |at: &(usize, usize)| table[at.0][at.1];
    let covered: Vec<u64> = parts.iter().filter(|at| is_hidden(at)).map(count).collect();
    let is_safe = match (covered.len(), is_hidden(total)) {
        // A hidden total among counts that all show is their sum.
        (0, hidden) => !hidden,
        (_, true) => true,
        // Their sum is known, and that none is zero: each may be anything that leaves one for every other.
        (covering, false) => covering > 1 && covered.iter().sum::<u64>() - covering as u64 + 1 >= FEASIBLE_MIN,
    };
    if is_safe {
        return None;
    }
    let smallest = parts.iter().filter(|at| !is_hidden(at) && count(at) > 0).min_by_key(|at| count(at));
    smallest.copied().or((!is_hidden(total) && count(total) > 0).then_some(*total))
}

/// The count to hide next if rows and columns together give a hidden one away. Rows and columns are joined by the counts that are hidden in
/// both: a count that is the only way between two parts of that net follows from the sums of either part, any other does not.
fn gives_away_together(table: &[Vec<u64>], hidden: &[Vec<bool>]) -> Option<(usize, usize)> {
    let (height, width) = (table.len(), table.first()?.len());
    let cells = || (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
    for only in cells().filter(|at| hidden[at.0][at.1]) {
        // What is joined to its row without it.
        let (mut rows, mut columns) = (vec![false; height], vec![false; width]);
        rows[only.0] = true;
        loop {
            let joins = |at: &(usize, usize)| hidden[at.0][at.1] && *at != only && rows[at.0] != columns[at.1];
            let Some((row, column)) = cells().find(joins) else { break };
            (rows[row], columns[column]) = (true, true);
        }
        if !columns[only.1] {
            let crosses =
                |at: &(usize, usize)| !hidden[at.0][at.1] && table[at.0][at.1] > 0 && rows[at.0] != columns[at.1];
            let next = cells().filter(crosses).min_by_key(|at| table[at.0][at.1]);
            if next.is_some() {
                return next;
            }
        }
    }
    None
}

/// A part of a whole in per cent, if both it and the rest may be known.
pub fn per_cent(part: u64, whole: u64) -> Option<u64> {
    let small = |count: u64| (1..=SMALL_MAX).contains(&count);
    (whole > 0 && !small(part) && !small(whole - part)).then(|| (part * 100 + whole / 2) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(counts: &[&[u64]]) -> String {
        let counts: Vec<Vec<u64>> = counts.iter().map(|row| row.to_vec()).collect();
        let rows = protect(&counts).rows;
        rows.iter()
            .map(|row| row.iter().map(Shown::to_string).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn zero_is_zero_and_one_to_five_are_hidden() {
        assert_eq!(shown(&[&[0], &[20], &[30]]), "0 0\n20 20\n30 30\n50 50");
        assert_eq!(shown(&[&[1], &[5], &[30]]), "c c\nc c\n30 30\n36 36");
    }

    #[test]
    fn a_single_hidden_count_takes_the_next_smallest_with_it() {
        assert_eq!(shown(&[&[3], &[40], &[9]]), "c c\n40 40\nc c\n52 52");
    }

    #[test]
    fn two_ones_beside_a_total_would_be_known_to_be_ones() {
        assert_eq!(shown(&[&[1], &[1], &[8], &[50]]), "c c\nc c\nc c\n50 50\n60 60");
    }

    #[test]
    fn a_percentage_is_no_way_round() {
        assert_eq!(per_cent(45, 50), None);
        assert_eq!(per_cent(3, 50), None);
        assert_eq!(per_cent(40, 50), Some(80));
        assert_eq!(per_cent(50, 50), Some(100));
        assert_eq!(per_cent(0, 0), None);
    }

    /// Every table of one line that shows the same, by trying them all: what somebody can work out who knows the rules.
    fn could_be(rows: &[Vec<Shown>]) -> Vec<Vec<u64>> {
        const MOST: u64 = 30;
        let (total, parts) = rows.split_last().unwrap();
        let Shown::Count(total) = total[0] else { return Vec::new() };
        let mut tables: Vec<Vec<u64>> = vec![Vec::new()];
        for part in parts {
            let values: Vec<u64> = match part[0] {
                Shown::Count(count) => vec![count],
                Shown::Hidden => (1..=MOST).collect(),
            };
            tables = tables
                .iter()
                .flat_map(|table| values.iter().map(move |value| table.iter().copied().chain([*value]).collect()))
                .collect();
            tables.retain(|table: &Vec<u64>| table.iter().sum::<u64>() <= total);
        }
        tables.retain(|table| table.iter().sum::<u64>() == total);
        tables
    }

    /// Hidden counts that follow from those that are shown, by every sum that the table has: rows, columns, and what both give together.
    fn worked_out(rows: &[Vec<Shown>]) -> Vec<(usize, usize)> {
        let (height, width) = (rows.len(), rows[0].len());
        let unknown: Vec<(usize, usize)> = (0..height)
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .filter(|(row, column)| rows[*row][*column] == Shown::Hidden)
            .collect();
        // A line's parts less its total are nothing: one equation a line, solved as far as it can be.
        let sign = |at: usize, last: usize| if at == last { -1.0 } else { 1.0 };
        let mut equations: Vec<Vec<f64>> = Vec::new();
        for row in 0..height {
            equations.push(unknown.iter().map(|(r, c)| if *r == row { sign(*c, width - 1) } else { 0.0 }).collect());
        }
        for column in 0..width {
            equations
                .push(unknown.iter().map(|(r, c)| if *c == column { sign(*r, height - 1) } else { 0.0 }).collect());
        }
        let mut solved = 0;
        for place in 0..unknown.len() {
            let Some(pivot) = (solved..equations.len()).find(|at| equations[*at][place].abs() > 1e-9) else { continue };
            equations.swap(solved, pivot);
            let lead = equations[solved].clone();
            for (at, equation) in equations.iter_mut().enumerate() {
                let times = if at == solved { 1.0 - 1.0 / lead[place] } else { equation[place] / lead[place] };
                for (value, from) in equation.iter_mut().zip(&lead) {
                    *value -= times * from;
                }
            }
            solved += 1;
        }
        let single =
            equations.iter().filter(|equation| equation.iter().filter(|value| value.abs() > 1e-9).count() == 1);
        single.filter_map(|equation| Some(unknown[equation.iter().position(|value| value.abs() > 1e-9)?])).collect()
    }

    #[test]
    fn a_count_that_rows_and_columns_give_away_together_is_found() {
        use Shown::{Count, Hidden};
        let table = [
            vec![Hidden, Count(9), Count(12)],
            vec![Count(20), Count(9), Count(29)],
            vec![Count(23), Count(18), Count(41)],
        ];
        assert_eq!(worked_out(&table), [(0, 0)]);
    }

    proptest! {
        #[test]
        fn nobody_works_out_a_hidden_count_from_what_is_shown(counts in prop::collection::vec(0_u64..25, 1..5)) {
            let table: Vec<Vec<u64>> = counts.iter().map(|count| vec![*count]).collect();
            let rows = protect(&table).rows;
            let possible = could_be(&rows);
            for (at, row) in rows.iter().take(counts.len()).enumerate() {
                if row[0] == Shown::Hidden && !possible.is_empty() {
                    let mut values: Vec<u64> = possible.iter().map(|table| table[at]).collect();
                    values.sort_unstable();
                    values.dedup();
                    prop_assert!(values.len() as u64 >= FEASIBLE_MIN, "{counts:?} shows {rows:?}");
                }
            }
        }

        #[test]
        fn no_sum_of_rows_and_columns_gives_a_hidden_count_away(
            counts in (2_usize..7).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(0_u64..16, width), 2..8)),
        ) {
            let rows = protect(&counts).rows;
            prop_assert_eq!(worked_out(&rows), Vec::new(), "{:?}", counts);
        }

        #[test]
        fn no_small_count_is_ever_shown(counts in prop::collection::vec(prop::collection::vec(0_u64..40, 3), 1..6)) {
            for row in protect(&counts).rows {
                for shown in row {
                    let is_small = matches!(shown, Shown::Count(1..=5));
                    prop_assert!(!is_small);
                }
            }
        }

        #[test]
        fn no_row_and_no_column_hides_a_single_count(counts in prop::collection::vec(prop::collection::vec(0_u64..40, 3), 2..6)) {
            let rows = protect(&counts).rows;
            let is_hidden = |shown: &Shown| *shown == Shown::Hidden;
            for row in &rows {
                prop_assert_ne!(row.iter().filter(|shown| is_hidden(shown)).count(), 1);
            }
            for column in 0..rows[0].len() {
                prop_assert_ne!(rows.iter().filter(|row| is_hidden(&row[column])).count(), 1);
            }
        }
    }
}
