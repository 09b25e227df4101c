//! What follows from the rates: the expected number in every state on every day that is asked for, with its exact variance. Time runs in
//! days and rates in continuous time, so the answer on a day does not depend on which other days are asked for.

use super::{
    entries::Entries,
    rates::{Rates, cell},
    spells::Spells,
    states::{AGE_BOUNDS, AGES, KINDS, PLACEMENTS, STATES, TIME_BOUNDS, TIMES, age_band, state, time_band},
    steps::{Matrix, STEP_MAX, Steps, exponential},
};
use crate::{Day, population::Growth};
use std::collections::BTreeMap;

/// Rules from a day on, as factors of the rates that were measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// Factor of entries, by age.
    pub entering: [f64; AGES],
    /// Factor of leaving, by age and placement.
    pub leaving: [[f64; PLACEMENTS]; AGES],
    /// Factor of moves into a placement, and of beginning in it.
    pub into: [f64; PLACEMENTS],
}

impl Period {
    /// Nothing changes.
    pub fn unchanged(from: Day) -> Period {
        Period { from, entering: [1.0; AGES], leaving: [[1.0; PLACEMENTS]; AGES], into: [1.0; PLACEMENTS] }
    }
}

/// A child, or children of whom everything that matters is the same.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The day of birth.
    pub born: Day,
    /// The day of entering care.
    pub entered: Day,
    /// The number of the kind.
    pub kind: usize,
    /// The state on the first day, for children who are there now.
    pub state: usize,
    /// How many.
    pub count: f64,
}

/// What is projected.
pub struct Engine<'a> {
    rates: &'a Rates,
    entries: &'a Entries,
    /// The rules, in order of their first days; the first holds from the start.
    periods: Vec<Period>,
    /// How the child population grows.
    growth: Growth<'a>,
    start: Day,
    /// By period, age, time and kind: what has been worked out so far.
    steps: Vec<Option<Box<Steps>>>,
}

/// Expected numbers on the days that were asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// The days.
    pub days: Vec<Day>,
    /// Expected children by age band and state.
    pub counts: Vec<[[f64; STATES]; AGES]>,
    /// The variance of the number in care if every rate were known: children are independent, entries are Poisson counts.
    pub variance: Vec<f64>,
    /// The same by placement.
    pub variance_by_placement: Vec<[f64; PLACEMENTS]>,
    /// Of those in care, how many came in each month after the start.
    pub of_month: Vec<Vec<f64>>,
    /// Of those in care, how many came after the start, by age at entry.
    pub of_age: Vec<[f64; AGES]>,
    /// How many came in each month.
    pub came: Vec<f64>,
    /// How many came until each day.
    pub entered: Vec<f64>,
    /// How many turned 18 in care until each day.
    pub turned_18: Vec<f64>,
    /// How many were there at the start.
    pub at_start: f64,
}

impl Projection {
    /// Children in care on a day.
    pub fn total(&self, at: usize) -> f64 {
        self.counts[at].iter().flatten().sum()
    }

    /// Children by placement on a day.
    pub fn by_placement(&self, at: usize) -> [f64; PLACEMENTS] {
        let mut sums = [0.0; PLACEMENTS];
        for state in self.counts[at].iter().flat_map(|states| states.iter().enumerate()) {
            sums[state.0 / 2] += state.1;
        }
        sums
    }

    /// Children by age band on a day.
    pub fn by_age(&self, at: usize) -> [f64; AGES] {
        self.counts[at].map(|states| states.iter().sum())
    }

    /// How many left other than by turning 18, until a day: those who were there or came and are neither there nor 18.
    pub fn left(&self, at: usize) -> f64 {
        self.at_start + self.entered[at] - self.turned_18[at] - self.total(at)
    }
}

/// Days of a month of entries.
const MONTH: f64 = 30.4375;
/// Ages in days at which the children of the first band enter; most come as newborns.
const FIRST_AGES: [i32; 3] = [7, 60, 200];

/// The groups of children who are in care at the end of the spells.
pub fn in_care(spells: &Spells) -> Vec<Group> {
    let mut groups: BTreeMap<(Day, Day, usize, usize), f64> = BTreeMap::new();
    for spell in &spells.spells {
        if spell.from <= spells.end
            && spell.to.is_none_or(|to| to > spells.end)
            && age_band(spell.born, spells.end).is_some()
        {
            let key = (spell.born, spell.entered, spell.kind.number(), state(spell.placement, spell.legal));
            *groups.entry(key).or_default() += 1.0;
        }
    }
    groups
        .into_iter()
        .map(|((born, entered, kind, state), count)| Group { born, entered, kind, state, count })
        .collect()
}

impl<'a> Engine<'a> {
    /// An engine that starts on `start`, under `periods` of rules (none for no change).
    pub fn new(
        rates: &'a Rates,
        entries: &'a Entries,
        periods: &[Period],
        growth: Growth<'a>,
        start: Day,
    ) -> Engine<'a> {
        let mut periods = periods.to_vec();
        if periods.first().is_none_or(|first| first.from > start) {
            periods.insert(0, Period::unchanged(start));
        }
        let steps = (0..periods.len() * AGES * TIMES * KINDS).map(|_| None).collect();
        Engine { rates, entries, periods, growth, start, steps }
    }

    /// Projects children who are in care, and those who will come, to each of `days` (in order, after the start).
    pub fn project(&mut self, now: &[Group], days: &[Day]) -> Projection {
        let length = days.len();
        let last = days.last().copied().unwrap_or(self.start);
        let months = (f64::from(last - self.start) / MONTH).ceil().max(0.0) as usize;
        let mut out = Projection {
            days: days.to_vec(),
            counts: vec![[[0.0; STATES]; AGES]; length],
            variance: vec![0.0; length],
            variance_by_placement: vec![[0.0; PLACEMENTS]; length],
            of_month: vec![vec![0.0; months]; length],
            of_age: vec![[0.0; AGES]; length],
            came: vec![0.0; months],
            entered: vec![0.0; length],
            turned_18: vec![0.0; length],
            at_start: now.iter().map(|group| group.count).sum(),
        };
        for group in now {
            let mut vector = [0.0; STATES];
            vector[group.state] = 1.0;
            self.follow(group, self.start, vector, days, |at, reached| match reached {
                Reached::Care(age, vector) => {
                    let mut placements = [0.0; PLACEMENTS];
                    for (state, chance) in vector.iter().enumerate() {
                        out.counts[at][age][state] += chance * group.count;
                        placements[state / 2] += chance;
                    }
                    let chance: f64 = vector.iter().sum();
                    out.variance[at] += group.count * chance * (1.0 - chance);
                    for (variance, chance) in out.variance_by_placement[at].iter_mut().zip(placements) {
                        *variance += group.count * chance * (1.0 - chance);
                    }
                }
                Reached::Eighteen(chance) => out.turned_18[at] += chance * group.count,
            });
        }
        for (month, arrival) in self.arrivals(last).iter().enumerate() {
            self.add(month, arrival, &mut out);
        }
        out
    }

    /// Who comes in each month until a day, as if all came in its middle.
    pub(super) fn arrivals(&self, until: Day) -> Vec<Arrivals> {
        let edge = |month: usize| self.start + (month as f64 * MONTH).round() as i32;
        let months = (f64::from(until - self.start) / MONTH).ceil().max(0.0) as usize;
        (0..months)
            .map(|month| {
                let (first, next) = (edge(month), edge(month + 1));
                let day = first + (next - first) / 2;
                let period = &self.periods[self.period(day)];
                let grown = self.growth.factor(self.start, day);
                let come =
                    |age: usize| self.entries.daily[age] * f64::from(next - first) * grown * period.entering[age];
                Arrivals { day, come: std::array::from_fn(come), into: period.into }
            })
            .collect()
    }

    /// First states at an age.
    pub(super) fn begins(&self, age: usize) -> [[f64; STATES]; KINDS] {
        self.entries.begins[age]
    }

    /// Adds the children who come in one month.
    fn add(&mut self, month: usize, arrival: &Arrivals, out: &mut Projection) {
        let day = arrival.day;
        let days = out.days.clone();
        for age in 0..AGES {
            let come = arrival.come[age];
            if come == 0.0 {
                continue;
            }
            out.came[month] += come;
            for (at, asked) in days.iter().enumerate() {
                if *asked >= day {
                    out.entered[at] += come;
                }
            }
            let begins = steered(&self.entries.begins[age], &arrival.into);
            let births = births(age, day);
            for born in &births {
                for (kind, begins) in
                    begins.iter().enumerate().filter(|(_, begins)| begins.iter().any(|share| *share > 0.0))
                {
                    let count = come / births.len() as f64;
                    let group = Group { born: *born, entered: day, kind, state: 0, count };
                    self.follow(&group, day, *begins, &days, |at, reached| match reached {
                        Reached::Care(band, vector) => {
                            let mut all = 0.0;
                            for (state, chance) in vector.iter().enumerate() {
                                let expected = chance * count;
                                out.counts[at][band][state] += expected;
                                out.variance_by_placement[at][state / 2] += expected;
                                all += expected;
                            }
                            out.variance[at] += all;
                            out.of_month[at][month] += all;
                            out.of_age[at][age] += all;
                        }
                        Reached::Eighteen(chance) => out.turned_18[at] += chance * count,
                    });
                }
            }
        }
    }

    /// Follows a group from a day through every day that is asked for.
    fn follow(
        &mut self,
        group: &Group,
        from: Day,
        mut vector: [f64; STATES],
        days: &[Day],
        mut tell: impl FnMut(usize, Reached<'_>),
    ) {
        let life = Life::of(group);
        let mut at = from;
        for (index, asked) in days.iter().enumerate().filter(|(_, asked)| **asked >= from) {
            while let Some(piece) = self.piece(&life, at).filter(|_| at < *asked) {
                let next = piece.until.min(*asked);
                vector = self.step(piece.period, piece.age, piece.time, group.kind, next - at, &vector);
                at = next;
            }
            match life.age(*asked) {
                Some(age) => tell(index, Reached::Care(age, &vector)),
                None => tell(index, Reached::Eighteen(vector.iter().sum())),
            }
        }
    }

    /// The way of a group over a stretch of days: which rates it meets, for how long, and whether it turns 18.
    pub(super) fn way(&self, group: &Group, from: Day, to: Day) -> Way {
        let life = Life::of(group);
        let mut way = Way { kind: group.kind, parts: Vec::new(), turns_18: life.age(to).is_none() };
        let mut at = from;
        while let Some(piece) = self.piece(&life, at).filter(|_| at < to) {
            let next = piece.until.min(to);
            way.parts.push((piece.period, piece.age, piece.time, next - at));
            at = next;
        }
        way
    }

    /// Where a way leads from a state; nowhere for who turns 18 on it.
    pub(super) fn along(&mut self, way: &Way, mut vector: [f64; STATES]) -> [f64; STATES] {
        if way.turns_18 {
            return [0.0; STATES];
        }
        for (period, age, time, days) in &way.parts {
            vector = self.step(*period, *age, *time, way.kind, *days, &vector);
        }
        vector
    }

    /// Which rates hold for a child on a day, and until when, at most [`STEP_MAX`] days on; `None` from the 18th birthday on.
    fn piece(&self, life: &Life, at: Day) -> Option<Piece> {
        let age = life.age(at)?;
        let time = time_band(life.entered, at);
        let period = self.period(at);
        let mut until = life.birthdays[age].min(at + STEP_MAX);
        if let Some(days) = TIME_BOUNDS.get(time) {
            until = until.min(life.entered + *days);
        }
        if let Some(rules) = self.periods.get(period + 1) {
            until = until.min(rules.from);
        }
        Some(Piece { period, age, time, until })
    }

    fn period(&self, on: Day) -> usize {
        self.periods.partition_point(|period| period.from <= on).saturating_sub(1)
    }

    fn step(
        &mut self,
        period: usize,
        age: usize,
        time: usize,
        kind: usize,
        days: i32,
        vector: &[f64; STATES],
    ) -> [f64; STATES] {
        let place = ((period * AGES + age) * TIMES + time) * KINDS + kind;
        if self.steps[place].is_none() {
            self.steps[place] = Some(Box::new(Steps::new(self.matrix(period, age, time, kind, 1.0))));
        }
        match &mut self.steps[place] {
            Some(steps) => steps.apply(days, vector),
            None => *vector,
        }
    }

    /// The chances of a step: the exponential of the rates times the days, by halving until the series converges at once.
    pub(super) fn matrix(&self, period: usize, age: usize, time: usize, kind: usize, days: f64) -> Matrix {
        let rules = &self.periods[period];
        let mut generator = [[0.0; STATES]; STATES];
        for here in 0..STATES {
            let mut out = self.rates.leaving[cell(age, time, kind, here)] * rules.leaving[age][here / 2];
            for there in (0..STATES).filter(|there| *there != here) {
                // A steered move is one between placements; an order changes as it does.
                let steer = if there / 2 == here / 2 { 1.0 } else { rules.into[there / 2] };
                let rate = self.rates.moving[age][here][there] * steer;
                generator[here][there] = rate;
                out += rate;
            }
            generator[here][here] = -out;
        }
        exponential(&generator, days)
    }
}

/// The days of a life on which other rates begin to hold.
struct Life {
    entered: Day,
    birthdays: [Day; AGES],
}

impl Life {
    fn of(group: &Group) -> Life {
        Life { entered: group.entered, birthdays: group.born.birthdays(AGE_BOUNDS) }
    }

    /// The age band on a day; `None` from the 18th birthday on.
    fn age(&self, on: Day) -> Option<usize> {
        self.birthdays.iter().position(|birthday| on < *birthday)
    }
}

/// A stretch of days with the same rates.
struct Piece {
    period: usize,
    age: usize,
    time: usize,
    until: Day,
}

/// Which rates a group meets over a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    kind: usize,
    /// Period of rules, age band, band of time since entry, days.
    parts: Vec<(usize, usize, usize, i32)>,
    turns_18: bool,
}

/// Who comes in one month.
pub(super) struct Arrivals {
    /// The day that stands for the month.
    pub(super) day: Day,
    /// How many are expected, by age band.
    pub(super) come: [f64; AGES],
    /// Where they are steered to.
    pub(super) into: [f64; PLACEMENTS],
}

/// Where a group is on a day that was asked for.
enum Reached<'v> {
    Care(usize, &'v [f64; STATES]),
    Eighteen(f64),
}

/// Births of the children who enter at an age band on a day: spread over the single years of the band.
pub(super) fn births(age: usize, day: Day) -> Vec<Day> {
    if age == 0 {
        return FIRST_AGES.iter().map(|days| day + -days).collect();
    }
    (AGE_BOUNDS[age - 1]..AGE_BOUNDS[age]).map(|years| day.birthday(-years) + -182).collect()
}

/// First states with some placements made more or less likely; the shares of an age still add up to what they did.
pub(super) fn steered(begins: &[[f64; STATES]; KINDS], into: &[f64; PLACEMENTS]) -> [[f64; STATES]; KINDS] {
    let before: f64 = begins.iter().flatten().sum();
    let mut steered = *begins;
    for states in &mut steered {
        for (state, share) in states.iter_mut().enumerate() {
            *share *= into[state / 2];
        }
    }
    let after: f64 = steered.iter().flatten().sum();
    if after > 0.0 {
        for share in steered.iter_mut().flatten() {
            *share *= before / after;
        }
    }
    steered
}
