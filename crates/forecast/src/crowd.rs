//! A whole country's children, month by month: the same chances for all of an age band and a state, and two bytes a child. Instead of
//! asking every month whether a child moves, one even number says in which month it next does. For questions that need millions of
//! children rather than many rates.

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

/// Months of childhood.
const MONTHS: usize = BAND_ENDS[BANDS - 1];

/// Edges of the chances in 2^-32, so that one comparison tells whether a child stays.
struct Edges {
    /// By band and state: the chance to have stayed for so many months.
    stayed: Vec<[[u32; MONTHS + 1]; STATES]>,
    /// By band and state: cumulative chances of the other states, for who moves.
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
        let mut edges = Edges { stayed: vec![[[0; MONTHS + 1]; STATES]; BANDS], moves: [[[0; STATES]; STATES]; BANDS] };
        let edge = |sum: f64| if sum >= 1.0 - 1e-9 { u32::MAX } else { (sum * 2_f64.powi(32)) as u32 };
        for (band, states) in chances.iter().enumerate() {
            for (state, row) in states.iter().enumerate() {
                if (row.iter().sum::<f64>() - 1.0).abs() > 1e-9 || row.iter().any(|chance| *chance < 0.0) {
                    return Err(NotACrowd::Chances { band, state });
                }
                for (months, stayed) in edges.stayed[band][state].iter_mut().enumerate() {
                    *stayed = edge(row[state].powi(months as i32));
                }
                let mut sum = 0.0;
                for (next, chance) in row.iter().enumerate().filter(|(next, _)| *next != state) {
                    sum += chance / (1.0 - row[state]).max(f64::MIN_POSITIVE);
                    edges.moves[band][state][next] = edge(sum);
                }
            }
        }
        Ok(edges)
    }
}

/// One piece through all months: what changes in each, added up at the end.
fn through(edges: &Edges, ages: &[u8], start: &[u8], piece: usize, seed: u64, sum: &mut [[u64; STATES]]) {
    let months = sum.len();
    let stream = mix(seed ^ 0x9E37_79B9_7F4A_7C15);
    let mut counts = [0_i64; STATES];
    let mut changes = vec![[0_i64; STATES]; months];
    for (place, (age, state)) in ages.iter().zip(start).enumerate() {
        let (age, mut state) = (usize::from(*age), usize::from(*state));
        counts[state] += 1;
        let child = stream ^ ((piece * PIECE + place) as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
        let mut month = 0;
        while month < months {
            let Some(band) = BAND_ENDS.iter().position(|end| age + month < *end) else {
                changes[month][state] -= 1;
                changes[month][usize::from(GROWN)] += 1;
                break;
            };
            // The months in which this band's chances hold.
            let left = (BAND_ENDS[band] - age).min(months) - month;
            let bits = mix(child ^ ((month as u64 + 1) << 48));
            let (when, whither) = (bits as u32, (bits >> 32) as u32);
            let stayed = &edges.stayed[band][state];
            if when < stayed[left] {
                month += left;
                continue;
            }
            let moved = month + stayed[1..=left].partition_point(|edge| when < *edge);
            let next =
                edges.moves[band][state].iter().enumerate().position(|(to, edge)| to != state && whither < *edge);
            let next = next.unwrap_or(state);
            changes[moved][state] -= 1;
            changes[moved][next] += 1;
            state = next;
            month = moved + 1;
        }
    }
    for (sum, change) in sum.iter_mut().zip(&changes) {
        for state in 0..STATES {
            counts[state] += change[state];
            sum[state] += counts[state].unsigned_abs();
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
