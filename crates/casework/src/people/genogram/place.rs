//! How far to the right everybody stands. Parents settle over the middle of their children and children under the middle of their
//! parents, without anybody changing sides or coming too close.

use super::{
    Kind,
    family::{Descent, Family, Origin},
};
use std::collections::BTreeMap;

/// Height and width of a sign.
pub(super) const SIGN: f64 = 48.0;

/// From one person to the next.
pub(super) const PITCH: f64 = 136.0;

/// Widest label under a sign. The rest of the pitch is kept free for lines.
pub(super) const LABEL: f64 = 116.0;

/// Between two lines that run side by side.
pub(super) const SLOT: f64 = 12.0;

/// More room between people of different homes, for the dotted lines round them.
const HOME_GAP: f64 = 36.0;

/// More room between parts of the family that nothing connects.
const PART_GAP: f64 = 48.0;

/// Round the whole drawing.
pub(super) const MARGIN: f64 = 24.0;

/// Rounds of settling: by then the largest families move by less than a pixel.
const ROUNDS: usize = 240;

/// Whoever moves by less than this in a round is still: 240 such steps are a tenth of a pixel.
const STILL: f64 = 0.0005;

/// Narrowest drawing without its margins: the key needs as much.
const WIDTH_MIN: f64 = PITCH * 3.0;

/// A pull that only decides where nothing else does.
const FAINT: f64 = 0.02;

/// Where everybody stands, and where lines go down between them.
pub(super) struct Place {
    /// From the eldest generation down, from left to right.
    pub(super) rows: Vec<Vec<usize>>,
    /// Row and place in it; nothing for those who stand apart.
    pub(super) spot: Vec<Option<(usize, usize)>>,
    pub(super) x: Vec<f64>,
    /// How far below the middle of the sign each line leaves it, and where it goes down.
    passages: BTreeMap<Passage, (Gap, f64)>,
    passing: BTreeMap<Gap, Vec<Passage>>,
}

/// The space left of a place in a row.
type Gap = (usize, usize);

/// A line that goes down between two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passage {
    /// To the children of a descent.
    Drop(usize),
    /// From the left or upper one of a pair that does not stand side by side.
    First(usize),
    /// From the other one.
    Second(usize),
}

pub(super) fn settle(family: &Family, rows: Vec<Vec<usize>>) -> Place {
    let mut spot = vec![None; family.people];
    for (row, people) in rows.iter().enumerate() {
        for (position, person) in people.iter().enumerate() {
            spot[*person] = Some((row, position));
        }
    }
    let mut place =
        Place { rows, spot, x: vec![0.0; family.people], passages: BTreeMap::new(), passing: BTreeMap::new() };
    place.open_passages(family);
    let natural = place.natural(family);
    place.x.clone_from(&natural);
    let rows = place.rows.len();
    for _ in 0..ROUNDS {
        let before = place.x.clone();
        for row in (0..rows).rev().chain(0..rows) {
            place.settle_row(family, row, &natural);
        }
        if place.x.iter().zip(&before).all(|(now, then)| (now - then).abs() < STILL) {
            break;
        }
    }
    let (left, right) = place.extent();
    let spare = (WIDTH_MIN - (right - left)).max(0.0) / 2.0;
    for x in &mut place.x {
        *x = (*x - left + MARGIN + spare).round();
    }
    place
}

impl Place {
    /// Whether two people stand side by side.
    pub(super) fn are_neighbours(&self, one: usize, other: usize) -> bool {
        matches!((self.spot[one], self.spot[other]), (Some((row, place)), Some((other_row, other_place))) if row == other_row && place.abs_diff(other_place) == 1)
    }

    /// The pair from left to right, or from the upper row to the lower.
    pub(super) fn in_order(&self, family: &Family, pair: usize) -> (usize, usize) {
        let pair = family.pairs[pair];
        if self.spot[pair.a] <= self.spot[pair.b] { (pair.a, pair.b) } else { (pair.b, pair.a) }
    }

    /// Where a line goes down.
    pub(super) fn passage_x(&self, passage: Passage) -> Option<f64> {
        let ((row, gap), _) = self.passages.get(&passage)?;
        let passing = self.passing.get(&(*row, *gap))?;
        let index = passing.iter().position(|other| *other == passage)? as f64;
        let people = &self.rows[*row];
        let left = gap.checked_sub(1).map(|left| self.x[people[left]]);
        let right = people.get(*gap).map(|right| self.x[*right]);
        let last = passing.len() as f64 - 1.0;
        Some(match (left, right) {
            (Some(left), Some(right)) => (left + right) / 2.0 + (index - last / 2.0) * SLOT,
            (Some(left), None) => left + PITCH / 2.0 + index * SLOT,
            (None, Some(right)) => right - PITCH / 2.0 - (last - index) * SLOT,
            (None, None) => 0.0,
        })
    }

    /// How far below the middle of its sign a line begins.
    pub(super) fn passage_y(&self, passage: Passage) -> f64 {
        self.passages.get(&passage).map_or(0.0, |(_, y)| *y)
    }

    /// How far the only line in its gap may move aside to run straight down.
    pub(super) fn passage_play(&self, passage: Passage) -> f64 {
        let Some((gap, _)) = self.passages.get(&passage) else { return 0.0 };
        let (row, position) = *gap;
        let is_alone = self.passing.get(gap).is_some_and(|passing| passing.len() == 1);
        if !is_alone || position == 0 || position >= self.rows[row].len() {
            return 0.0;
        }
        let width = self.x[self.rows[row][position]] - self.x[self.rows[row][position - 1]];
        ((width - LABEL) / 2.0 - SLOT / 2.0).max(0.0)
    }

    /// From the left of the leftmost person or line to the right of the rightmost.
    fn extent(&self) -> (f64, f64) {
        let people = self
            .rows
            .iter()
            .flatten()
            .flat_map(|person| [self.x[*person] - PITCH / 2.0, self.x[*person] + PITCH / 2.0]);
        let lines = self.passages.keys().filter_map(|passage| self.passage_x(*passage));
        people.chain(lines).fold((f64::MAX, f64::MIN), |(least, most), x| (least.min(x), most.max(x)))
    }

    /// Of the whole drawing.
    pub(super) fn width(&self) -> f64 {
        (self.extent().1 + MARGIN).max(WIDTH_MIN + 2.0 * MARGIN)
    }

    /// The middle over the children of a descent, in the row of the first.
    pub(super) fn middle_of_children(&self, descent: &Descent) -> f64 {
        middle(descent.children.iter().map(|child| self.x[*child]))
    }

    /// Gives every line that goes down between two people a slot, those that leave a sign lower nearer to it, so that they do not cross.
    fn open_passages(&mut self, family: &Family) {
        let mut wanted: Vec<(Gap, Side, Passage, usize)> = Vec::new();
        for pair in 0..family.pairs.len() {
            let (first, second) = self.in_order(family, pair);
            if self.are_neighbours(first, second) {
                continue;
            }
            if let (Some((row, place)), Some(other)) = (self.spot[first], self.spot[second]) {
                wanted.push(((row, place + 1), Side::Left, Passage::First(pair), first));
                wanted.push((other, Side::Right, Passage::Second(pair), second));
            }
        }
        for (number, descent) in family.descents.iter().enumerate() {
            match descent.origin {
                Origin::Both(pair) => {
                    let (first, second) = self.in_order(family, pair);
                    if let (true, Some(gap)) = (self.are_neighbours(first, second), self.spot[second]) {
                        wanted.push((gap, Side::Between, Passage::Drop(number), first));
                    }
                }
                // Straight down from the sign: nobody is in the way.
                Origin::One(_) => {}
            }
        }
        let mut slots: BTreeMap<Gap, Vec<(i32, i32, Passage)>> = BTreeMap::new();
        let mut leaving: BTreeMap<(usize, bool), usize> = BTreeMap::new();
        for (gap, side, passage, person) in wanted {
            let (rank, below) = match side {
                Side::Between => (1, 0),
                Side::Left | Side::Right => {
                    let is_right = side == Side::Right;
                    let line = self.has_partner_beside(family, person, is_right);
                    let count = leaving.entry((person, is_right)).or_insert(usize::from(line));
                    *count += 1;
                    // Three lines leave one side of a sign at most; more would begin in the air.
                    let below = (*count - 1).min(2) as i32;
                    if is_right { (2, below) } else { (0, -below) }
                }
            };
            slots.entry(gap).or_default().push((rank, below, passage));
            self.passages.insert(passage, (gap, f64::from(below.abs()) * 9.0));
        }
        for (gap, mut slots) in slots {
            slots.sort();
            self.passing.insert(gap, slots.into_iter().map(|(_, _, passage)| passage).collect());
        }
    }

    /// Whether a partner stands right beside somebody, on the left or on the right.
    fn has_partner_beside(&self, family: &Family, person: usize, on_left: bool) -> bool {
        family.pairs.iter().any(|pair| {
            let other = if pair.a == person {
                pair.b
            } else if pair.b == person {
                pair.a
            } else {
                return false;
            };
            self.are_neighbours(person, other) && (self.spot[other] < self.spot[person]) == on_left
        })
    }

    /// Everybody as far left as they can stand.
    fn natural(&self, family: &Family) -> Vec<f64> {
        let mut x = vec![0.0; family.people];
        for (row, people) in self.rows.iter().enumerate() {
            for position in 1..people.len() {
                let (left, right) = (people[position - 1], people[position]);
                let lines = self.passing.get(&(row, position)).map_or(0, Vec::len).saturating_sub(1);
                let home = if family.household[left] == family.household[right] { 0.0 } else { HOME_GAP };
                let part = if family.part[left] == family.part[right] { 0.0 } else { PART_GAP };
                x[right] = x[left] + PITCH + lines as f64 * SLOT + home + part;
            }
        }
        x
    }

    /// The middle of an origin, where its children would like to hang.
    fn middle_of_origin(&self, family: &Family, origin: Origin, x: &[f64]) -> f64 {
        match origin {
            Origin::Both(pair) => (x[family.pairs[pair].a] + x[family.pairs[pair].b]) / 2.0,
            Origin::One(parent) => x[parent],
        }
    }

    fn settle_row(&mut self, family: &Family, row: usize, natural: &[f64]) {
        let mut pull: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        let mut add = |person: usize, to: f64, weight: f64| {
            let (sum, weights) = pull.entry(person).or_default();
            *sum += to * weight;
            *weights += weight;
        };
        let is_here = |person: usize| self.spot[person].is_some_and(|(of, _)| of == row);
        for descent in &family.descents {
            let weight = match descent.kind {
                Kind::Birth => 1.0,
                Kind::Adoptive | Kind::Step | Kind::Foster => 0.4,
            };
            let own_middle = middle(descent.children.iter().map(|child| natural[*child]));
            let parents_middle = self.middle_of_origin(family, descent.origin, &self.x);
            for child in descent.children.iter().filter(|child| is_here(**child)) {
                add(*child, parents_middle + natural[*child] - own_middle, weight);
            }
            let natural_middle = self.middle_of_origin(family, descent.origin, natural);
            let children_middle = self.middle_of_children(descent);
            for parent in super::order::parents(family, descent.origin).into_iter().filter(|parent| is_here(*parent)) {
                add(parent, children_middle + natural[parent] - natural_middle, weight);
            }
        }
        // Somebody whom nothing pulls keeps close to a partner who is pulled.
        let pulled = pull.clone();
        for pair in &family.pairs {
            for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                if let (true, None, Some((sum, weights))) = (is_here(one), pulled.get(&one), pulled.get(&other)) {
                    let (to, all) = pull.entry(one).or_default();
                    *to += (sum / weights + natural[one] - natural[other]) * 0.5;
                    *all += 0.5;
                }
            }
        }
        let people = self.rows[row].clone();
        let wishes = people.iter().map(|person| {
            let (sum, weights) = pull.get(person).copied().unwrap_or((self.x[*person] * FAINT, FAINT));
            (sum / weights - natural[*person], weights)
        });
        let shifts = without_overtaking(wishes.collect());
        for (person, shift) in people.iter().zip(shifts) {
            self.x[*person] = natural[*person] + shift;
        }
    }
}

/// Which side of a gap a line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Between,
    Right,
}

/// Halfway between the first and the last.
fn middle(places: impl Iterator<Item = f64>) -> f64 {
    let (mut least, mut most) = (f64::MAX, f64::MIN);
    for place in places {
        least = least.min(place);
        most = most.max(place);
    }
    (least + most) / 2.0
}

/// The nearest values to the wishes that never fall from one to the next (isotonic regression: neighbours that would overtake each
/// other meet at their weighted mean).
fn without_overtaking(wishes: Vec<(f64, f64)>) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (wish, weight) in wishes {
        let mut block = (wish, weight, 1);
        while let Some((before, before_weight, count)) = blocks.pop_if(|(before, _, _)| *before > block.0) {
            let weights = before_weight + block.1;
            block = ((before * before_weight + block.0 * block.1) / weights, weights, count + block.2);
        }
        blocks.push(block);
    }
    blocks.into_iter().flat_map(|(value, _, count)| std::iter::repeat_n(value, count)).collect()
}
