//! cs-demand-model 0.5.1, computed again from the same returns. Known faults, kept: children who left stay in the count, nobody
//! reaches 18, the age is that at the start of an episode, a rate is a mean of daily ratios.

use super::{
    cleaned::{Cleaned, clean},
    states::{BOUNDS, BRACKETS, CATEGORIES, Category, STATES, Table, WEEK, YEAR, bracket, state},
};
use crate::{
    Day,
    returned::{Code, Returned},
};

/// Names of the brackets, youngest first.
const BRACKET_NAMES: [&str; BRACKETS] =
    ["BIRTH_TO_ONE", "ONE_TO_FIVE", "FIVE_TO_TEN", "TEN_TO_SIXTEEN", "SIXTEEN_TO_EIGHTEEN"];
/// Names of the categories, in the order of [`Category::ALL`].
const CATEGORY_NAMES: [&str; CATEGORIES] = ["FOSTERING", "NOT_IN_CARE", "OTHER", "RESIDENTIAL", "SUPPORTED"];
/// The package's placeholder prices by category, in pounds.
const PRICES: [f64; CATEGORIES] = [500.0 / 3.0, 0.0, 1000.0, 1000.0, 1000.0];
/// The steps, in days, whose forecasts are compared.
const STEPS: [i32; 3] = [1, 30, 90];

/// Why the model has no answer.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nothing to count.
    #[error("no episode has a child with a day of birth and a first day, so there is nothing to model")]
    NoEpisodes,
    /// Ages outside of what the models know.
    #[error("{0} episodes begin before birth or after the 30th birthday, where the model has no bracket")]
    Ages(usize),
}

/// Counts by state.
type Counts = [f64; STATES];

/// The states in the order of their names, which is the order of the columns.
fn in_order() -> Vec<usize> {
    let mut order: Vec<usize> = (0..STATES).collect();
    order.sort_by_key(|state| name(*state));
    order
}

fn name(state: usize) -> String {
    format!("{}|{}", BRACKET_NAMES[state / CATEGORIES], CATEGORY_NAMES[state % CATEGORIES])
}

fn category(place: Code) -> Category {
    match place.as_str() {
        "U1" | "U2" | "U3" | "U4" | "U5" | "U6" => Category::Fostering,
        "K2" | "R1" => Category::Residential,
        "H5" | "P2" => Category::Supported,
        _ => Category::Other,
    }
}

/// Everything that the package would compute for `days` ahead of the last day of the data, from the last twelve months.
pub fn tables(returned: &Returned, days: i32) -> Result<Vec<Table>, NoAnswer> {
    let mut born = vec![None; returned.children as usize];
    let mut seen = vec![false; returned.children as usize];
    for header in &returned.headers {
        let child = header.child as usize;
        if !std::mem::replace(&mut seen[child], true) {
            born[child] = header.born;
        }
    }
    let episodes = clean(returned, &born);
    let age = |episode: &Cleaned| bracket(f64::from(episode.from - episode.born) / YEAR);
    let strange = episodes.iter().filter(|episode| age(episode).is_none()).count();
    if strange > 0 {
        return Err(NoAnswer::Ages(strange));
    }
    let first = episodes.iter().map(|episode| episode.from).min().ok_or(NoAnswer::NoEpisodes)?;
    let end =
        episodes.iter().map(|episode| episode.to.unwrap_or(episode.from).max(episode.from)).max().unwrap_or(first);
    let (year, month, day) = end.civil();
    let start = Day::new(year - 1, month, day).or_else(|| Day::new(year - 1, month, 28)).unwrap_or(end + -365);

    let length = (end - first) as usize + 1;
    let mut stock = vec![[0.0; STATES]; length];
    let mut entrants = [0.0; STATES];
    let mut moves: Vec<(Day, usize, usize)> = Vec::new();
    let mut occurs = [[false; STATES]; STATES];
    for (index, episode) in episodes.iter().enumerate() {
        let bracket = age(episode).unwrap_or(0);
        let from = state(bracket, category(episode.row.place));
        stock[(episode.from - first) as usize][from] += 1.0;
        let same = |other: &&Cleaned| other.row.child == episode.row.child;
        let before = index.checked_sub(1).and_then(|before| episodes.get(before)).filter(same);
        if before.is_none_or(|before| before.to != Some(episode.from)) && episode.from >= start {
            entrants[from] += 1.0;
        }
        let Some(to) = episode.to else { continue };
        stock[(to - first) as usize][from] -= 1.0;
        let after = episodes.get(index + 1).filter(same).filter(|after| after.from == to);
        let after = state(bracket, after.map_or(Category::NotInCare, |after| category(after.row.place)));
        occurs[from][after] = true;
        moves.push((to, from, after));
    }
    for day in 1..length {
        for state in 0..STATES {
            stock[day][state] += stock[day - 1][state];
        }
    }

    let window = (end - start) as usize + 1;
    let at = |day: Day| (day - first).max(0) as usize;
    let mut rates = [[0.0; STATES]; STATES];
    for (day, from, to) in moves.iter().filter(|(day, _, _)| *day >= start) {
        // The first day of the window uses its own stock.
        let there = stock[if *day == start { at(*day) } else { at(*day + -1) }][*from];
        rates[*from][*to] += 1.0 / there / window as f64;
    }
    for (_, count) in (0..STATES).zip(entrants.iter_mut()) {
        *count /= f64::from(end - start);
    }

    let mut out = Vec::new();
    let order = in_order();
    let ever: Vec<usize> = order
        .iter()
        .copied()
        .filter(|state| {
            stock.iter().any(|day| day[*state] != 0.0)
                || episodes.iter().any(|episode| state_of(episode) == Some(*state))
        })
        .collect();
    let mut table = Table::new("stock.csv", heading("date", &ever));
    for (day, counts) in stock.iter().enumerate() {
        table.row([(first + day as i32).to_string()], ever.iter().map(|state| counts[*state]));
    }
    out.push(table);

    let mut table = Table::new("transition_rates.csv", ["from", "to", "rate"]);
    for from in &order {
        for to in order.iter().filter(|to| occurs[*from][**to]) {
            table.row([name(*from), name(*to)], [rates[*from][*to]]);
        }
    }
    out.push(table);
    let mut table = Table::new("entrants.csv", ["to", "daily"]);
    for state in order.iter().filter(|state| entrants[**state] > 0.0) {
        table.row([name(*state)], [entrants[*state]]);
    }
    out.push(table);
    let mut table = Table::new("ageing.csv", ["from", "to", "rate"]);
    for bracket in 0..BRACKETS {
        for category in [0, 3, 4, 2, 1].map(|index| Category::ALL[index]) {
            let to = if bracket + 1 < BRACKETS { name(state(bracket + 1, category)) } else { "OUT".to_owned() };
            table.row([name(state(bracket, category)), to], [ageing(bracket)]);
        }
    }
    out.push(table);
    let now = stock[length - 1];
    let mut table = Table::new("start_population.csv", ["state", "count"]);
    for state in &ever {
        table.row([name(*state)], [now[*state]]);
    }
    out.push(table);

    let mut totals = Table::new("totals.csv", ["date", "step", "total"]);
    for step in STEPS {
        let mut table = Table::new(&format!("prediction_{step}d.csv"), heading("date", &order));
        let mut costs = Table::new("cost_daily.csv", std::iter::once("date").chain(CATEGORY_NAMES).chain(["TOTAL"]));
        let stepped = Stepped::new(&rates, &entrants, step);
        let mut counts = now;
        for number in 1..=days.div_euclid(step) + i32::from(days.rem_euclid(step) > 0) {
            counts = stepped.next(&counts);
            let date = (end + number * step).to_string();
            table.row([date.clone()], order.iter().map(|state| counts[*state]));
            totals.row([format!("{date} 00:00:00"), step.to_string()], [counts.iter().sum::<f64>()]);
            let by_category: Vec<f64> = (0..CATEGORIES)
                .map(|category| {
                    (0..BRACKETS).map(|age| counts[age * CATEGORIES + category]).sum::<f64>() * PRICES[category] / WEEK
                })
                .collect();
            let total = by_category.iter().sum::<f64>();
            costs.row([date], by_category.into_iter().chain([total]));
        }
        out.push(table);
        if step == STEPS[0] {
            out.push(costs);
        }
    }
    out.push(totals);
    Ok(out)
}

fn state_of(episode: &Cleaned) -> Option<usize> {
    Some(state(bracket(f64::from(episode.from - episode.born) / YEAR)?, category(episode.row.place)))
}

fn heading(first: &str, states: &[usize]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(states.iter().map(|state| name(*state))).collect()
}

/// The daily chance to leave a bracket by age. The last reaches to 30, which is why nobody turns 18.
fn ageing(bracket: usize) -> f64 {
    let from = if bracket == 0 { 0 } else { BOUNDS[bracket - 1] };
    1.0 / f64::from((BOUNDS[bracket] - from) * 365)
}

/// The rates of one step.
struct Stepped {
    /// From, to and rate; to is `None` for leaving the model.
    moves: Vec<(usize, Option<usize>, f64)>,
    sums: Counts,
    entrants: Counts,
}

impl Stepped {
    fn new(rates: &[[f64; STATES]; STATES], entrants: &Counts, step: i32) -> Stepped {
        let mut moves = Vec::new();
        for (from, row) in rates.iter().enumerate() {
            for (to, rate) in row.iter().enumerate() {
                let older = from / CATEGORIES + 1 == to / CATEGORIES && from % CATEGORIES == to % CATEGORIES;
                let rate = rate + if older { ageing(from / CATEGORIES) } else { 0.0 };
                if rate != 0.0 {
                    moves.push((from, Some(to), rate));
                }
            }
            if from / CATEGORIES == BRACKETS - 1 {
                moves.push((from, None, ageing(BRACKETS - 1)));
            }
        }
        let mut sums = [0.0; STATES];
        for (from, _, rate) in &mut moves {
            if step > 1 {
                *rate = 1.0 - (1.0 - *rate).powi(step);
            }
            sums[*from] += *rate;
        }
        Stepped { moves, sums, entrants: entrants.map(|daily| daily * f64::from(step)) }
    }

    fn next(&self, counts: &Counts) -> Counts {
        let out: Vec<f64> =
            (0..STATES).map(|state| (counts[state] * self.sums[state]).clamp(0.0, counts[state].max(0.0))).collect();
        let mut next = self.entrants;
        for state in 0..STATES {
            next[state] += counts[state] - out[state];
        }
        for (from, to, rate) in &self.moves {
            if let (Some(to), true) = (to, self.sums[*from] > 0.0) {
                next[*to] += rate / self.sums[*from] * out[*from];
            }
        }
        next
    }
}
