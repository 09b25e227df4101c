//! Dotted lines round those who live together. A home whose people do not stand together gets a line round each group of them, and a name
//! on each, so that nobody else is ever inside.

use super::{
    family::Family,
    place::{PITCH, SIGN},
    route::Level,
};
use std::collections::BTreeSet;

/// From a sign up to the line round its home.
const ABOVE: f64 = 20.0;

/// From a label down to the line round its home.
const BELOW: f64 = 8.0;

/// Narrowest neck by which two generations are joined.
const NECK_MIN: f64 = 60.0;

/// How round the corners are.
const ROUND: f64 = 12.0;

/// A row of people and where it stands.
pub(super) struct Standing<'a> {
    pub(super) people: &'a [usize],
    pub(super) level: Level,
    /// A row apart never joins the row above it.
    pub(super) is_apart: bool,
}

/// One closed dotted line.
pub(super) struct Piece {
    pub(super) path: String,
    /// A name such as "Home 2" and where it stands, when the home has several pieces.
    pub(super) name: Option<(String, f64, f64)>,
}

/// People of one home who stand side by side.
#[derive(Clone, Copy)]
struct Run {
    left: f64,
    right: f64,
    level: Level,
}

pub(super) fn draw(family: &Family, x: &[f64], rows: &[Standing<'_>]) -> Vec<Piece> {
    let homes: BTreeSet<usize> = family.household.iter().flatten().copied().collect();
    let mut drawn = Vec::new();
    let mut names = 0;
    for home in homes {
        let chains = chains(family, x, rows, home);
        let is_split = chains.len() > 1;
        names += usize::from(is_split);
        drawn.extend(chains.iter().map(|chain| {
            let (left, top) = (chain[0].left, chain[0].level.middle - SIGN / 2.0 - ABOVE);
            Piece { path: outline(chain), name: is_split.then(|| (format!("Home {names}"), left + 8.0, top + 15.0)) }
        }));
    }
    drawn
}

/// Runs that lie over each other in neighbouring rows, joined to chains.
fn chains(family: &Family, x: &[f64], rows: &[Standing<'_>], home: usize) -> Vec<Vec<Run>> {
    let mut chains: Vec<Vec<Run>> = Vec::new();
    let mut may_go_on = false;
    for row in rows {
        let groups = row.people.chunk_by(|one, other| family.household[*one] == family.household[*other]);
        let runs: Vec<Run> = groups
            .filter(|group| family.household[group[0]] == Some(home))
            .map(|group| Run {
                left: x[group[0]] - PITCH / 2.0,
                right: x[group[group.len() - 1]] + PITCH / 2.0,
                level: row.level,
            })
            .collect();
        match (runs.as_slice(), chains.last_mut()) {
            ([run], Some(chain)) if may_go_on && !row.is_apart && overlap(&chain[chain.len() - 1], run) >= NECK_MIN => {
                chain.push(*run)
            }
            (_, _) => chains.extend(runs.iter().map(|run| vec![*run])),
        }
        may_go_on = runs.len() == 1;
    }
    chains
}

fn overlap(one: &Run, other: &Run) -> f64 {
    one.right.min(other.right) - one.left.max(other.left)
}

/// Down the right side and up the left. Between two generations the outline is as narrow as the narrower of them.
fn outline(chain: &[Run]) -> String {
    let top = |run: &Run| run.level.middle - SIGN / 2.0 - ABOVE;
    let bottom = |run: &Run| run.level.bottom + BELOW;
    let (first, last) = (&chain[0], &chain[chain.len() - 1]);
    let mut right = vec![(first.right, top(first))];
    let mut left = vec![(first.left, top(first))];
    for pair in chain.windows(2) {
        let (above, below) = (&pair[0], &pair[1]);
        let y = if below.right > above.right { top(below) } else { bottom(above) };
        right.extend([(above.right, y), (below.right, y)]);
        let y = if below.left < above.left { top(below) } else { bottom(above) };
        left.extend([(above.left, y), (below.left, y)]);
    }
    right.push((last.right, bottom(last)));
    left.push((last.left, bottom(last)));
    right.extend(left.into_iter().rev());
    right.dedup();
    rounded(&right)
}

/// A closed path through some corners, each of them rounded.
fn rounded(corners: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, corner) in corners.iter().enumerate() {
        let before = corners[(index + corners.len() - 1) % corners.len()];
        let after = corners[(index + 1) % corners.len()];
        let (from, to) = (towards(*corner, before), towards(*corner, after));
        let letter = if index == 0 { 'M' } else { 'L' };
        path += &format!("{letter}{:.0} {:.0}Q{:.0} {:.0} {:.0} {:.0}", from.0, from.1, corner.0, corner.1, to.0, to.1);
    }
    path + "Z"
}

/// The point on the way to another where the rounding begins.
fn towards(from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(down);
    if length == 0.0 {
        return from;
    }
    let share = ROUND.min(length / 2.0) / length;
    (from.0 + across * share, from.1 + down * share)
}
