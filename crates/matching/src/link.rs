//! The whole way from people to scored pairs. Learns unless it is given what was learnt before.

use crate::{
    block::{KeyReport, candidates},
    chance::chance,
    learn::{assumed_weights, learn},
    model::Learnt,
    pairs::{Pair, Sides},
    people::People,
    settle::{Shares, second_records, standing},
    weights::Weights,
};
use rayon::prelude::*;

/// Pairs that look worse than this against strangers are not kept: less than one in ten thousand of them is of one person.
const ROUGH_MIN: f32 = -14.0;
/// Pairs that score less are different, whatever precision or recall is wanted.
const SCORE_MIN: f64 = -13.0;

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The pairs of a key are going to be compared.
    Comparing(KeyReport),
    /// Learning from so many pairs.
    Learning(usize),
    /// Scoring so many pairs.
    Scoring(usize),
}

/// A pair with its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub(crate) pair: Pair,
    /// In bits; what better pairs took from it is taken off already.
    pub score: f64,
    pub(crate) standing: f32,
}

impl Scored {
    #[doc(hidden)]
    pub fn given(&self) -> f32 {
        self.standing
    }
    #[doc(hidden)]
    pub fn code(&self) -> String {
        format!("{:011x}", self.pair.agreement.levels)
    }
    /// The places of the two people.
    pub fn people(&self) -> (usize, usize) {
        (self.pair.one as usize, self.pair.other as usize)
    }
}

/// What a run found.
#[derive(Debug)]
pub struct Linked {
    /// Pairs that are worth a look, in the order of the files.
    pub pairs: Vec<Scored>,
    /// What was learnt.
    pub learnt: Learnt,
    /// What each key gave.
    pub keys: Vec<KeyReport>,
    pub(crate) weights: Weights,
}

/// Matches the first `left` people against the others.
pub fn link(people: &People, left: usize, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    run(people, Sides::Two { left, all: people.len() }, learnt, said)
}

/// Matches everybody against everybody.
pub fn dedupe(people: &People, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    run(people, Sides::One { all: people.len() }, learnt, said)
}

fn run(people: &People, sides: Sides, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    let all_pairs = sides.pairs().max(1.0);
    let chance = chance(people, sides);
    let rough = match &learnt {
        Some(learnt) => learnt.weights(all_pairs, sides.smaller()),
        None => assumed_weights(&chance, sides),
    }
    .rough();
    let mut keys = Vec::new();
    let pairs = candidates(people, sides, |agreement| rough.score(agreement) >= ROUGH_MIN, &mut |report| {
        keys.push(*report);
        said(Step::Comparing(*report));
    });
    let is_new = learnt.is_none();
    let mut learnt = learnt.unwrap_or_else(|| {
        said(Step::Learning(pairs.len()));
        learn(&pairs, &chance, sides)
    });
    said(Step::Scoring(pairs.len()));
    let weights = learnt.weights(all_pairs, sides.smaller());
    let scores: Vec<f64> = pairs.par_iter().map(|pair| weights.score(&pair.agreement)).collect();
    if is_new {
        learnt.rates.second_record = second_records(people, &pairs, &scores, &weights, sides);
    }
    let shares = Shares { partner: learnt.partner_shares(sides), second: learnt.rates.second_record };
    let standing = standing(people, &pairs, &scores, shares, sides);
    let pairs = pairs
        .into_iter()
        .zip(scores)
        .zip(standing)
        .map(|((pair, score), standing)| Scored { pair, score: score + f64::from(standing), standing })
        .filter(|scored| scored.score >= SCORE_MIN)
        .collect();
    Linked { pairs, learnt, keys, weights }
}
