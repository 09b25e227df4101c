//! From agreement to a score in bits: how much likelier two records are of one person than of two. "Two" is not one thing: strangers, children
//! of one household, twins, and a number written on the wrong record agree in different fields, so each is weighed by itself. That is
//! why the same surname, postcode and date of birth are strong between strangers and say nothing between twins.

use crate::{
    compare::Agreement,
    fields::{FIELDS, Field, LEVELS},
    people::RARITY_UNITS,
};

/// Probabilities of the levels of every field; index 0 is not used.
pub(crate) type Table = [[f64; LEVELS]; FIELDS];

/// What two different people can be to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    Strangers,
    Household,
    Twins,
    NumberMixedUp,
}

pub(crate) const APART: usize = 4;

impl Apart {
    pub(crate) const ALL: [Apart; APART] = [Apart::Strangers, Apart::Household, Apart::Twins, Apart::NumberMixedUp];

    /// Whether two such people have the value of a field in common, as one person's two records have.
    fn has_in_common(self, field: Field) -> bool {
        match self {
            Apart::Strangers => false,
            Apart::Household => matches!(field, Field::Surname | Field::Postcode),
            Apart::Twins => matches!(field, Field::Surname | Field::Postcode | Field::BirthDate),
            Apart::NumberMixedUp => matches!(field, Field::Number),
        }
    }

    fn is_family(self) -> bool {
        matches!(self, Apart::Household | Apart::Twins)
    }
}

/// Everything that scores a pair, in bits.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Of all pairs, how many are of one person, and how many of each kind of two.
    pub(crate) prior_same: f64,
    pub(crate) prior: [f64; APART],
    pub(crate) same: Table,
    pub(crate) chance: Table,
    /// Sex among people whose forenames are alike: a forename says the sex.
    pub(crate) chance_sex_alike: [f64; LEVELS],
    /// Forenames among children of one household, who are rarely called the same.
    pub(crate) family_forename: [f64; LEVELS],
    /// How rare the names are that strangers share at a level, in bits.
    pub(crate) typical_rarity: [[f64; LEVELS]; 4],
}

/// No value is so rare that its agreement says more than this, in bits: somebody may have copied the wrong row.
const RAREST: f64 = 23.0;
/// Half of what a rare spelling would say is believed below full agreement, and no more than three bits.
const RARITY_BELOW_SAME: f64 = 0.5;
const RARITY_BELOW_SAME_MAX: f64 = 3.0;

/// Whether forenames are alike enough to say that the sex will agree.
pub(crate) fn forenames_alike(agreement: &Agreement) -> bool {
    agreement.level(Field::Forename).is_some_and(|level| level <= 5)
}

/// Whether the rarity of a value counts at a level.
pub(crate) fn rarity_counts(field: Field, level: usize) -> bool {
    match field {
        Field::Forename => level <= 5,
        Field::Surname => level <= 4,
        Field::Postcode | Field::BirthDate => level == 1,
        Field::NameOrder
        | Field::Sex
        | Field::Number
        | Field::OtherA
        | Field::OtherB
        | Field::OtherC
        | Field::OtherD => false,
    }
}

/// The logarithm of a sum of powers of two.
fn sum(bits: &[f64; APART]) -> f64 {
    let most = bits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + bits.iter().map(|bits| (bits - most).exp2()).sum::<f64>().log2()
}

impl Weights {
    /// How likely a level is between strangers, in bits.
    fn chance_bits(&self, agreement: &Agreement, field: Field, level: usize) -> f64 {
        let at = field.at();
        let counts = rarity_counts(field, level);
        match agreement.rarity(field).filter(|_| counts) {
            Some(rarity) if level == 1 => -(f64::from(rarity) / RARITY_UNITS).min(RAREST),
            Some(rarity) => {
                let typical = field.rarity().map_or(0.0, |rarity| self.typical_rarity[rarity][level]);
                let rarer = (f64::from(rarity) / RARITY_UNITS - typical) * RARITY_BELOW_SAME;
                self.chance[at][level] - rarer.clamp(-RARITY_BELOW_SAME_MAX, RARITY_BELOW_SAME_MAX)
            }
            None if field == Field::Sex && forenames_alike(agreement) => self.chance_sex_alike[level],
            None => self.chance[at][level],
        }
    }

    /// Adds what a field says to what one person and each kind of two would make of the pair.
    fn add(&self, agreement: &Agreement, field: Field, same: &mut f64, apart: &mut [f64; APART]) {
        let Some(level) = agreement.level(field) else { return };
        let shared = self.same[field.at()][level];
        let chance = self.chance_bits(agreement, field, level);
        *same += shared;
        for (bits, kind) in apart.iter_mut().zip(Apart::ALL) {
            *bits += if kind.has_in_common(field) {
                shared
            } else if kind.is_family() && field == Field::Forename {
                self.family_forename[level]
            } else {
                chance
            };
        }
    }

    /// How likely the agreement is, in bits: of one person, and of each kind of two.
    pub(crate) fn likelihoods(&self, agreement: &Agreement) -> (f64, [f64; APART]) {
        let (mut same, mut apart) = (self.prior_same, self.prior);
        for field in Field::ALL {
            self.add(agreement, field, &mut same, &mut apart);
        }
        (same, apart)
    }

    /// The score: the logarithm of the odds that it is one person.
    pub(crate) fn score(&self, agreement: &Agreement) -> f64 {
        let (same, apart) = self.likelihoods(agreement);
        same - sum(&apart)
    }

    /// The score after nothing, after the first field, and so on to all of them.
    pub(crate) fn running(&self, agreement: &Agreement) -> [f64; FIELDS + 1] {
        let (mut same, mut apart) = (self.prior_same, self.prior);
        let mut running = [same - sum(&apart); FIELDS + 1];
        for (at, field) in Field::ALL.into_iter().enumerate() {
            self.add(agreement, field, &mut same, &mut apart);
            running[at + 1] = same - sum(&apart);
        }
        running
    }

    /// The score against strangers alone, without rarities: enough to see which pairs are worth keeping, and quick.
    pub(crate) fn rough(&self) -> Rough {
        let mut table = [0.0; FIELDS * 16];
        for field in Field::ALL {
            for level in 1..=field.levels().len() {
                table[field.at() * 16 + level] = (self.same[field.at()][level] - self.chance[field.at()][level]) as f32;
            }
        }
        Rough { table, prior: (self.prior_same - self.prior[0]) as f32 }
    }
}

/// A quick score.
pub(crate) struct Rough {
    table: [f32; FIELDS * 16],
    prior: f32,
}

impl Rough {
    pub(crate) fn score(&self, agreement: &Agreement) -> f32 {
        let mut levels = agreement.levels;
        let mut score = self.prior;
        for field in 0..FIELDS {
            score += self.table[field * 16 + (levels & 15) as usize];
            levels >>= 4;
        }
        score
    }
}

/// The probability that a score stands for.
pub fn probability(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp2())
}
