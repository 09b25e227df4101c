//! The drawing as SVG. Looks are attributes, never styles, so that a page that forbids inline styles shows it whole. Signs stand on white
//! above the lines, so that a line may end in the middle of a sign.

use super::{
    Genogram, Kind, OTHERS_MAX, Person, Sex, Status,
    family::Family,
    homes::{self, Standing},
    key,
    label::{self, SMALL_SIZE, TextLine},
    place::{LABEL, MARGIN, PITCH, Place, SIGN},
    route::{self, LABEL_LINE, Level, Line, Look, SIGN_TO_LABEL},
    words,
};
use jiff::civil::Date;
use std::fmt::Write;

/// Lines, signs and text: nearly black, as on the rest of the page.
pub(super) const INK: &str = "#0b0c0c";

/// Homes, which lie behind the family.
pub(super) const HOME: &str = "#1d70b8";

/// Whom the picture is about.
const MARKED: &str = "#fff7bf";

/// The text of an `svg` element and its size.
pub(super) struct Picture {
    pub(super) svg: String,
    pub(super) width: u32,
    pub(super) height: u32,
}

pub(super) fn draw(prefix: &str, genogram: &Genogram, family: &Family, place: &Place, today: Date) -> Picture {
    let labels: Vec<Vec<TextLine>> = genogram.people[..family.people]
        .iter()
        .map(|person| label::lines(&words::name(&person.label), &words::age_lines(person, today), person.marked, LABEL))
        .collect();
    let tallest = |people: &[usize]| people.iter().map(|person| labels[*person].len()).max().unwrap_or(0);
    let mut x = place.x.clone();
    let label_lines: Vec<usize> = labels.iter().map(Vec::len).collect();
    let routes = route::draw(family, place, MARGIN + 20.0, &label_lines);
    let width = place.width();
    let mut bottom = routes.levels.last().map_or(0.0, |level| level.bottom + MARGIN);

    let mut out = String::new();
    let per_row = ((width - 2.0 * MARGIN) / PITCH) as usize;
    let mut apart = String::new();
    let has_apart = !family.apart.is_empty() || !genogram.others.is_empty();
    let mut apart_rows: Vec<(&[usize], Level)> = Vec::new();
    if has_apart {
        let _ = write!(
            apart,
            r##"<path d="M{MARGIN:.0} {bottom:.0}H{:.0}" fill="none" stroke="#b1b4b6" stroke-width="1"/>"##,
            width - MARGIN
        );
        text(
            &mut apart,
            MARGIN,
            bottom + 24.0,
            "start",
            &TextLine { text: "Also important".to_owned(), size: SMALL_SIZE, is_bold: true },
        );
        bottom += 34.0;
        for row in family.apart.chunks(per_row) {
            let level = Level::new(bottom + 20.0 + SIGN / 2.0, tallest(row));
            for (position, person) in row.iter().enumerate() {
                x[*person] = MARGIN + PITCH * (position as f64 + 0.5);
            }
            bottom = level.bottom + MARGIN;
            apart_rows.push((row, level));
        }
        bottom = draw_others(&mut apart, genogram, per_row, bottom);
    }

    let rows = place.rows.iter().zip(&routes.levels).map(|(people, level)| Standing {
        people,
        level: *level,
        is_apart: false,
    });
    let standing: Vec<Standing<'_>> = rows
        .chain(apart_rows.iter().map(|(people, level)| Standing { people, level: *level, is_apart: true }))
        .collect();
    let pieces = homes::draw(family, &x, &standing);
    for piece in &pieces {
        let _ = write!(out, r#"<path d="{}" fill="none" stroke="{HOME}" {HOME_DOTS}/>"#, piece.path);
        if let Some((name, x, y)) = &piece.name {
            let _ = write!(out, r#"<text x="{x:.0}" y="{y:.0}" font-size="{SMALL_SIZE}" fill="{HOME}">{name}</text>"#);
        }
    }
    for line in &routes.lines {
        draw_line(&mut out, line);
    }
    out += &apart;
    for row in &standing {
        for person in row.people {
            draw_person(
                &mut out,
                prefix,
                *person,
                &genogram.people[*person],
                (x[*person], row.level.middle),
                &labels[*person],
                today,
            );
        }
    }
    let used = key::used(genogram, &standing, &routes.lines, !pieces.is_empty());
    bottom = key::draw(&mut out, &used, width, MARGIN, bottom);

    let (title, desc) = (escaped(&words::title(genogram)), escaped(&words::summary(genogram, place.rows.len())));
    let prefix = escaped(prefix);
    let (width, height) = (width.ceil() as u32, (bottom + MARGIN).ceil() as u32);
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" class="genogram" role="img" aria-labelledby="{prefix}-title {prefix}-desc" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="Arial, Helvetica, sans-serif"><title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{desc}</desc><rect width="{width}" height="{height}" fill="#ffffff"/>{out}</svg>"##
    );
    Picture { svg, width, height }
}

/// How the line round a home looks.
pub(super) const HOME_DOTS: &str = r#"stroke-width="2" stroke-dasharray="0.1 6" stroke-linecap="round""#;

/// How a line looks.
pub(super) fn looks(look: Look) -> &'static str {
    match look {
        Look::Couple(Some(Status::Together | Status::Separated | Status::Divorced)) | Look::Descent(Kind::Birth) => {
            r#"stroke-width="2""#
        }
        Look::Couple(None) => r#"stroke-width="2" stroke-dasharray="2 6""#,
        Look::Descent(Kind::Adoptive) => r#"stroke-width="2" stroke-dasharray="12 5""#,
        Look::Descent(Kind::Step) => r#"stroke-width="2" stroke-dasharray="10 4 2 4""#,
        Look::Descent(Kind::Foster) => r#"stroke-width="2" stroke-dasharray="5 4""#,
    }
}

fn draw_line(out: &mut String, line: &Line) {
    let class = match line.look {
        Look::Couple(_) => "genogram-couple",
        Look::Descent(_) => "genogram-descent",
    };
    let _ = write!(out, r#"<path class="{class}" d="{}" fill="none" stroke="{INK}" {}/>"#, line.path, looks(line.look));
    let (x, y) = line.stroke;
    draw_strokes(out, line.look, x, y);
}

/// One stroke through the line of a couple who live apart, two when they are divorced.
pub(super) fn draw_strokes(out: &mut String, look: Look, x: f64, y: f64) {
    let at: &[f64] = match look {
        Look::Couple(Some(Status::Separated)) => &[0.0],
        Look::Couple(Some(Status::Divorced)) => &[-4.0, 4.0],
        Look::Couple(Some(Status::Together) | None) | Look::Descent(_) => &[],
    };
    for aside in at {
        let x = x + aside;
        let _ = write!(
            out,
            r#"<path d="M{:.0} {:.0}L{:.0} {:.0}" fill="none" stroke="{INK}" stroke-width="2"/>"#,
            x - 5.0,
            y + 11.0,
            x + 5.0,
            y - 11.0
        );
    }
}

fn draw_person(
    out: &mut String,
    prefix: &str,
    index: usize,
    person: &Person,
    at: (f64, f64),
    label: &[TextLine],
    today: Date,
) {
    let age = words::age(person, today);
    let said =
        if age.is_empty() { words::name(&person.label) } else { format!("{}, {age}", words::name(&person.label)) };
    let _ = write!(
        out,
        r#"<g class="genogram-person" id="{}-person-{}"><title>{}</title>"#,
        escaped(prefix),
        index + 1,
        escaped(&said)
    );
    draw_sign(out, Sign::of(person), at, SIGN / 2.0, person.marked);
    if person.died.is_some() {
        draw_cross(out, Sign::of(person), at, SIGN / 2.0);
    }
    for (number, line) in label.iter().enumerate() {
        let y = at.1 + SIGN / 2.0 + SIGN_TO_LABEL + LABEL_LINE * (number as f64 + 0.8);
        text(out, at.0, y, "middle", line);
    }
    *out += "</g>";
}

/// What stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Square,
    Circle,
    Diamond,
    Triangle,
}

impl Sign {
    pub(super) fn of(person: &Person) -> Self {
        match person.sex {
            _ if words::is_unborn(person) => Sign::Triangle,
            Some(Sex::Male) => Sign::Square,
            Some(Sex::Female) => Sign::Circle,
            None => Sign::Diamond,
        }
    }
}

/// A sign of some half height; with a second line inside for whom the picture is about.
pub(super) fn draw_sign(out: &mut String, sign: Sign, at: (f64, f64), half: f64, is_marked: bool) {
    let fill = if is_marked { MARKED } else { "#ffffff" };
    shape(out, sign, at, half, fill, if is_marked { 3.0 } else { 2.0 });
    if is_marked {
        let inner = match sign {
            Sign::Square | Sign::Circle => half * 0.75,
            Sign::Diamond => half * 0.68,
            Sign::Triangle => half * 0.6,
        };
        shape(out, sign, at, inner, "none", 1.5);
    }
}

fn shape(out: &mut String, sign: Sign, (x, y): (f64, f64), half: f64, fill: &str, stroke: f64) {
    let line = format!(r#"fill="{fill}" stroke="{INK}" stroke-width="{stroke}""#);
    let _ = match sign {
        Sign::Square => write!(
            out,
            r#"<rect x="{:.0}" y="{:.0}" width="{:.0}" height="{:.0}" {line}/>"#,
            x - half,
            y - half,
            half * 2.0,
            half * 2.0
        ),
        Sign::Circle => write!(out, r#"<circle cx="{x:.0}" cy="{y:.0}" r="{half:.0}" {line}/>"#),
        Sign::Diamond => write!(
            out,
            r#"<path d="M{x:.0} {:.0}L{:.0} {y:.0}L{x:.0} {:.0}L{:.0} {y:.0}Z" {line}/>"#,
            y - half,
            x + half,
            y + half,
            x - half
        ),
        // The middle of a triangle lies below half its height.
        Sign::Triangle => write!(
            out,
            r#"<path d="M{x:.0} {:.1}L{:.1} {:.1}H{:.1}Z" {line} stroke-linejoin="round"/>"#,
            y - half,
            x + half * 0.96,
            y + half * 0.8,
            x - half * 0.96
        ),
    };
}

/// A cross through the sign of somebody who has died.
pub(super) fn draw_cross(out: &mut String, sign: Sign, (x, y): (f64, f64), half: f64) {
    let arm = match sign {
        Sign::Square => half,
        Sign::Circle => half * 0.7,
        Sign::Diamond => half * 0.5,
        Sign::Triangle => half * 0.4,
    };
    let (left, right, top, bottom) = (x - arm, x + arm, y - arm, y + arm);
    let _ = write!(
        out,
        r#"<path d="M{left:.0} {top:.0}L{right:.0} {bottom:.0}M{left:.0} {bottom:.0}L{right:.0} {top:.0}" fill="none" stroke="{INK}" stroke-width="2"/>"#
    );
}

/// Friends and professionals: a box each, below everybody else. The answer is where the last of them ends.
fn draw_others(out: &mut String, genogram: &Genogram, per_row: usize, mut bottom: f64) -> f64 {
    let others = &genogram.others[..genogram.others.len().min(OTHERS_MAX)];
    let label = |other: &super::Other| {
        let connection =
            if other.connection.trim().is_empty() { Vec::new() } else { vec![words::name(&other.connection)] };
        label::lines(&words::name(&other.label), &connection, false, LABEL - 8.0)
    };
    for row in others.chunks(per_row) {
        let labels: Vec<Vec<TextLine>> = row.iter().map(label).collect();
        let height = labels.iter().map(Vec::len).max().unwrap_or(0) as f64 * LABEL_LINE + 16.0;
        for (position, lines) in labels.iter().enumerate() {
            let x = MARGIN + PITCH * (position as f64 + 0.5);
            let _ = write!(
                out,
                r##"<g class="genogram-other"><rect x="{:.0}" y="{bottom:.0}" width="{:.0}" height="{height:.0}" rx="8" fill="#f3f2f1" stroke="{INK}" stroke-width="1"/>"##,
                x - (PITCH - 12.0) / 2.0,
                PITCH - 12.0
            );
            let spare = (height - lines.len() as f64 * LABEL_LINE) / 2.0;
            for (number, line) in lines.iter().enumerate() {
                text(out, x, bottom + spare + LABEL_LINE * (number as f64 + 0.75), "middle", line);
            }
            *out += "</g>";
        }
        bottom += height + 12.0;
    }
    bottom
}

/// A line of text. `plaintext` lets each name run in the direction of its own script.
pub(super) fn text(out: &mut String, x: f64, y: f64, anchor: &str, line: &TextLine) {
    let weight = if line.is_bold { r#" font-weight="bold""# } else { "" };
    let _ = write!(
        out,
        r#"<text x="{x:.0}" y="{y:.0}" text-anchor="{anchor}" font-size="{}"{weight} fill="{INK}" unicode-bidi="plaintext">{}</text>"#,
        line.size,
        escaped(&line.text)
    );
}

/// Text that stays text, in an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            _ => safe.push(character),
        }
    }
    safe
}
