//! Learning from the data alone: expectation and maximisation over patterns of agreement. Nobody says which pairs are right; strangers' agreement is
//! known from random pairs, and what exceeds it is told apart into one person, one household, twins and mixed-up numbers.

use crate::{
    assumed,
    chance::Chance,
    compare::Agreement,
    fields::{FIELDS, Field, LEVELS},
    model::{FieldLevels, Learnt, Rates},
    pairs::{Pair, Sides},
    weights::{APART, Apart, Table, Weights, rarity_counts},
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Rounds at most; it settles in ten to twenty.
const ROUNDS_MAX: usize = 40;
/// Settled when no probability moves more than this.
const MOVED_MIN: f64 = 1e-4;

/// A pattern of agreement, and how many pairs show it.
struct Pattern {
    agreement: Agreement,
    pairs: f64,
}

/// Learns from the pairs that are worth a look.
pub(crate) fn learn(pairs: &[Pair], chance: &Chance, sides: Sides) -> Learnt {
    let patterns = patterns(pairs);
    let mut state = State::assumed(chance, sides);
    for _ in 0..ROUNDS_MAX {
        if state.round(&patterns, chance, sides) < MOVED_MIN {
            break;
        }
    }
    state.learnt(chance, sides)
}

/// What is assumed of one question to so many people: that the person is there, and their household too.
pub(crate) fn assumed_of_one_question(people: usize) -> Weights {
    let mut chance =
        Chance { table: [[0.0; LEVELS]; FIELDS], sex_alike: [0.0; LEVELS], typical_rarity: [[0.0; LEVELS]; 4] };
    for field in Field::ALL {
        chance.table[field.at()][1..=field.levels().len()].copy_from_slice(assumed::strangers(field));
    }
    chance.sex_alike[1..=2].copy_from_slice(&[0.97, 0.03]);
    chance.typical_rarity = assumed::TYPICAL_RARITY;
    let mut state = State::assumed(&chance, Sides::Two { left: 1, all: 1 + people.max(1) });
    state.expected_same = 0.9;
    state.expected = [0.0, 0.8, 0.03, 0.001];
    state.weights(&chance)
}

/// What is assumed, for a first look at the pairs.
pub(crate) fn assumed_weights(chance: &Chance, sides: Sides) -> Weights {
    State::assumed(chance, sides).weights(chance)
}

/// Pairs by pattern, in a fixed order, rarities in whole bits.
fn patterns(pairs: &[Pair]) -> Vec<Pattern> {
    let mut counts: FxHashMap<Agreement, u32> = FxHashMap::default();
    for pair in pairs {
        let mut pattern = pair.agreement;
        for field in Field::ALL {
            if let Some(at) = field.rarity() {
                let counts = pattern.level(field).is_some_and(|level| rarity_counts(field, level));
                pattern.rarity[at] = if counts { (pattern.rarity[at] & !7) + 4 } else { 0 };
            }
        }
        *counts.entry(pattern).or_default() += 1;
    }
    let mut patterns: Vec<(Agreement, u32)> = counts.into_iter().collect();
    patterns.sort_unstable();
    patterns.into_iter().map(|(agreement, pairs)| Pattern { agreement, pairs: f64::from(pairs) }).collect()
}

struct State {
    same: Table,
    seen: Table,
    family_forename: [f64; LEVELS],
    /// Of one person, and of each kind of two.
    expected_same: f64,
    expected: [f64; APART],
    pairs: f64,
}

impl State {
    fn assumed(_chance: &Chance, sides: Sides) -> Self {
        let records = sides.smaller().max(1) as f64;
        let mut same = [[0.0; LEVELS]; FIELDS];
        for field in Field::ALL {
            same[field.at()][1..=field.levels().len()].copy_from_slice(assumed::same_person(field));
        }
        let mut family_forename = [0.0; LEVELS];
        family_forename[1..].copy_from_slice(&assumed::FIRST_NAMES_IN_A_HOUSEHOLD);
        State {
            same,
            seen: [[0.0; LEVELS]; FIELDS],
            family_forename,
            expected_same: records * 0.3,
            expected: [0.0, records * 0.5, records * 0.01, records * 0.001],
            pairs: sides.pairs().max(1.0),
        }
    }

    fn weights(&self, chance: &Chance) -> Weights {
        let log = |table: &Table| table.map(|levels| levels.map(|share| if share > 0.0 { share.log2() } else { 0.0 }));
        let rate = |expected: f64| (expected.max(1e-3) / self.pairs).log2();
        let mut prior = self.expected.map(rate);
        prior[0] = 0.0;
        Weights {
            prior_same: rate(self.expected_same),
            prior,
            same: log(&self.same),
            chance: log(&chance.table),
            chance_sex_alike: chance.sex_alike.map(|share| if share > 0.0 { share.log2() } else { 0.0 }),
            family_forename: self.family_forename.map(|share| if share > 0.0 { share.log2() } else { 0.0 }),
            typical_rarity: chance.typical_rarity,
        }
    }

    /// One round: how likely each pattern is of each kind, then what follows for the probabilities. Returns how far they moved.
    fn round(&mut self, patterns: &[Pattern], chance: &Chance, sides: Sides) -> f64 {
        let weights = self.weights(chance);
        let mut seen: Table = [[0.0; LEVELS]; FIELDS];
        let mut family = [0.0; LEVELS];
        let mut expected_same = 0.0;
        let mut expected = [0.0; APART];
        for pattern in patterns {
            let (same, apart) = weights.likelihoods(&pattern.agreement);
            let most = apart.iter().copied().fold(same, f64::max);
            let shares = apart.map(|bits| (bits - most).exp2());
            let share = (same - most).exp2();
            let part = pattern.pairs / (share + shares.iter().sum::<f64>());
            expected_same += share * part;
            for (expected, share) in expected.iter_mut().zip(shares) {
                *expected += share * part;
            }
            for field in Field::ALL {
                if let Some(level) = pattern.agreement.level(field) {
                    seen[field.at()][level] += share * part;
                }
            }
            if let Some(level) = pattern.agreement.level(Field::Forename) {
                family[level] += shares[Apart::Household as usize] * part;
            }
        }
        let mut moved = ((expected_same - self.expected_same) / (expected_same + 1.0)).abs();
        for field in Field::ALL {
            let all = seen[field.at()].iter().sum::<f64>() + assumed::SAME_PERSON_PAIRS;
            for (level, assumed) in (1..).zip(assumed::same_person(field)) {
                let share = (seen[field.at()][level] + assumed * assumed::SAME_PERSON_PAIRS) / all;
                moved = moved.max((share - self.same[field.at()][level]).abs());
                self.same[field.at()][level] = share;
            }
        }
        let all = family.iter().sum::<f64>() + assumed::HOUSEHOLD_PAIRS;
        for (level, assumed) in (1..).zip(assumed::FIRST_NAMES_IN_A_HOUSEHOLD) {
            // Siblings called alike look like one person with a wrong date, and the data cannot tell the two apart: at least half of what
            // strangers share stays possible.
            let least = chance.table[Field::Forename.at()][level] / 2.0;
            self.family_forename[level] = ((family[level] + assumed * assumed::HOUSEHOLD_PAIRS) / all).max(least);
        }
        self.seen = seen;
        // Nothing rules out that there is one pair of each kind.
        self.expected_same = expected_same.max(1.0).min(sides.pairs());
        self.expected = expected.map(|expected| expected.max(0.5));
        moved
    }

    fn learnt(&self, chance: &Chance, sides: Sides) -> Learnt {
        let records = sides.smaller().max(1) as f64;
        let of = |levels: &[f64; LEVELS], field: Field| levels[1..=field.levels().len()].to_vec();
        let fields = Field::ALL.into_iter().map(|field| {
            let levels = FieldLevels {
                levels: field.levels().iter().map(|words| (*words).to_owned()).collect(),
                same_person: of(&self.same[field.at()], field),
                strangers: of(&chance.table[field.at()], field),
                seen: of(&self.seen[field.at()], field).iter().map(|seen| (seen * 10.0).round() / 10.0).collect(),
            };
            (field.name().to_owned(), levels)
        });
        let rarity = Field::ALL
            .into_iter()
            .filter_map(|field| Some((field.name().to_owned(), of(&chance.typical_rarity[field.rarity()?], field))));
        Learnt {
            rates: Rates {
                same_person: self.expected_same / records,
                household: self.expected[Apart::Household as usize] / records,
                twins: self.expected[Apart::Twins as usize] / records,
                number_mixed_up: self.expected[Apart::NumberMixedUp as usize] / records,
                second_record: [1e-3; 2],
            },
            fields: fields.collect::<BTreeMap<_, _>>(),
            sex_where_names_are_alike: of(&chance.sex_alike, Field::Sex),
            first_names_in_a_household: of(&self.family_forename, Field::Forename),
            typical_rarity: rarity.collect(),
        }
    }
}
