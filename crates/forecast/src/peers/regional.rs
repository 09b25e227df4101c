//! The regional web tool on pandas (cs-demand-model-regional), computed again from the same returns. Its variance counts every move
//! again each day and never forgets one; the exact answer is in `process`.

use super::{
    base::NoAnswer,
    cleaned::{Cleaned, clean},
    states::{BOUNDS, BRACKETS, CATEGORIES, Category, STATES, Table, WEEK, YEAR, bracket, state},
};
use crate::{
    Day,
    returned::{Code, Returned},
};

const BRACKET_NAMES: [&str; BRACKETS] = ["Birth to 1", "1 to 5", "5 to 10", "10 to 16", "16 to 18+"];
const CATEGORY_NAMES: [&str; CATEGORIES] = ["Fostering", "Not in care", "Other", "Residential", "Supported"];

/// What has a price: name, category, and pounds a week in the tool's placeholder prices.
const ITEMS: [(&str, Category, f64); 9] = [
    ("Fostering (Friend/Relative)", Category::Fostering, 100.0),
    ("Fostering (In-house)", Category::Fostering, 150.0),
    ("Fostering (IFA)", Category::Fostering, 250.0),
    ("Residential (In-house)", Category::Residential, 1000.0),
    ("Residential (External)", Category::Residential, 1000.0),
    ("Supported accommodation", Category::Supported, 1000.0),
    ("Secure home", Category::Other, 1000.0),
    ("Placed with family", Category::Other, 1000.0),
    ("Other", Category::Other, 1000.0),
];
/// The order of the items in the tables of costs.
const COST_ORDER: [usize; 9] = [0, 1, 2, 6, 7, 8, 3, 4, 5];
/// The yearly rise of the prices in the table with inflation.
const INFLATION: f64 = 0.03;

fn name(state: usize) -> String {
    format!("{} - {}", BRACKET_NAMES[state / CATEGORIES], CATEGORY_NAMES[state % CATEGORIES])
}

fn category(place: Code) -> Category {
    match place.as_str() {
        "U1" | "U2" | "U3" | "U4" | "U5" | "U6" => Category::Fostering,
        "K2" | "R1" | "P3" | "S1" => Category::Residential,
        "H5" | "P2" | "K3" => Category::Supported,
        _ => Category::Other,
    }
}

/// The item of a placement; `None` where the tool has none because the provider is not one that it knows.
fn item(place: Code, provider: Code) -> Option<usize> {
    let own = match provider.as_str() {
        "PR1" | "PR2" | "PR3" => Some(true),
        "PR4" | "PR5" => Some(false),
        _ => None,
    };
    match place.as_str() {
        "U1" | "U2" | "U3" => Some(0),
        "U4" | "U5" | "U6" => own.map(|own| if own { 1 } else { 2 }),
        "K2" | "R1" | "P3" | "S1" => own.map(|own| if own { 3 } else { 4 }),
        "H5" | "P2" | "K3" => Some(5),
        "K1" => Some(6),
        "P1" => Some(7),
        _ => Some(8),
    }
}

/// A piece of an episode within one bracket.
#[derive(Clone, Copy)]
struct Piece {
    row: Cleaned,
    from: Day,
    to: Option<Day>,
    bracket: usize,
    bracket_at_end: usize,
}

/// Everything that the tool would compute for `days` ahead of the last 31 March of the data, from the last twelve months.
pub fn tables(returned: &Returned, days: i32) -> Result<Vec<Table>, NoAnswer> {
    let mut born: Vec<Option<(i32, Option<Day>)>> = vec![None; returned.children as usize];
    for header in &returned.headers {
        let known = &mut born[header.child as usize];
        if known.is_none_or(|(year, _)| header.year > year) {
            *known = Some((header.year, header.born));
        }
    }
    let born: Vec<Option<Day>> = born.into_iter().map(|known| known?.1).collect();
    let cleaned = merged(&clean(returned, &born));
    let last = cleaned.iter().map(|episode| episode.to.unwrap_or(episode.from).max(episode.from)).max();
    let end = last.ok_or(NoAnswer::NoEpisodes)?.year_end();
    let earliest = returned.years().first().copied().unwrap_or(end.year());
    let data_start = Day::new(earliest - 1, 4, 1).unwrap_or(end);
    let start = Day::new(end.year() - 1, 3, 31).unwrap_or(end);
    let pieces = split(&cleaned, end)?;

    // Stock, moves, entrants.
    let origin = pieces.iter().map(|piece| piece.from).min().unwrap_or(end).min(data_start);
    let mut stock = vec![[0.0; STATES]; (end - origin).max(0) as usize + 1];
    let mut present = [false; STATES];
    let mut occurs = [[false; STATES]; STATES];
    let mut entrants = [0.0; STATES];
    let mut moves: Vec<(Day, usize, usize)> = Vec::new();
    let mut item_days = [0.0; ITEMS.len()];
    for (index, piece) in pieces.iter().enumerate() {
        let from = state(piece.bracket, category(piece.row.row.place));
        present[from] = true;
        if let Some(counts) = stock.get_mut((piece.from - origin) as usize) {
            counts[from] += 1.0;
        }
        let same = |other: &&Piece| other.row.row.child == piece.row.row.child;
        let before = index.checked_sub(1).and_then(|before| pieces.get(before)).filter(same);
        if before.is_none_or(|before| before.to != Some(piece.from)) && piece.from >= start && piece.from <= end {
            entrants[from] += 1.0;
        }
        if let Some(item) = item(piece.row.row.place, piece.row.row.provider) {
            let until = piece.to.unwrap_or(end + 1).min(end + 1);
            item_days[item] += f64::from((until - piece.from.max(start)).max(0));
        }
        let Some(to) = piece.to else { continue };
        if let Some(counts) = stock.get_mut((to - origin) as usize) {
            counts[from] -= 1.0;
        }
        let after = pieces.get(index + 1).filter(same).filter(|after| after.from == to);
        let after = after.map_or(Category::NotInCare, |after| category(after.row.row.place));
        let to_state = state(piece.bracket_at_end, after);
        occurs[from][to_state] = true;
        moves.push((to, from, to_state));
    }
    for day in 1..stock.len() {
        for state in 0..STATES {
            stock[day][state] += stock[day - 1][state];
        }
    }
    let before = |day: Day| usize::try_from(day - origin - 1).ok().map_or([0.0; STATES], |at| stock[at]);
    let window: Vec<Day> = (0..=end - start).map(|ahead| start + ahead).collect();
    let mut rates = [[0.0; STATES]; STATES];
    let counted: Vec<f64> =
        (0..STATES).map(|state| window.iter().filter(|day| before(**day)[state] != 0.0).count() as f64).collect();
    for (day, from, to) in moves.iter().filter(|(day, _, _)| (start..=end).contains(day)) {
        rates[*from][*to] += 1.0 / before(*day)[*from] / counted[*from].max(1.0);
    }
    let entries = entrants.map(|count| count / f64::from(end - start + 1));

    // Every move that the tool lists: between all placements of a bracket, and whatever else occurred.
    let in_bracket =
        |bracket: usize| Category::ALL.into_iter().filter(move |category| present[state(bracket, *category)]);
    let mut known = occurs;
    let mut listed = present;
    for bracket in (0..BRACKETS).filter(|bracket| in_bracket(*bracket).next().is_some()) {
        listed[state(bracket, Category::NotInCare)] = true;
        for from in in_bracket(bracket) {
            for to in in_bracket(bracket).chain([Category::NotInCare]) {
                known[state(bracket, from)][state(bracket, to)] = true;
            }
        }
    }
    let mut order: Vec<usize> = (0..STATES).collect();
    order.sort_by_key(|state| name(*state));
    let states: Vec<usize> =
        order.iter().copied().filter(|state| listed[*state] || (0..STATES).any(|from| known[from][*state])).collect();
    let stocked: Vec<usize> = order.iter().copied().filter(|state| present[*state]).collect();

    let mut out = Vec::new();
    let mut table = Table::new("stock.csv", heading("date", &stocked));
    for day in 0..=(end - data_start) {
        let counts = &stock[(data_start + day - origin) as usize];
        table.row([(data_start + day).to_string()], stocked.iter().map(|state| counts[*state]));
    }
    out.push(table);
    let now = stock[stock.len() - 1];
    let mut table = Table::new("start_population.csv", ["state", "count"]);
    for state in &stocked {
        table.row([name(*state)], [now[*state]]);
    }
    out.push(table);
    let mut table = Table::new("transition_rates.csv", ["from", "to", "transition_rate"]);
    for from in &states {
        for to in states.iter().filter(|to| known[*from][**to]) {
            table.row([name(*from), name(*to)], [rates[*from][*to]]);
        }
    }
    out.push(table);
    let mut table = Table::new("entrants.csv", ["from", "to", "daily_entry_probability"]);
    for state in states.iter().filter(|state| listed[**state]) {
        table.row(["()".to_owned(), name(*state)], [entries[*state]]);
    }
    out.push(table);

    let predicted = predict(&rates, &entries, &now, days);
    for (file, which) in [("population.csv", 0), ("variance.csv", 1)] {
        let mut table = Table::new(file, heading("date", &states));
        for (ahead, day) in (1..).zip(&predicted) {
            let counts = if which == 0 { &day.0 } else { &day.1 };
            table.row([(end + ahead).to_string()], states.iter().map(|state| counts[*state]));
        }
        out.push(table);
    }
    let shares = shares(&item_days);
    let mut table = Table::new("proportions.csv", ["placement", "share"]);
    for (item, share) in shares.iter().enumerate() {
        table.row([ITEMS[item].0], [*share]);
    }
    out.push(table);
    out.extend(costs(&predicted, &shares, end));
    Ok(out)
}

/// Lays episodes that only change the legal status onto the one before them.
fn merged(episodes: &[Cleaned]) -> Vec<Cleaned> {
    let mut kept: Vec<Cleaned> = Vec::with_capacity(episodes.len());
    for (index, episode) in episodes.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &episodes[before]);
        let touches =
            before.is_some_and(|before| before.row.child == episode.row.child && before.to == Some(episode.from));
        match kept.last_mut() {
            Some(last) if touches && matches!(episode.row.new.as_str(), "L" | "T" | "U") => last.to = episode.to,
            Some(_) | None => kept.push(*episode),
        }
    }
    kept
}

/// Splits every episode where the child passes from one bracket to the next.
fn split(episodes: &[Cleaned], end: Day) -> Result<Vec<Piece>, NoAnswer> {
    let mut pieces = Vec::with_capacity(episodes.len() + episodes.len() / 4);
    let mut strange = 0;
    for episode in episodes {
        let years = |day: Day| f64::from(day - episode.born) / YEAR;
        let (age, age_at_end) = (years(episode.from), years(episode.to.unwrap_or(end)));
        let (Some(first), Some(last)) = (bracket(age), bracket(age_at_end)) else {
            strange += 1;
            continue;
        };
        let mut from = episode.from;
        for passed in first..last.max(first) {
            let birthday = anniversary(episode.born, BOUNDS[passed]);
            pieces.push(Piece { row: *episode, from, to: Some(birthday), bracket: passed, bracket_at_end: passed + 1 });
            from = birthday;
        }
        let last = last.max(first);
        pieces.push(Piece { row: *episode, from, to: episode.to, bracket: last, bracket_at_end: last });
    }
    if strange > 0 { Err(NoAnswer::Ages(strange)) } else { Ok(pieces) }
}

/// The same day of a later year; the tool gives the 28th to who was born on 29 February.
fn anniversary(day: Day, years: i32) -> Day {
    let (year, month, day_of_month) = day.civil();
    Day::new(year + years, month, day_of_month).or_else(|| Day::new(year + years, month, 28)).unwrap_or(day)
}

/// Means and the tool's variances, day by day, by state: bracket times five plus category.
pub fn predict(
    rates: &[[f64; STATES]; STATES],
    entries: &[f64; STATES],
    now: &[f64; STATES],
    days: i32,
) -> Vec<([f64; STATES], [f64; STATES])> {
    let mut moves = Vec::new();
    for from in 0..STATES {
        let leaves: f64 = (0..STATES).filter(|to| *to != from).map(|to| rates[from][to]).sum();
        for to in 0..STATES {
            let share = if to == from { 1.0 - leaves } else { rates[from][to] };
            if share != 0.0 {
                moves.push((from, to, share));
            }
        }
    }
    let (mut counts, mut variances) = (*now, [0.0; STATES]);
    let mut out = Vec::with_capacity(days.max(0) as usize);
    for _ in 0..days {
        let mut next = *entries;
        for state in 0..STATES {
            variances[state] += entries[state];
        }
        for (from, to, share) in &moves {
            next[*to] += share * counts[*from];
            variances[*to] += share * (1.0 - share) * counts[*from];
        }
        counts = next;
        out.push((counts, variances));
    }
    out
}

/// Shares of the items within their category.
fn shares(item_days: &[f64; ITEMS.len()]) -> [f64; ITEMS.len()] {
    let mut shares = [0.0; ITEMS.len()];
    for (item, (_, category, _)) in ITEMS.iter().enumerate() {
        let all: f64 =
            (0..ITEMS.len()).filter(|other| ITEMS[*other].1 == *category).map(|other| item_days[other]).sum();
        shares[item] = if all > 0.0 { item_days[item] / all } else { 0.0 };
    }
    shares
}

/// Daily costs, the same with prices that rise on each anniversary, and by quarter.
fn costs(predicted: &[([f64; STATES], [f64; STATES])], shares: &[f64; ITEMS.len()], end: Day) -> Vec<Table> {
    let named = |first: &str| {
        std::iter::once(first).chain(COST_ORDER.map(|item| ITEMS[item].0)).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut plain = Table::new("costs.csv", named("date"));
    let mut inflated = Table::new("costs_inflation3pc.csv", named("date"));
    let mut quarters: Vec<(String, [f64; ITEMS.len()])> = Vec::new();
    for (ahead, (counts, _)) in (1..).zip(predicted) {
        let day: Day = end + ahead;
        let cost = COST_ORDER.map(|item| {
            let (_, category, price) = ITEMS[item];
            let heads: f64 = (0..BRACKETS).map(|age| counts[state(age, category)].round_ties_even()).sum();
            heads * price / WEEK * shares[item]
        });
        let mut years = 0;
        while anniversary(end + 1, years + 1) <= day {
            years += 1;
        }
        plain.row([day.to_string()], cost);
        inflated.row([day.to_string()], cost.map(|cost| cost * (1.0 + INFLATION).powi(years)));
        let (year, month, _) = day.civil();
        let quarter = format!("Q{}-{year}", (month - 1) / 3 + 1);
        match quarters.last_mut() {
            Some((name, sums)) if *name == quarter => {
                for (sum, cost) in sums.iter_mut().zip(cost) {
                    *sum += cost;
                }
            }
            Some(_) | None => quarters.push((quarter, cost)),
        }
    }
    let mut table = Table::new("cost_quarterly.csv", named(""));
    for (quarter, sums) in quarters {
        table.row([quarter], sums.map(|sum| (sum * 100.0).round() / 100.0));
    }
    vec![plain, inflated, table]
}

fn heading(first: &str, states: &[usize]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(states.iter().map(|state| name(*state))).collect()
}
