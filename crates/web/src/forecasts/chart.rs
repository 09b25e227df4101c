//! Charts as SVG that say the same to everybody: a title and a description for those who hear them, words at the lines instead of a legend
//! of colours, outlines that differ where bands do, and nothing that needs a script or a style of its own.

use forecast::council::bands::Band;
use std::fmt::Write;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 118.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 48.0;
/// Labels nearer than this would lie over each other.
const LABELS_APART: f64 = 17.0;

/// What a fan chart shows. Times are years, such as 2026.25.
pub struct Fan<'a> {
    /// The finding in one sentence.
    pub title: &'a str,
    /// What is drawn, for those who do not see it.
    pub description: &'a str,
    /// What is counted, beside the upright axis.
    pub unit: &'a str,
    /// What was counted.
    pub history: Vec<(f64, f64)>,
    /// What is expected, with bands of 50, 80 and 95% where there are any.
    pub expected: Vec<(f64, f64, Option<Band>)>,
    /// The same with a reform, if one is compared.
    pub reform: Vec<(f64, f64)>,
}

struct Scale {
    from: f64,
    to: f64,
    top: f64,
}

impl Scale {
    fn x(&self, at: f64) -> f64 {
        LEFT + (at - self.from) / (self.to - self.from).max(1e-9) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM)
    }
}

/// Draws it. `id` tells its title from those of other charts of the page.
pub fn fan(id: &str, fan: &Fan<'_>) -> String {
    let times = || {
        let history = fan.history.iter().map(|point| point.0);
        history.chain(fan.expected.iter().map(|point| point.0)).chain(fan.reform.iter().map(|point| point.0))
    };
    let bands = || fan.expected.iter().filter_map(|point| Some((point.0, point.2?)));
    let values = fan.history.iter().map(|point| point.1);
    let values = values.chain(fan.expected.iter().map(|point| point.1)).chain(fan.reform.iter().map(|point| point.1));
    let largest = values.chain(bands().map(|(_, band)| band[2].1)).fold(1.0, f64::max);
    let step = nice(largest / 5.0);
    let scale = Scale {
        from: times().fold(f64::INFINITY, f64::min),
        to: times().fold(f64::NEG_INFINITY, f64::max),
        top: (largest / step).ceil() * step,
    };
    let mut svg = format!(
        "<svg class=\"kith-fan\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        escaped(fan.title),
        escaped(fan.description)
    );
    axes(&mut svg, &scale, step, fan.unit);

    // The fan opens from what was counted last.
    let origin = fan.history.last().map(|(at, value)| (*at, [(*value, *value); 3]));
    let opened: Vec<(f64, Band)> = origin.into_iter().chain(bands()).collect();
    let mut labels: Vec<(f64, String)> = Vec::new();
    if opened.len() > 1 {
        for (band, name) in [(2, "95"), (1, "80"), (0, "50")] {
            let upper = opened.iter().map(|(at, all)| (*at, all[band].1));
            let lower = opened.iter().rev().map(|(at, all)| (*at, all[band].0));
            let outline = points(&scale, upper.chain(lower));
            let _ = write!(svg, "<polygon class=\"kith-fan__band kith-fan__band--{name}\" points=\"{outline}\"/>");
            if let Some((_, all)) = opened.last() {
                labels.push((scale.y(all[band].1), format!("{name}%: up to {}", whole(all[band].1))));
            }
        }
    }
    let line = |svg: &mut String, class: &str, line: &[(f64, f64)]| {
        let _ = write!(
            svg,
            "<polyline class=\"kith-fan__line kith-fan__line--{class}\" points=\"{}\"/>",
            points(&scale, line.iter().copied())
        );
    };
    line(&mut svg, "counted", &fan.history);
    let mut ahead: Vec<(f64, f64)> = fan.history.last().copied().into_iter().collect();
    ahead.extend(fan.expected.iter().map(|point| (point.0, point.1)));
    line(&mut svg, "expected", &ahead);
    if let Some((_, value)) = ahead.last() {
        labels.push((scale.y(*value), format!("expected {}", whole(*value))));
    }
    if !fan.reform.is_empty() {
        let mut reform: Vec<(f64, f64)> = fan.history.last().copied().into_iter().collect();
        reform.extend(&fan.reform);
        line(&mut svg, "reform", &reform);
        if let Some((_, value)) = reform.last() {
            labels.push((scale.y(*value), format!("reform {}", whole(*value))));
        }
    }
    if let Some((at, value)) = fan.history.last() {
        let (x, y) = (scale.x(*at), scale.y(*value));
        let _ = write!(svg, "<circle class=\"kith-fan__now\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>");
        let _ = write!(
            svg,
            "<text class=\"kith-fan__label\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">counted {}</text>",
            x - 8.0,
            y - 9.0,
            whole(*value)
        );
    }
    for (y, text) in apart(labels) {
        let x = WIDTH - RIGHT + 6.0;
        let _ = write!(svg, "<text class=\"kith-fan__label\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(&text));
    }
    svg.push_str("</svg>");
    svg
}

fn axes(svg: &mut String, scale: &Scale, step: f64, unit: &str) {
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    let mut value = 0.0;
    while value <= scale.top + step / 2.0 {
        let y = scale.y(value);
        let _ = write!(
            svg,
            "<line class=\"kith-fan__grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text class=\"kith-fan__tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            y + 5.0,
            whole(value)
        );
        value += step;
    }
    let years = scale.to.floor() as i32 - scale.from.ceil() as i32;
    let every = (years / 8 + 1).max(1) as usize;
    for year in (scale.from.ceil() as i32..=scale.to.floor() as i32).step_by(every) {
        let x = scale.x(f64::from(year));
        let _ = write!(
            svg,
            "<line class=\"kith-fan__grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{bottom}\" y2=\"{:.1}\"/>\
             <text class=\"kith-fan__tick\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{year}</text>",
            bottom + 5.0,
            bottom + 20.0
        );
    }
    let _ = write!(
        svg,
        "<text class=\"kith-fan__axis\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">Year</text>\
         <text class=\"kith-fan__axis\" transform=\"rotate(-90)\" x=\"{:.1}\" y=\"14\" text-anchor=\"middle\">{}</text>",
        f64::midpoint(LEFT, right),
        HEIGHT - 6.0,
        -f64::midpoint(TOP, bottom),
        escaped(unit)
    );
}

fn points(scale: &Scale, line: impl Iterator<Item = (f64, f64)>) -> String {
    let point = |(at, value): (f64, f64)| format!("{:.1},{:.1}", scale.x(at), scale.y(value.max(0.0)));
    line.map(point).collect::<Vec<_>>().join(" ")
}

/// Labels moved down until none lies over another, the lowest not below the drawing.
fn apart(mut labels: Vec<(f64, String)>) -> Vec<(f64, String)> {
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut before = f64::NEG_INFINITY;
    for label in &mut labels {
        label.0 = (label.0 + 5.0).max(before + LABELS_APART);
        before = label.0;
    }
    let beyond = labels.last().map_or(0.0, |last| (last.0 - (HEIGHT - BOTTOM)).max(0.0));
    for label in &mut labels {
        label.0 -= beyond;
    }
    labels
}

/// The next 1, 2 or 5 with noughts.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.max(1e-9).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|nice| *nice >= step).unwrap_or(power).max(1.0)
}

/// A number without its fraction, thousands apart.
pub fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 && text.chars().any(|digit| digit.is_ascii_digit() && digit != '0') {
        format!("-{text}")
    } else {
        text
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(title: &str) -> String {
        let band = |low: f64, high: f64| Some([(low + 4.0, high - 4.0), (low + 2.0, high - 2.0), (low, high)]);
        fan(
            "care",
            &Fan {
                title,
                description: "Counted and expected",
                unit: "Children",
                history: vec![(2024.0, 90.0), (2025.0, 100.0)],
                expected: vec![(2026.0, 104.0, band(90.0, 120.0)), (2027.0, 108.0, band(80.0, 140.0))],
                reform: Vec::new(),
            },
        )
    }

    #[test]
    fn every_band_and_line_says_what_it_is_in_words() {
        let svg = drawn("Children in care");
        for part in [
            "role=\"img\"",
            "<title id=\"care-title\">Children in care",
            "95%: up to 140",
            "80%: up to 138",
            "50%: up to 136",
            "expected 108",
            "counted 100",
            ">2026<",
            ">Children<",
        ] {
            assert!(svg.contains(part), "{part} is not in {svg}");
        }
        assert_eq!(svg.matches("<polygon").count(), 3);
    }

    #[test]
    fn words_from_elsewhere_are_no_markup() {
        assert!(!drawn("<script>").contains("<script>"));
    }

    #[test]
    fn labels_never_lie_over_each_other() {
        let labels = apart((0..6).map(|number| (300.0 + f64::from(number), String::new())).collect());
        assert!(labels.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LABELS_APART - 1e-9));
        assert!(labels.iter().all(|label| label.0 <= HEIGHT - BOTTOM + 1e-9));
    }

    #[test]
    fn numbers_are_read_in_thousands() {
        assert_eq!([0.2, -0.2, 999.6, 1234567.0, -4000.0].map(whole), ["0", "0", "1,000", "1,234,567", "-4,000"]);
    }
}
