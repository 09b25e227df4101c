//! Finding one child among many at the front door, from a record that another agency damaged, beside a bare look-up of the date of birth in the
//! same run.

use crate::people::{Random, Record, damaged, family};
use anyhow::Result;
use matching::{BirthDate, Entry, Index, Making, Number, Postcode, Query, Typed};
use std::{collections::HashMap, time::Instant};

const SEED: u64 = 20_261_125;
/// Questions, enough that ten of them lie beyond the 99th in a hundred.
const QUESTIONS: u64 = 2_000;
/// People who come while questions are asked.
const LATE: u64 = 1_000;

fn enter(record: &Record, key: u64, siblings: &[Record], add: &mut impl FnMut(&Entry)) {
    let relatives: Vec<&str> = siblings
        .iter()
        .map(|sibling| sibling.forename.as_str())
        .filter(|forename| *forename != record.forename)
        .collect();
    let date = record.birth_date();
    let typed = Typed {
        forename: &record.forename,
        surname: &record.surname,
        birth_date: &date,
        sex: record.sex(),
        postcode: &record.postcode,
        number: &record.number,
        ..Typed::default()
    };
    add(&Entry { key: u128::from(key), typed, address: &record.street, relatives: &relatives, ..Entry::default() });
}

fn question(record: &Record) -> Query {
    Query {
        forename: record.forename.clone(),
        surname: record.surname.clone(),
        birth_date: BirthDate::read(&record.birth_date()),
        sex: record.sex().to_owned(),
        postcode: Postcode::read(&record.postcode),
        number: Number::read(&record.number),
        ..Query::default()
    }
}

/// Kilobytes that this program holds, where the system says so.
fn held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}

/// Measures and prints.
pub fn run(people: u64) -> Result<()> {
    let before = held();
    let mut making = Making::default();
    let mut by_date: HashMap<u32, Vec<u32>> = HashMap::new();
    let (mut key, mut number) = (0, 0);
    let mut sampled: Vec<(u64, Record)> = Vec::new();
    let mut adding = 0.0;
    while key < people {
        let children = family(SEED, number);
        number += 1;
        let begun = Instant::now();
        for (at, child) in (key..).zip(&children) {
            enter(child, at, &children, &mut |entry| making.add(entry));
        }
        adding += begun.elapsed().as_secs_f64();
        for child in children {
            let (year, month, day) = child.born;
            by_date.entry(year * 10_000 + month * 100 + day).or_default().push(key as u32);
            if key % (people / QUESTIONS).max(1) == 0 {
                sampled.push((key, child));
            }
            key += 1;
        }
    }
    let begun = Instant::now();
    let mut index = making.done();
    let made = adding + begun.elapsed().as_secs_f64();
    println!("find: {key} people entered in {made:.1} s, {:.1} s for a million", made * 1e6 / key as f64);
    if let (Some(before), Some(after)) = (before, held()) {
        println!("find: {} MB held, with the questions and the bare look-up", (after - before) / 1024);
    }
    let mut random = Random::new(SEED);
    let asked: Vec<(u64, Record)> =
        sampled.into_iter().map(|(key, child)| (key, damaged(&child, &mut random))).collect();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let (mut first, mut ten) = (0, 0);
    for (key, record) in &asked {
        let (year, month, day) = record.born;
        let begun = Instant::now();
        let same_day = by_date.get(&(year * 10_000 + month * 100 + day)).map_or(0, Vec::len);
        std::hint::black_box(same_day);
        floor.push(begun.elapsed().as_secs_f64());
        let query = question(record);
        let begun = Instant::now();
        let found = index.find(&query, 10);
        ours.push(begun.elapsed().as_secs_f64());
        let place = found.iter().position(|found| found.key == u128::from(*key));
        first += usize::from(place == Some(0));
        ten += usize::from(place.is_some());
        if place != Some(0) && std::env::var_os("KITH_BENCH_MISSED").is_some() {
            eprintln!("{place:?} {record:?}\n  first: {:?}", found.first());
        }
    }
    print(ours, &floor, asked.len(), first, ten);
    late(&mut index, number, key);
    Ok(())
}

fn print(mut ours: Vec<f64>, floor: &[f64], asked: usize, first: usize, ten: usize) {
    ours.sort_by(f64::total_cmp);
    let share = |part: usize| part as f64 / asked.max(1) as f64;
    let floor = floor.iter().sum::<f64>() / floor.len().max(1) as f64;
    let middle = crate::percentile(&ours, 50.0);
    println!(
        "find: {:.2} ms at the median, {:.2} ms for 99 in a hundred, {:.2} ms at most ({:.0} times a bare look-up of the date; goals 2 ms and 15 ms)",
        middle * 1e3,
        crate::percentile(&ours, 99.0) * 1e3,
        crate::percentile(&ours, 100.0) * 1e3,
        middle / floor
    );
    println!(
        "find: {:.4} first and {:.4} among ten, of {asked} damaged questions (goals 0.993 and 0.999)",
        share(first),
        share(ten)
    );
}

/// New people are found at once.
fn late(index: &mut Index, families: u64, mut key: u64) {
    let (mut saving, mut found, mut all) = (0.0, 0, 0);
    for number in families..families + LATE {
        let children = family(SEED, number);
        for child in &children {
            key += 1;
            all += 1;
            let begun = Instant::now();
            enter(child, key, &children, &mut |entry| index.insert(entry));
            saving += begun.elapsed().as_secs_f64();
            let hits = index.find(&question(child), 1);
            found += usize::from(hits.first().is_some_and(|hit| hit.key == u128::from(key)));
        }
    }
    println!(
        "find: of {all} new people {found} are found first at once; {:.0} µs to enter one (goal 1000)",
        saving * 1e6 / f64::from(all)
    );
}
