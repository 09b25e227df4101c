//! The key under a drawing: only the signs and lines that it uses, in a fixed order.

use super::{
    Genogram, Kind, Status,
    homes::Standing,
    label::{self, SMALL_SIZE, TextLine},
    route::{Line, Look},
    svg::{HOME, HOME_DOTS, INK, Sign, draw_cross, draw_sign, draw_strokes, looks, text},
};
use std::{collections::BTreeSet, fmt::Write};

/// Width of a sample.
const SAMPLE: f64 = 36.0;

/// Between two columns.
const BETWEEN: f64 = 24.0;

/// From one entry to the next below.
const LINE: f64 = 28.0;

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    Marked,
    Sign(Sign),
    Died,
    Line(Look),
    Home,
}

impl Entry {
    fn says(self) -> &'static str {
        match self {
            Entry::Marked => "who this is about",
            Entry::Sign(Sign::Square) => "man or boy",
            Entry::Sign(Sign::Circle) => "woman or girl",
            Entry::Sign(Sign::Diamond) => "sex not known",
            Entry::Sign(Sign::Triangle) => "unborn",
            Entry::Died => "has died",
            Entry::Line(Look::Couple(Some(Status::Together))) => "together",
            Entry::Line(Look::Couple(Some(Status::Separated))) => "separated",
            Entry::Line(Look::Couple(Some(Status::Divorced))) => "divorced",
            Entry::Line(Look::Couple(None)) => "couple not recorded",
            Entry::Line(Look::Descent(Kind::Birth)) => "child by birth",
            Entry::Line(Look::Descent(Kind::Adoptive)) => "adopted child",
            Entry::Line(Look::Descent(Kind::Step)) => "stepchild",
            Entry::Line(Look::Descent(Kind::Foster)) => "foster child",
            Entry::Home => "live together",
        }
    }
}

pub(super) fn used(genogram: &Genogram, standing: &[Standing<'_>], lines: &[Line], has_homes: bool) -> BTreeSet<Entry> {
    let mut used: BTreeSet<Entry> = lines.iter().map(|line| Entry::Line(line.look)).collect();
    for person in standing.iter().flat_map(|row| row.people).map(|index| &genogram.people[*index]) {
        used.insert(Entry::Sign(Sign::of(person)));
        used.extend(person.marked.then_some(Entry::Marked));
        used.extend(person.died.map(|_| Entry::Died));
    }
    used.extend(has_homes.then_some(Entry::Home));
    used
}

/// Writes the key in as many columns as the drawing is wide. The answer is where it ends.
pub(super) fn draw(out: &mut String, used: &BTreeSet<Entry>, width: f64, margin: f64, top: f64) -> f64 {
    if used.is_empty() {
        return top;
    }
    let _ = write!(
        out,
        r##"<path d="M{margin:.0} {:.0}H{:.0}" fill="none" stroke="#b1b4b6" stroke-width="1"/>"##,
        top + 8.0,
        width - margin
    );
    let widest = used.iter().map(|entry| label::width(entry.says(), SMALL_SIZE, false)).fold(0.0, f64::max);
    let column = SAMPLE + 8.0 + widest + BETWEEN;
    let columns = (((width - 2.0 * margin + BETWEEN) / column) as usize).max(1);
    for (index, entry) in used.iter().enumerate() {
        let (x, y) = (margin + (index % columns) as f64 * column, top + 8.0 + LINE * (0.8 + (index / columns) as f64));
        sample(out, *entry, x, y);
        let says = TextLine { text: entry.says().to_owned(), size: SMALL_SIZE, is_bold: false };
        text(out, x + SAMPLE + 8.0, y + 5.0, "start", &says);
    }
    top + 8.0 + LINE * (used.len().div_ceil(columns) as f64 + 0.3)
}

fn sample(out: &mut String, entry: Entry, x: f64, y: f64) {
    let middle = (x + SAMPLE / 2.0, y);
    let half = 9.0;
    match entry {
        Entry::Marked => draw_sign(out, Sign::Square, middle, half + 3.0, true),
        Entry::Sign(sign) => draw_sign(out, sign, middle, half, false),
        Entry::Died => {
            draw_sign(out, Sign::Square, middle, half, false);
            draw_cross(out, Sign::Square, middle, half);
        }
        Entry::Line(look) => {
            let _ = write!(out, r#"<path d="M{x:.0} {y:.0}h{SAMPLE:.0}" fill="none" stroke="{INK}" {}/>"#, looks(look));
            draw_strokes(out, look, middle.0, y);
        }
        Entry::Home => {
            let _ = write!(
                out,
                r#"<rect x="{:.0}" y="{:.0}" width="{SAMPLE:.0}" height="20" rx="6" fill="none" stroke="{HOME}" {HOME_DOTS}/>"#,
                x,
                y - 10.0
            );
        }
    }
}
