//! From pairs to people: a pair is less likely if a better one has its record already. A second record of one person in one file is
//! rarer than one in the other file, so a twin gives way to the child herself, and a real second record is still found.

use crate::{
    pairs::{Pair, Sides},
    people::People,
    weights::Weights,
};

/// Pairs that are sure enough to stand in the way of others, in bits.
const SURE: f64 = 4.0;
/// How rare second records are at most taken to be: one in a thousand of those who have a partner.
const SECOND_RECORD_MIN: f64 = 1e-3;

/// How often a person with a partner in the other file has a second record: in the left file, and in the right.
pub(crate) fn second_records(
    people: &People,
    pairs: &[Pair],
    scores: &[f64],
    weights: &Weights,
    sides: Sides,
) -> [f64; 2] {
    let Sides::Two { .. } = sides else { return [1.0, 1.0] };
    let mut sure: Vec<(u32, u32)> =
        pairs.iter().zip(scores).filter(|(_, score)| **score >= SURE).map(|(pair, _)| (pair.one, pair.other)).collect();
    let right = share_of_second(people, &sure, weights);
    sure.iter_mut().for_each(|(one, other)| std::mem::swap(one, other));
    sure.sort_unstable();
    let left = share_of_second(people, &sure, weights);
    [left.max(SECOND_RECORD_MIN), right.max(SECOND_RECORD_MIN)]
}

/// Of those who stand first in the pairs, how many have two partners who are one person.
fn share_of_second(people: &People, sure: &[(u32, u32)], weights: &Weights) -> f64 {
    let (mut with_partner, mut with_second) = (0_usize, 0_usize);
    for partners in sure.chunk_by(|one, other| one.0 == other.0) {
        with_partner += 1;
        if let [(_, first), .., (_, last)] = partners {
            let agreement = people.compare(*first as usize, *last as usize);
            with_second += usize::from(weights.score(&agreement) >= SURE);
        }
    }
    with_second as f64 / with_partner.max(1) as f64
}

/// What other pairs take from the score of each pair, in bits, at most 0.
pub(crate) fn given_way(people: &People, pairs: &[Pair], scores: &[f64], second: [f64; 2], sides: Sides) -> Vec<f32> {
    let mut lost = vec![0.0; pairs.len()];
    let Sides::Two { .. } = sides else { return lost };
    // The best pair of each record; of equals the first in the order of the files.
    const NONE: u32 = u32::MAX;
    let mut best = vec![NONE; people.len()];
    for (at, pair) in pairs.iter().enumerate() {
        for person in [pair.one, pair.other] {
            let best = &mut best[person as usize];
            if scores[at] >= SURE && (*best == NONE || scores[at] > scores[*best as usize]) {
                *best = at as u32;
            }
        }
    }
    for (at, lost) in lost.iter_mut().enumerate() {
        let pair = &pairs[at];
        for (person, second) in [(pair.one, second[1]), (pair.other, second[0])] {
            let best = best[person as usize];
            if best != NONE && best != at as u32 {
                // In the way only as far as it is itself the likelier one.
                let ahead = (scores[best as usize] - scores[at]).clamp(0.0, -second.log2());
                *lost -= ahead as f32;
            }
        }
    }
    lost
}
