//! Chances of a step of days, from rates in continuous time: worked out once for each set of rates, kept where they are asked for often.

use super::states::STATES;

/// From row to column; what a row lacks to one has left care.
pub type Matrix = [[f64; STATES]; STATES];

/// Days in one step at most, so that the kept steps stay few.
pub(super) const STEP_MAX: i32 = 64;

/// What has been worked out of one set of rates.
pub(super) struct Steps {
    /// One day, two, four and so on up to [`STEP_MAX`].
    doubled: [Matrix; DOUBLINGS],
    /// Steps of so many days that were asked for often enough to be kept.
    kept: Vec<Kept>,
}

/// How often a step was asked for, and the step once it is kept.
#[derive(Clone, Default)]
struct Kept {
    asked: u16,
    step: Option<Box<Matrix>>,
}

/// Doublings from one day to [`STEP_MAX`].
const DOUBLINGS: usize = 7;
/// A step that is asked for more often than this is multiplied out and kept; before that, its doublings are applied one by one.
const ASKED_OFTEN: u16 = 12;

impl Steps {
    /// Steps from the chances of one day.
    pub(super) fn new(day: Matrix) -> Steps {
        let mut doubled = [day; DOUBLINGS];
        for power in 1..DOUBLINGS {
            doubled[power] = multiply(&doubled[power - 1], &doubled[power - 1]);
        }
        Steps { doubled, kept: vec![Kept::default(); STEP_MAX as usize + 1] }
    }

    /// Where chances lead in so many days, at most [`STEP_MAX`].
    pub(super) fn apply(&mut self, days: i32, vector: &[f64; STATES]) -> [f64; STATES] {
        let doublings = (0..DOUBLINGS).filter(|power| days & (1 << power) != 0);
        let kept = &mut self.kept[days as usize];
        if let Some(step) = &kept.step {
            return led(vector, step);
        }
        kept.asked += 1;
        if kept.asked > ASKED_OFTEN {
            let step = doublings.fold(identity(), |step, power| multiply(&step, &self.doubled[power]));
            let next = led(vector, &step);
            kept.step = Some(Box::new(step));
            return next;
        }
        doublings.fold(*vector, |vector, power| led(&vector, &self.doubled[power]))
    }
}

/// Where chances lead in one step.
fn led(vector: &[f64; STATES], step: &Matrix) -> [f64; STATES] {
    let mut next = [0.0; STATES];
    for (chance, row) in vector.iter().zip(step) {
        if *chance != 0.0 {
            for (to, share) in next.iter_mut().zip(row) {
                *to += chance * share;
            }
        }
    }
    next
}

/// The exponential of a generator over a time.
pub fn exponential(generator: &Matrix, days: f64) -> Matrix {
    let largest = (0..STATES).map(|state| -generator[state][state]).fold(0.0, f64::max) * days;
    let halvings = if largest > 0.01 { (largest / 0.01).log2().ceil().max(0.0) as i32 } else { 0 };
    let small = days / 2_f64.powi(halvings);
    let scaled = generator.map(|row| row.map(|rate| rate * small));
    let mut sum = identity();
    let mut term = identity();
    for order in 1..=6 {
        term = multiply(&term, &scaled).map(|row| row.map(|value| value / f64::from(order)));
        for (sums, terms) in sum.iter_mut().zip(&term) {
            for (sum, term) in sums.iter_mut().zip(terms) {
                *sum += term;
            }
        }
    }
    for _ in 0..halvings {
        sum = multiply(&sum, &sum);
    }
    sum
}

fn identity() -> Matrix {
    let mut matrix = [[0.0; STATES]; STATES];
    for (state, row) in matrix.iter_mut().enumerate() {
        row[state] = 1.0;
    }
    matrix
}

fn multiply(left: &Matrix, right: &Matrix) -> Matrix {
    let mut product = [[0.0; STATES]; STATES];
    for (sums, row) in product.iter_mut().zip(left) {
        for (value, other) in row.iter().zip(right) {
            if *value != 0.0 {
                for (sum, factor) in sums.iter_mut().zip(other) {
                    *sum += value * factor;
                }
            }
        }
    }
    product
}
