//! The lines of a genogram: between partners, and from parents down to their children. Lines that run level share a lane only where they
//! do not touch.

use super::{
    Kind, Status,
    family::{Family, Origin},
    place::{Passage, Place, SIGN, SLOT},
};

/// From the last line of a label to the first lane: room for a line round a home.
const BELOW_LABELS: f64 = 24.0;

/// From the last lane to the signs below: room for a line round a home and its name.
const ABOVE_SIGNS: f64 = 34.0;

/// Between two lines that end at one sign.
const ENDS_APART: f64 = 14.0;

/// How far below a sign its label begins.
pub(super) const SIGN_TO_LABEL: f64 = 6.0;

/// From one line of a label to the next.
pub(super) const LABEL_LINE: f64 = 18.0;

/// Where a row of people stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// Middle of the signs.
    pub(super) middle: f64,
    /// Under the last line of the labels.
    pub(super) bottom: f64,
}

impl Level {
    /// A row whose signs have their middle at a height, and labels of so many lines.
    pub(super) fn new(middle: f64, label_lines: usize) -> Self {
        Level { middle, bottom: middle + SIGN / 2.0 + SIGN_TO_LABEL + label_lines as f64 * LABEL_LINE }
    }
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// A couple, or with no status the parents of a child who were not recorded as a couple.
    Couple(Option<Status>),
    /// Parents and children.
    Descent(Kind),
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) path: String,
    pub(super) look: Look,
    /// Where the strokes of a couple that has parted stand.
    pub(super) stroke: (f64, f64),
}

/// All lines, and where the rows came to stand.
pub(super) struct Routes {
    pub(super) levels: Vec<Level>,
    pub(super) lines: Vec<Line>,
}

/// A level stretch of a line, in the gap below a row.
struct Stretch {
    row: usize,
    from: f64,
    to: f64,
    lane: usize,
}

/// Draws all lines, given how many lines of label each person has.
pub(super) fn draw(family: &Family, place: &Place, top: f64, label_lines: &[usize]) -> Routes {
    let rows = place.rows.len();
    let mut couples: Vec<Option<Stretch>> =
        (0..family.pairs.len()).map(|pair| couple_stretch(family, place, pair)).collect();
    let ends: Vec<Ends> = (0..family.descents.len()).filter_map(|descent| Ends::of(family, place, descent)).collect();
    let mut bars: Vec<Option<Stretch>> = ends.iter().map(Ends::stretch).collect();
    let couple_lanes = give_lanes(&mut couples, rows);
    let bar_lanes = give_lanes(&mut bars, rows);

    let mut levels = Vec::new();
    let mut middle = top + SIGN / 2.0;
    for row in 0..rows {
        let tallest = place.rows[row].iter().map(|person| label_lines[*person]).max();
        let level = Level::new(middle, tallest.unwrap_or(0));
        middle =
            level.bottom + BELOW_LABELS + (couple_lanes[row] + bar_lanes[row]) as f64 * SLOT + ABOVE_SIGNS + SIGN / 2.0;
        levels.push(level);
    }
    let lane_y = |row: usize, lane: usize| levels[row].bottom + BELOW_LABELS + lane as f64 * SLOT;
    let couple_y = |pair: usize| couples[pair].as_ref().map(|stretch| lane_y(stretch.row, stretch.lane));

    let mut lines = Vec::new();
    for (number, pair) in family.pairs.iter().enumerate() {
        let (first, second) = place.in_order(family, number);
        let (Some((row, _)), Some((other_row, _))) = (place.spot[first], place.spot[second]) else { continue };
        let (x, other_x) = (place.x[first], place.x[second]);
        let (y, other_y) = (levels[row].middle, levels[other_row].middle);
        let look = Look::Couple(pair.status);
        match (couple_y(number), place.passage_x(Passage::First(number)), place.passage_x(Passage::Second(number))) {
            (Some(lane), Some(down), Some(up)) => {
                let y = y + place.passage_y(Passage::First(number));
                let other_y = other_y + place.passage_y(Passage::Second(number));
                let path = format!("M{x:.0} {y:.0}H{down:.0}V{lane:.0}H{up:.0}V{other_y:.0}H{other_x:.0}");
                lines.push(Line { path, look, stroke: (down + (up - down).signum() * 22.0, lane) });
            }
            (_, _, _) => {
                let path = format!("M{x:.0} {y:.0}H{other_x:.0}");
                lines.push(Line { path, look, stroke: (x + SIGN / 2.0 + 20.0, y) });
            }
        }
    }
    for (end, bar) in ends.iter().zip(&bars) {
        let start = match end.origin {
            Origin::Both(pair) => couple_y(pair).unwrap_or(levels[end.row].middle),
            // From under the label, which hangs from the sign.
            Origin::One(parent) => Level::new(levels[end.row].middle, label_lines[parent]).bottom + 2.0,
        };
        let mut path = format!("M{:.0} {start:.0}", end.drop);
        match bar {
            None => path += &format!("V{:.0}", levels[end.children[0].0].middle),
            Some(bar) => {
                let y = levels[end.row].bottom + BELOW_LABELS + (couple_lanes[end.row] + bar.lane) as f64 * SLOT;
                path += &format!("V{y:.0}M{:.0} {y:.0}H{:.0}", bar.from, bar.to);
                for (row, x) in &end.children {
                    path += &format!("M{x:.0} {y:.0}V{:.0}", levels[*row].middle);
                }
            }
        }
        lines.push(Line { path, look: Look::Descent(end.kind), stroke: (0.0, 0.0) });
    }
    Routes { levels, lines }
}

/// Where the lines of one descent begin and end.
struct Ends {
    origin: Origin,
    kind: Kind,
    row: usize,
    drop: f64,
    /// Row and place of each child's end.
    children: Vec<(usize, f64)>,
}

impl Ends {
    fn of(family: &Family, place: &Place, number: usize) -> Option<Self> {
        let descent = &family.descents[number];
        let middle = place.middle_of_children(descent);
        let passage = Passage::Drop(number);
        let (drop, parent) = match descent.origin {
            Origin::One(parent) => {
                let own = (0..family.descents.len())
                    .filter(|other| family.descents[*other].origin == descent.origin)
                    .collect();
                (place.x[parent] + aside(own, number)?, parent)
            }
            Origin::Both(pair) => {
                let (first, second) = place.in_order(family, pair);
                let drop = match place.passage_x(passage) {
                    Some(x) => middle.clamp(x - place.passage_play(passage), x + place.passage_play(passage)),
                    None => {
                        let (one, other) =
                            (place.passage_x(Passage::First(pair))?, place.passage_x(Passage::Second(pair))?);
                        middle.clamp(one.min(other), one.max(other))
                    }
                };
                (drop, if place.spot[first] > place.spot[second] { first } else { second })
            }
        };
        let children = descent.children.iter().filter_map(|child| {
            let (row, _) = place.spot[*child]?;
            let mut own: Vec<usize> =
                (0..family.descents.len()).filter(|other| family.descents[*other].children.contains(child)).collect();
            own.sort_by(|one, other| origin_x(family, place, *one).total_cmp(&origin_x(family, place, *other)));
            Some((row, place.x[*child] + aside(own, number)?))
        });
        Some(Ends {
            origin: descent.origin,
            kind: descent.kind,
            row: place.spot[parent]?.0,
            drop,
            children: children.collect(),
        })
    }

    /// The bar over the children; none where one child hangs straight below.
    fn stretch(&self) -> Option<Stretch> {
        let xs = || self.children.iter().map(|(_, x)| *x).chain([self.drop]);
        let (from, to) = (xs().fold(f64::MAX, f64::min), xs().fold(f64::MIN, f64::max));
        let is_straight = self.children.len() == 1 && to - from < 3.0;
        (!is_straight).then_some(Stretch { row: self.row, from, to, lane: 0 })
    }
}

/// How far aside one of several lines ends at a sign.
fn aside(lines: Vec<usize>, line: usize) -> Option<f64> {
    let index = lines.iter().position(|other| *other == line)?;
    Some((index as f64 - (lines.len() as f64 - 1.0) / 2.0) * ENDS_APART)
}

fn origin_x(family: &Family, place: &Place, descent: usize) -> f64 {
    match family.descents[descent].origin {
        Origin::One(parent) => place.x[parent],
        Origin::Both(pair) => (place.x[family.pairs[pair].a] + place.x[family.pairs[pair].b]) / 2.0,
    }
}

/// The level stretch of a pair who do not stand side by side.
fn couple_stretch(family: &Family, place: &Place, pair: usize) -> Option<Stretch> {
    let (first, second) = (place.passage_x(Passage::First(pair))?, place.passage_x(Passage::Second(pair))?);
    let (upper, _) = place.in_order(family, pair);
    let (row, _) = place.spot[upper]?;
    Some(Stretch { row, from: first.min(second), to: first.max(second), lane: 0 })
}

/// Gives each stretch the first lane in its row where it touches no other. The answer is how many lanes each row needs.
fn give_lanes(stretches: &mut [Option<Stretch>], rows: usize) -> Vec<usize> {
    let mut order: Vec<&mut Stretch> = stretches.iter_mut().flatten().collect();
    order.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut ends: Vec<Vec<f64>> = vec![Vec::new(); rows];
    for stretch in order {
        let lanes = &mut ends[stretch.row];
        match lanes.iter().position(|end| end + SLOT / 2.0 < stretch.from) {
            Some(free) => stretch.lane = free,
            None => {
                stretch.lane = lanes.len();
                lanes.push(stretch.to);
            }
        }
        lanes[stretch.lane] = stretch.to;
    }
    ends.iter().map(Vec::len).collect()
}
