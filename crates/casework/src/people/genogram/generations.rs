//! Which generation everybody stands in. A child always stands below their parents; couples and siblings stand level where that allows it.

use super::family::{Descent, Pair, Tie};

/// The generation of each person, the eldest 0.
pub(super) fn layers(people: usize, ties: &[Tie], pairs: &[Pair], descents: &[Descent]) -> Vec<usize> {
    let mut level: Vec<usize> = (0..people).collect();
    let couples = pairs.iter().map(|pair| (pair.a, pair.b));
    let siblings = descents.iter().flat_map(|descent| descent.children.windows(2).map(|pair| (pair[0], pair[1])));
    for (one, other) in couples.chain(siblings) {
        let (from, to) = (level[other], level[one]);
        if from == to {
            continue;
        }
        // An uncle who married his niece cannot stand level with her: try, and take it back when somebody would stand above themselves.
        let joined: Vec<usize> = level.iter().map(|of| if *of == from { to } else { *of }).collect();
        if heights(&joined, ties).is_some() {
            level = joined;
        }
    }
    let heights = heights(&level, ties).unwrap_or_else(|| vec![0; people]);
    close_to_children(&level, ties, heights)
}

/// How many generations stand above each level; `None` when a level would stand above itself.
fn heights(level: &[usize], ties: &[Tie]) -> Option<Vec<usize>> {
    let mut height = vec![0; level.len()];
    // Each round settles at least one more generation, so as many rounds as people are enough, unless there is a circle.
    for _ in 0..=level.len() {
        let mut is_settled = true;
        for tie in ties {
            let below = height[level[tie.parent]] + 1;
            if height[level[tie.child]] < below {
                height[level[tie.child]] = below;
                is_settled = false;
            }
        }
        if is_settled {
            return Some(height);
        }
    }
    None
}

/// Moves everybody with children down to just above the eldest generation of them, so that an in-law's parents stand level with the others.
fn close_to_children(level: &[usize], ties: &[Tie], mut height: Vec<usize>) -> Vec<usize> {
    for _ in 0..=level.len() {
        let mut is_settled = true;
        for parent in ties.iter().map(|tie| level[tie.parent]) {
            let children = ties.iter().filter(|tie| level[tie.parent] == parent).map(|tie| height[level[tie.child]]);
            let above = children.min().map_or(height[parent], |child| child.saturating_sub(1));
            if above > height[parent] {
                height[parent] = above;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    level.iter().map(|of| height[*of]).collect()
}
