//! Three records of one person within one file: a pair that is doubtful by itself is less so if a third record is of both, and a pair that
//! looked right is not if a third record is of one and cannot be of the other. Links chained blindly would join whole families; these are weighed.

use crate::{pairs::Pair, people::People, weights::Weights};
use rayon::prelude::*;

/// Records that one record is joined to; more are not looked at together. Large groups are for people to look at.
const NEIGHBOURS_MAX: usize = 24;
/// A pair that scores less does not join a record to another.
const JOINED_MIN: f64 = 0.0;

/// Adds the pairs that only a third record brings together, and says what third records add to the score of every pair, in bits.
pub(crate) fn through_third_records(
    people: &People,
    pairs: &mut Vec<Pair>,
    scores: &mut Vec<f64>,
    weights: &Weights,
) -> Vec<f32> {
    let neighbours = Neighbours::of(people.len(), pairs, scores);
    let mut new: Vec<(u32, u32)> = (0..people.len() as u32)
        .flat_map(|middle| {
            let around = neighbours.around(middle);
            around.iter().enumerate().flat_map(move |(at, one)| around[at + 1..].iter().map(|other| (one.0, other.0)))
        })
        .collect();
    new.sort_unstable();
    new.dedup();
    let known = |pair: &(u32, u32)| pairs.binary_search_by_key(pair, |pair| (pair.one, pair.other)).is_ok();
    let new: Vec<(Pair, f64)> = new
        .par_iter()
        .filter(|pair| !known(pair))
        .map(|(one, other)| {
            let agreement = people.compare(*one as usize, *other as usize);
            (Pair { one: *one, other: *other, agreement }, weights.score(&agreement))
        })
        .collect();
    let mut all: Vec<(Pair, f64)> = pairs.drain(..).zip(scores.drain(..)).chain(new).collect();
    all.par_sort_unstable_by_key(|(pair, _)| (pair.one, pair.other));
    let added: Vec<f32> =
        all.par_iter().map(|(pair, score)| added(people, pair, *score, &neighbours, weights)).collect();
    for (pair, score) in all {
        pairs.push(pair);
        scores.push(score);
    }
    added
}

/// What third records add to the score of a pair: the most that one of them says for it, and the most that one says against it.
fn added(people: &People, pair: &Pair, score: f64, neighbours: &Neighbours, weights: &Weights) -> f32 {
    let (mut support, mut doubt) = (0.0_f64, 0.0_f64);
    let either = [(pair.one, pair.other), (pair.other, pair.one)];
    for (near, far) in either {
        for (third, to_near) in neighbours.around(near).iter().filter(|(third, _)| *third != far) {
            let to_far = neighbours
                .score(far, *third)
                .unwrap_or_else(|| weights.score(&people.compare(far as usize, *third as usize)));
            let with_third = through(score, *to_near, to_far) - score;
            support = support.max(with_third);
            doubt = doubt.min(with_third);
        }
    }
    (support + doubt) as f32
}

/// The odds that two records are of one person, knowing how each fits a third: all three are one, or these two are and the third is another;
/// against the third going with one of them, or all being different.
fn through(score: f64, to_one: f64, to_other: f64) -> f64 {
    let plus = |one: f64, other: f64| one.max(other) + (-(one - other).abs()).exp2().ln_1p() / std::f64::consts::LN_2;
    plus(score + to_one + to_other, score) - plus(plus(to_one, to_other), 0.0)
}

/// Who is joined to whom.
struct Neighbours {
    begins: Vec<u32>,
    all: Vec<(u32, f64)>,
}

impl Neighbours {
    fn of(people: usize, pairs: &[Pair], scores: &[f64]) -> Self {
        let mut joined: Vec<(u32, u32, f64)> = Vec::new();
        for (pair, score) in pairs.iter().zip(scores).filter(|(_, score)| **score >= JOINED_MIN) {
            joined.push((pair.one, pair.other, *score));
            joined.push((pair.other, pair.one, *score));
        }
        joined.sort_unstable_by_key(|(one, other, _)| (*one, *other));
        let mut begins = vec![0; people + 1];
        for (one, _, _) in &joined {
            begins[*one as usize + 1] += 1;
        }
        for person in 0..people {
            begins[person + 1] += begins[person];
        }
        Neighbours { begins, all: joined.into_iter().map(|(_, other, score)| (other, score)).collect() }
    }

    fn around(&self, person: u32) -> &[(u32, f64)] {
        let (begin, end) = (self.begins[person as usize] as usize, self.begins[person as usize + 1] as usize);
        &self.all[begin..end.min(begin + NEIGHBOURS_MAX)]
    }

    fn score(&self, one: u32, other: u32) -> Option<f64> {
        let around = self.around(one);
        around.binary_search_by_key(&other, |(other, _)| *other).ok().map(|at| around[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_record_can_join_two_and_can_part_them() {
        assert!(through(-8.0, 20.0, 20.0) > 8.0, "both are surely of the third");
        assert!(through(-40.0, 20.0, 20.0) < -8.0, "twins, both like a record without a name");
        assert!(through(8.0, 20.0, -30.0) < -8.0, "the third goes with one and cannot go with the other");
        assert!((through(5.0, -30.0, -30.0) - 5.0).abs() < 1e-6, "a stranger says nothing");
    }
}
