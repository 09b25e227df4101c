//! A whole country's children, month by month: the same chances for all of an age band and a state, two bytes a child, and one even
//! number for every child and month. For questions that need millions of children rather than many rates.

use crate::stream::mix;
use std::thread;

/// States that a child can be in; the last is having turned 18.
pub const STATES: usize = 8;
/// The state of those who have turned 18.
pub const GROWN: u8 = 7;
/// Age bands.
pub const BANDS: usize = 5;
/// The ages in months at which the bands end.
const BAND_ENDS: [usize; BANDS] = [12, 60, 120, 192, 216];
/// Children in one piece of work: its two arrays fit in a core's own cache.
const PIECE: usize = 32 * 1024;

/// Chances of a month, by band, state and next state.
pub type Chances = [[[f64; STATES]; STATES]; BANDS];

/// The children on the first day.
#[derive(Clone, Debug)]
pub struct Crowd {
    /// Ages in months, below 216.
    ages: Vec<u8>,
    /// States.
    states: Vec<u8>,
}

/// Why chances or children cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACrowd {
    /// Chances.
    #[error("the chances of band {band}, state {state} do not add up to one")]
    Chances {
        /// The band.
        band: usize,
        /// The state.
        state: usize,
    },
    /// Children.
    #[error("child {0} is older than 18 years or in a state that is not there")]
    Child(usize),
}

/// Edges of the chances in 2^-32, so that one comparison tells whether a child stays.
struct Edges {
    /// By band and state: below this the child stays.
    stay: [[u32; STATES]; BANDS],
    /// By band and state: cumulative chances of the other states, after staying.
    moves: [[[u32; STATES]; STATES]; BANDS],
}

impl Crowd {
    /// Children with their ages in months and their states.
    pub fn new(ages: Vec<u8>, states: Vec<u8>) -> Result<Crowd, NotACrowd> {
        let wrong = |(age, state): (&u8, &u8)| usize::from(*age) >= BAND_ENDS[BANDS - 1] || *state >= GROWN;
        match ages.iter().zip(&states).position(wrong) {
            Some(child) => Err(NotACrowd::Child(child)),
            None if ages.len() != states.len() => Err(NotACrowd::Child(ages.len().min(states.len()))),
            None => Ok(Crowd { ages, states }),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ages.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.ages.is_empty()
    }

    /// Runs every child through `months` and counts the states at the end of each: the same counts on any number of threads.
    pub fn run(
        &self,
        chances: &Chances,
        months: u32,
        seed: u64,
        threads: usize,
    ) -> Result<Vec<[u64; STATES]>, NotACrowd> {
        let edges = Edges::new(chances)?;
        let pieces: Vec<(usize, &[u8], &[u8])> = self
            .ages
            .chunks(PIECE)
            .zip(self.states.chunks(PIECE))
            .enumerate()
            .map(|(piece, (ages, states))| (piece, ages, states))
            .collect();
        let threads = threads.clamp(1, 64);
        let sums = thread::scope(|scope| {
            let work = |thread: usize| {
                let mut sum = vec![[0_u64; STATES]; months as usize];
                for (piece, ages, states) in pieces.iter().filter(|(piece, _, _)| piece % threads == thread) {
                    through(&edges, ages, states, *piece, seed, &mut sum);
                }
                sum
            };
            let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
            workers.into_iter().flat_map(|worker| worker.join()).collect::<Vec<_>>()
        });
        let mut total = vec![[0; STATES]; months as usize];
        for (month, counts) in sums.iter().flat_map(|sum| sum.iter().enumerate()) {
            for (total, count) in total[month].iter_mut().zip(counts) {
                *total += count;
            }
        }
        Ok(total)
    }
}

impl Edges {
    fn new(chances: &Chances) -> Result<Edges, NotACrowd> {
        let mut edges = Edges { stay: [[0; STATES]; BANDS], moves: [[[0; STATES]; STATES]; BANDS] };
        let edge = |sum: f64| if sum >= 1.0 - 1e-9 { u32::MAX } else { (sum * 2_f64.powi(32)) as u32 };
        for (band, states) in chances.iter().enumerate() {
            for (state, row) in states.iter().enumerate() {
                if (row.iter().sum::<f64>() - 1.0).abs() > 1e-9 || row.iter().any(|chance| *chance < 0.0) {
                    return Err(NotACrowd::Chances { band, state });
                }
                let mut sum = row[state];
                edges.stay[band][state] = edge(sum);
                for (next, chance) in row.iter().enumerate().filter(|(next, _)| *next != state) {
                    sum += chance;
                    edges.moves[band][state][next] = edge(sum);
                }
            }
        }
        Ok(edges)
    }
}

/// One piece through all months. Counts change only when a child moves, which is seldom.
fn through(edges: &Edges, ages: &[u8], start: &[u8], piece: usize, seed: u64, sum: &mut [[u64; STATES]]) {
    let bands: [u8; 512] =
        std::array::from_fn(|age| BAND_ENDS.iter().position(|end| age < *end).unwrap_or(BANDS) as u8);
    let mut states = start.to_vec();
    let mut counts = [0_u64; STATES];
    for state in &states {
        counts[usize::from(*state)] += 1;
    }
    for (month, sum) in sum.iter_mut().enumerate() {
        // A stream for the month; each pair of children takes one number of it, a half each.
        let stream = mix(seed ^ ((month as u64 + 1) << 40))
            ^ (piece as u64 * (PIECE as u64 / 2)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut counter = stream;
        for (pair, ages) in states.chunks_mut(2).zip(ages.chunks(2)) {
            counter = counter.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut bits = mix(counter);
            for (state, age) in pair.iter_mut().zip(ages) {
                let half = bits as u32;
                bits >>= 32;
                let here = usize::from(*state);
                let band = usize::from(bands[(usize::from(*age) + month).min(511)]);
                if band < BANDS && half < edges.stay[band][here] {
                    continue;
                }
                let next = if band == BANDS {
                    GROWN
                } else {
                    let moves = &edges.moves[band][here];
                    moves.iter().position(|edge| half < *edge).map_or(*state, |next| next as u8)
                };
                counts[here] -= 1;
                counts[usize::from(next)] += 1;
                *state = next;
            }
        }
        for (sum, count) in sum.iter_mut().zip(counts) {
            *sum += count;
        }
    }
}

/// Made-up chances with a child's life in them: most are not in care, few enter, most who are in care stay; for tests and measurements.
pub fn made_up_chances() -> Chances {
    let mut chances = [[[0.0; STATES]; STATES]; BANDS];
    for (band, states) in chances.iter_mut().enumerate() {
        for (state, row) in states.iter_mut().enumerate() {
            let older = band as f64 / BANDS as f64;
            match state {
                0 => row[1] = 0.000_25,
                7 => {}
                _ => {
                    row[0] = 0.02 + 0.01 * older;
                    row[state % 6 + 1] += 0.01;
                }
            }
            row[state] =
                1.0 - row.iter().enumerate().filter(|(next, _)| *next != state).map(|(_, chance)| chance).sum::<f64>();
        }
    }
    chances
}

/// A made-up crowd: ages even over childhood, `in_care` of every 1,000 in care.
pub fn made_up(children: usize, in_care: u64) -> Crowd {
    let chance = |child: usize| mix(child as u64 ^ 0xA5A5);
    let age = |child: usize| (chance(child) % 216) as u8;
    let state = |child: usize| {
        let bits = chance(child) >> 20;
        if bits % 1000 < in_care { 1 + (bits / 1000 % 6) as u8 } else { 0 }
    };
    Crowd { ages: (0..children).map(age).collect(), states: (0..children).map(state).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_threads_counts_the_same() {
        let crowd = made_up(100_000, 8);
        let chances = made_up_chances();
        let one = crowd.run(&chances, 24, 9, 1).unwrap();
        assert_eq!(one, crowd.run(&chances, 24, 9, 2).unwrap());
        assert_eq!(one, crowd.run(&chances, 24, 9, 5).unwrap());
        assert_ne!(one, crowd.run(&chances, 24, 10, 1).unwrap());
        assert!(one.iter().all(|counts| counts.iter().sum::<u64>() == 100_000));
    }

    #[test]
    fn many_children_do_what_the_chances_say() {
        let crowd = Crowd::new(vec![130; 200_000], vec![2; 200_000]).unwrap();
        let chances = made_up_chances();
        let counts = crowd.run(&chances, 12, 4, 2).unwrap();
        let mut expected = [0.0; STATES];
        expected[2] = 200_000.0;
        for counts in &counts {
            let mut next = [0.0; STATES];
            for (from, count) in expected.iter().enumerate() {
                for (to, chance) in chances[3][from].iter().enumerate() {
                    next[to] += count * chance;
                }
            }
            expected = next;
            for (state, expected) in expected.iter().enumerate() {
                let error = (expected * (1.0 - expected / 200_000.0)).sqrt().max(1.0);
                assert!(
                    (counts[state] as f64 - expected).abs() < 5.0 * error,
                    "{state}: {} and {expected}",
                    counts[state]
                );
            }
        }
    }

    #[test]
    fn who_turns_eighteen_is_grown_and_stays_so() {
        let crowd = Crowd::new(vec![210; 1_000], vec![1; 1_000]).unwrap();
        let counts = crowd.run(&made_up_chances(), 24, 1, 1).unwrap();
        assert!(counts[4][GROWN as usize] == 0 && counts[6][GROWN as usize] == 1_000, "{counts:?}");
        assert_eq!(counts[23][GROWN as usize], 1_000);
    }

    #[test]
    fn chances_that_do_not_add_up_are_refused() {
        let mut chances = made_up_chances();
        chances[2][3][3] += 0.1;
        assert_eq!(made_up(10, 8).run(&chances, 1, 1, 1), Err(NotACrowd::Chances { band: 2, state: 3 }));
        assert_eq!(Crowd::new(vec![10, 250], vec![0, 0]).err(), Some(NotACrowd::Child(1)));
    }
}
