//! How often strangers agree: counted on pairs drawn from the files by a fixed rule, so that the same files give the same numbers
//! in whatever order their rows stand.

use crate::{
    assumed,
    compare::Agreement,
    fields::{FIELDS, Field, LEVELS},
    pairs::Sides,
    people::{People, RARITY_UNITS},
    weights::{Table, forenames_alike},
};
use rayon::prelude::*;

/// Enough to see a level of one in ten thousand sixty times.
const DRAWN_MAX: u64 = 600_000;
/// Small files are drawn from a hundred times over.
const DRAWN_FOR_ONE: u64 = 100;
/// Drawn together, to be counted by one thread.
const AT_ONCE: u64 = 20_000;

/// What strangers share by chance.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    pub(crate) table: Table,
    pub(crate) sex_alike: [f64; LEVELS],
    pub(crate) typical_rarity: [[f64; LEVELS]; 4],
}

#[derive(Clone)]
struct Counts {
    levels: [[u64; LEVELS]; FIELDS],
    sex_alike: [u64; LEVELS],
    /// Whole units, so that the order of adding does not matter.
    rarity: [[u64; LEVELS]; 4],
}

impl Counts {
    fn none() -> Self {
        Counts { levels: [[0; LEVELS]; FIELDS], sex_alike: [0; LEVELS], rarity: [[0; LEVELS]; 4] }
    }

    fn count(&mut self, agreement: &Agreement) {
        for field in Field::ALL {
            let Some(level) = agreement.level(field) else { continue };
            self.levels[field.at()][level] += 1;
            if let (Some(at), Some(rarity)) = (field.rarity(), agreement.rarity(field)) {
                self.rarity[at][level] += u64::from(rarity);
            }
            if field == Field::Sex && forenames_alike(agreement) {
                self.sex_alike[level] += 1;
            }
        }
    }

    fn and(mut self, other: &Counts) -> Self {
        for field in 0..FIELDS {
            for level in 0..LEVELS {
                self.levels[field][level] += other.levels[field][level];
            }
        }
        for level in 0..LEVELS {
            self.sex_alike[level] += other.sex_alike[level];
            for field in 0..4 {
                self.rarity[field][level] += other.rarity[field][level];
            }
        }
        self
    }
}

/// Counts how strangers agree.
pub(crate) fn chance(people: &People, sides: Sides) -> Chance {
    let order = people.in_order_of_ids(sides);
    let drawn = (people.len() as u64 * DRAWN_FOR_ONE).clamp(AT_ONCE, DRAWN_MAX);
    let counts = (0..drawn / AT_ONCE)
        .into_par_iter()
        .map(|batch| {
            let mut counts = Counts::none();
            for draw in batch * AT_ONCE..(batch + 1) * AT_ONCE {
                let Some((one, other)) = sides.draw(draw) else { continue };
                let agreement = people.compare(order[one] as usize, order[other] as usize);
                if !is_plainly_one_person(&agreement) {
                    counts.count(&agreement);
                }
            }
            counts
        })
        .reduce(Counts::none, |one, other| one.and(&other));
    let mut chance =
        Chance { table: [[0.0; LEVELS]; FIELDS], sex_alike: [0.0; LEVELS], typical_rarity: [[0.0; LEVELS]; 4] };
    for field in Field::ALL {
        let levels = &counts.levels[field.at()];
        chance.table[field.at()] = smoothed(levels, assumed::strangers(field));
        if let Some(at) = field.rarity() {
            for (typical, (rarity, seen)) in
                chance.typical_rarity[at].iter_mut().zip(counts.rarity[at].iter().zip(levels))
            {
                *typical = *rarity as f64 / (*seen).max(1) as f64 / RARITY_UNITS;
            }
        }
    }
    // A number is the same by chance only if there are too few of them; by mistake it is seen to later.
    chance.table[Field::Number.at()][1] = assumed::strangers(Field::Number)[0];
    // That names agree across columns by chance is in their own levels already; here stands only how often a clerk swaps them.
    chance.table[Field::NameOrder.at()][1..=2].copy_from_slice(assumed::strangers(Field::NameOrder));
    chance.sex_alike = smoothed(&counts.sex_alike, &[0.97, 0.03]);
    chance
}

/// A file in which one pair in five thousand is of one person would otherwise teach that strangers share numbers.
fn is_plainly_one_person(agreement: &Agreement) -> bool {
    let same = |field: &Field| agreement.level(*field) == Some(1);
    let fields = [Field::Forename, Field::Surname, Field::BirthDate, Field::Postcode, Field::Number];
    fields.iter().filter(|field| same(field)).count() >= 3
}

fn smoothed(counts: &[u64; LEVELS], assumed: &[f64]) -> [f64; LEVELS] {
    let all = counts[1..].iter().sum::<u64>() as f64 + assumed::STRANGER_PAIRS;
    let mut shares = [0.0; LEVELS];
    for (level, assumed) in assumed.iter().enumerate() {
        shares[level + 1] = (counts[level + 1] as f64 + assumed * assumed::STRANGER_PAIRS) / all;
    }
    shares
}
