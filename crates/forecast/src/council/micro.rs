//! Every child by itself: the same chances as the exact projection, drawn month by month, with room in placements as queues that spill
//! into dearer ones. What the exact projection cannot say, because children then depend on each other.

use super::{
    bands::Basis,
    project::{Engine, Group, Projection, Way, births, steered},
    states::{AGE_BOUNDS, AGES, PLACEMENTS, STATES},
    worked::Follow,
};
use crate::{
    Day,
    stream::{Purpose, Stream},
};
use std::{
    collections::HashMap,
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

/// A placement that has room for so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The placement.
    pub placement: usize,
    /// Children who fit.
    pub places: u32,
    /// Where those who wait live.
    pub spills_into: usize,
}

/// What is run.
#[derive(Clone, Debug)]
pub struct Runs {
    /// The seed.
    pub seed: u64,
    /// How often.
    pub runs: u32,
    /// On how many threads; the answer is the same on any number.
    pub threads: usize,
    /// Rooms that are limited.
    pub rooms: Vec<Room>,
}

/// Children by placement on each day that was asked for, run by run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// By run, day and placement: where children live, those who wait in the placement that they wait in.
    pub heads: Vec<Vec<[u32; PLACEMENTS]>>,
    /// By run, day and limited room: children who wait for a place.
    pub waiting: Vec<Vec<Vec<u32>>>,
}

impl Drawn {
    /// The mean and the variance of the number in care on a day.
    pub fn moments(&self, at: usize) -> (f64, f64) {
        let totals: Vec<f64> = self.heads.iter().map(|days| f64::from(days[at].iter().sum::<u32>())).collect();
        let count = totals.len() as f64;
        let mean = totals.iter().sum::<f64>() / count;
        (mean, totals.iter().map(|total| (total - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0))
    }

    /// The mean of a placement on a day.
    pub fn mean(&self, at: usize, placement: usize) -> f64 {
        self.heads.iter().map(|days| f64::from(days[at][placement])).sum::<f64>() / self.heads.len() as f64
    }

    /// The mean number who wait for a room on a day.
    pub fn mean_waiting(&self, at: usize, room: usize) -> f64 {
        self.waiting.iter().map(|days| f64::from(days[at][room])).sum::<f64>() / self.waiting.len() as f64
    }
}

/// Heads by day and placement, and who waits by day and room.
type Run = (Vec<[u32; PLACEMENTS]>, Vec<Vec<u32>>);

/// A child under way: from which group, and in which state.
#[derive(Clone, Copy)]
struct Child {
    number: u64,
    group: u32,
    state: u8,
}

/// One group's chances of a stretch: cumulative by target for each state, in 2^-64; beyond the last the child leaves.
type Chances = [[u64; STATES]; STATES];

/// What happens between two of the days that are asked for is the same for every run, so it is worked out once.
struct Plan {
    groups: Vec<Group>,
    /// By stretch and group: chances, or `None` once the group is 18.
    stretches: Vec<HashMap<u32, Arc<Chances>>>,
    /// By stretch: who comes in it: group, mean count, first state (cumulative), chances until the stretch ends.
    coming: Vec<Vec<Coming>>,
}

struct Coming {
    group: u32,
    mean: f64,
    begins: [u64; STATES],
}

/// Runs the children of a basis through `days`.
pub fn run(basis: &Basis<'_>, days: &[Day], runs: &Runs) -> Drawn {
    run_followed(basis, days, runs, &|_, _| ControlFlow::Continue(())).expect("nobody stops a run that nobody follows")
}

/// The same, told run by run how far it has come; `None` if it was stopped.
pub fn run_followed(basis: &Basis<'_>, days: &[Day], runs: &Runs, follow: Follow<'_>) -> Option<Drawn> {
    let plan = Plan::new(basis, days);
    let threads = runs.threads.clamp(1, 64).min(runs.runs.max(1) as usize);
    let one =
        |number: u32| plan.run(Stream::new(crate::stream::mix(runs.seed) ^ u64::from(number)), days.len(), &runs.rooms);
    let done = AtomicU32::new(0);
    let mut results: Vec<(u32, Run)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let (one, done) = (&one, &done);
                scope.spawn(move || {
                    let mine = (0..runs.runs).filter(|number| *number as usize % threads == thread);
                    let goes_on = |_: &u32| follow(done.fetch_add(1, Ordering::Relaxed), runs.runs).is_continue();
                    mine.take_while(goes_on).map(|number| (number, one(number))).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    if results.len() < runs.runs as usize {
        return None;
    }
    results.sort_by_key(|(number, _)| *number);
    let (heads, waiting) = results.into_iter().map(|(_, run)| run).unzip();
    Some(Drawn { heads, waiting })
}

impl Plan {
    fn new(basis: &Basis<'_>, days: &[Day]) -> Plan {
        let mut engine = Engine::new(basis.rates, basis.entries, basis.periods, basis.growth, basis.start);
        let mut groups = basis.now.to_vec();
        let mut since: Vec<Day> = vec![basis.start; groups.len()];
        let mut coming: Vec<Vec<Coming>> = days.iter().map(|_| Vec::new()).collect();
        for entry in engine.entry_groups(days.last().copied().unwrap_or(basis.start)) {
            let Some(stretch) = days.iter().position(|day| *day >= entry.0.entered) else { continue };
            let group = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            since.push(entry.0.entered);
            coming[stretch].push(Coming { group, mean: entry.0.count, begins: cumulative(&entry.1) });
            groups.push(entry.0);
        }
        // Groups that pass through the same rates for the same days share their chances.
        let mut known: HashMap<Way, Arc<Chances>> = HashMap::new();
        let mut before = basis.start;
        let mut stretches = Vec::new();
        for day in days {
            let mut of_groups = HashMap::new();
            for (number, group) in groups.iter().enumerate() {
                let from = since[number].max(before);
                if from > *day || from >= group.born.birthday(AGE_BOUNDS[AGES - 1]) {
                    continue;
                }
                let way = engine.way(group, from, *day);
                let chances = known.entry(way).or_insert_with_key(|way| Arc::new(engine.chances(way)));
                of_groups.insert(number as u32, chances.clone());
            }
            stretches.push(of_groups);
            before = *day;
        }
        Plan { groups, stretches, coming }
    }

    fn run(&self, stream: Stream, days: usize, rooms: &[Room]) -> Run {
        let mut children: Vec<Child> = Vec::new();
        let mut number = 0;
        for (group, of) in self.groups.iter().enumerate().filter(|(_, group)| group.state < STATES) {
            for _ in 0..of.count.round() as u32 {
                children.push(Child { number, group: group as u32, state: of.state as u8 });
                number += 1;
            }
        }
        let mut heads = Vec::with_capacity(days);
        let mut waits = Vec::with_capacity(days);
        for stretch in 0..days {
            let step = u32::try_from(stretch).unwrap_or(u32::MAX);
            for coming in &self.coming[stretch] {
                // An entry's number is its group's: the same child comes with and without a reform.
                let first = (1 << 40) + (u64::from(coming.group) << 16);
                for extra in 0..u64::from(stream.poisson(coming.mean, first, step, Purpose::Entries)) {
                    let bits = stream.bits(first + extra, step, Purpose::Begin);
                    let state = coming.begins.iter().position(|edge| bits < *edge).unwrap_or(STATES - 1);
                    children.push(Child { number: first + extra, group: coming.group, state: state as u8 });
                }
            }
            children.retain_mut(|child| {
                let Some(chances) = self.stretches[stretch].get(&child.group) else { return false };
                let bits = stream.bits(child.number, step, Purpose::Step);
                match chances[child.state as usize].iter().position(|edge| bits < *edge) {
                    Some(state) => {
                        child.state = state as u8;
                        true
                    }
                    None => false,
                }
            });
            let mut living = [0_u32; PLACEMENTS];
            for child in &children {
                living[child.state as usize / 2] += 1;
            }
            let mut waiting = vec![0; rooms.len()];
            for (queue, room) in waiting.iter_mut().zip(rooms) {
                // Who came last waits; when somebody leaves there is room for one who waits.
                *queue = living[room.placement].saturating_sub(room.places);
                living[room.placement] -= *queue;
                living[room.spills_into] += *queue;
            }
            heads.push(living);
            waits.push(waiting);
        }
        (heads, waits)
    }
}

/// Shares as edges in 2^-64; what they lack to one lies beyond the last.
fn cumulative(shares: &[f64; STATES]) -> [u64; STATES] {
    let mut sum = 0.0;
    shares.map(|share| {
        sum += share;
        if sum >= 1.0 - 1e-12 { u64::MAX } else { (sum * 2_f64.powi(64)) as u64 }
    })
}

impl Engine<'_> {
    /// Everybody who will come until a day, in groups with their mean counts and first states.
    fn entry_groups(&self, until: Day) -> Vec<(Group, [f64; STATES])> {
        let mut groups = Vec::new();
        for arrival in self.arrivals(until) {
            for age in 0..AGES {
                let come = arrival.come[age];
                if come == 0.0 {
                    continue;
                }
                let begins = steered(&self.begins(age), &arrival.into);
                let births = births(age, arrival.day);
                for born in &births {
                    for (kind, begins) in begins.iter().enumerate() {
                        let share: f64 = begins.iter().sum();
                        if share > 0.0 {
                            let count = come * share / births.len() as f64;
                            let group = Group { born: *born, entered: arrival.day, kind, state: STATES, count };
                            groups.push((group, begins.map(|chance| chance / share)));
                        }
                    }
                }
            }
        }
        groups
    }

    /// The chances of a way, from each state to each state.
    fn chances(&mut self, way: &Way) -> Chances {
        let mut chances = [[0; STATES]; STATES];
        for (state, edges) in chances.iter_mut().enumerate() {
            let mut vector = [0.0; STATES];
            vector[state] = 1.0;
            *edges = cumulative(&self.along(way, vector));
        }
        chances
    }
}

/// How far the exact projection and the drawn runs are apart on a day, in standard errors of the mean and of the variance.
pub fn apart(exact: &Projection, drawn: &Drawn, at: usize) -> (f64, f64) {
    let runs = drawn.heads.len() as f64;
    let (mean, variance) = drawn.moments(at);
    let expected = exact.variance[at];
    (
        (mean - exact.total(at)) / (expected / runs).sqrt(),
        (variance - expected) / (expected * (2.0 / (runs - 1.0)).sqrt()),
    )
}
