//! Matching two files of made-up children, and what it finds, beside the least that anybody could do with the same bytes in the same run: read
//! them, and join on the exact number.

use crate::{
    check::{command, path, watched},
    house::Folder,
    people::{Random, damaged, family},
};
use anyhow::{Context, Result};
use matching::{Columns, Model, People, probability};
use std::{collections::HashMap, fs, io::Write, path::Path, process::Command, time::Instant};

const SEED: u64 = 20_261_124;
/// Turns of each.
const TURNS: usize = 3;

/// Two files, and which rows are of one child: row of the left by row of the right.
struct Files {
    left: Vec<u8>,
    right: Vec<u8>,
    truth: Vec<Option<u32>>,
    pairs: usize,
}

/// Children of as many families as it takes; four of five are in the left file, seven of ten in the right.
fn files(people: usize) -> Result<Files> {
    const FIRST: &[u8] = b"id,forename,surname,dob,sex,postcode,nhs\n";
    let mut files = Files { left: FIRST.to_vec(), right: FIRST.to_vec(), truth: Vec::new(), pairs: 0 };
    let mut random = Random::new(SEED);
    let (mut made, mut left) = (0, 0);
    for number in 0.. {
        if made >= people {
            break;
        }
        for child in family(SEED, number) {
            made += 1;
            let mut write = |file: &mut Vec<u8>, side: char, place: usize| {
                let record = damaged(&child, &mut random);
                let (date, sex) = (record.birth_date(), record.sex());
                writeln!(
                    file,
                    "{side}{place},{},{},{date},{sex},{},{}",
                    record.forename, record.surname, record.postcode, record.number
                )
            };
            let in_left = made % 5 != 0;
            if in_left {
                write(&mut files.left, 'L', left)?;
                left += 1;
            }
            if made % 10 < 7 || !in_left {
                write(&mut files.right, 'R', files.truth.len())?;
                files.truth.push(in_left.then_some(left as u32 - 1));
                files.pairs += usize::from(in_left);
            }
        }
    }
    Ok(files)
}

/// Measures and prints.
pub fn run(people: usize) -> Result<()> {
    eprintln!("Making two files of {people} children");
    let files = files(people)?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..TURNS {
        let begun = Instant::now();
        let joined = exact_join(&files)?;
        floor.push(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        let done = matched(&files)?;
        ours.push(begun.elapsed().as_secs_f64());
        last = Some((joined, done));
    }
    let ((right, wrong), scored) = last.context("there is no turn")?;
    let ratios: Vec<f64> = ours.iter().zip(&floor).map(|(ours, floor)| ours / floor).collect();
    println!(
        "match: {:.1} times reading and joining on the exact number (median of {TURNS} turns; {:.2} s against {:.2} s for {people} children)",
        crate::median(ratios),
        crate::median(ours),
        crate::median(floor)
    );
    let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
    println!(
        "match: exact number alone finds {:.4} of the pairs, {:.4} of what it finds is right",
        share(right, files.pairs),
        share(right, right + wrong)
    );
    judged(&scored, files.pairs);
    peer(&files)
}

/// Names another program that links records: it is given the left file, the right file and where to write `id_l,id_r,score`.
const PEER: &str = "KITH_PEER_MATCH";

/// Runs another program on the same files, once, and this program's own command beside it, where the environment names one.
fn peer(files: &Files) -> Result<()> {
    let Ok(named) = std::env::var(PEER) else {
        println!("match: no other program, since {PEER} names none");
        return Ok(());
    };
    let folder = Folder::new()?;
    let [left, right, theirs, ours] =
        ["left.csv", "right.csv", "theirs.csv", "ours.csv"].map(|name| folder.0.join(name));
    fs::write(&left, &files.left)?;
    fs::write(&right, &files.right)?;
    let mut words = named.split_whitespace();
    let mut other = Command::new(words.next().unwrap_or_default());
    let other = watched(other.args(words).args([&left, &right, &theirs]))?;
    let own = command(&["match", path(&left)?, path(&right)?, "--pairs", path(&ours)?])?;
    println!(
        "match: {:.0} times as fast as the program that {PEER} names ({:.1} s against {:.0} s), in {:.0} against {:.0} MB; its pairs:",
        other.seconds / own.seconds,
        own.seconds,
        other.seconds,
        own.peak_megabytes,
        other.peak_megabytes
    );
    judged(&written(&theirs, files)?, files.pairs);
    Ok(())
}

/// Pairs as a program wrote them, the best first.
fn written(pairs: &Path, files: &Files) -> Result<Vec<(f64, bool)>> {
    let place = |id: &str| id.get(1..).and_then(|place| place.parse::<u32>().ok());
    let mut scored = Vec::new();
    for row in csv::Reader::from_path(pairs)?.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let (left, right) = if cell(0).starts_with('L') { (cell(0), cell(1)) } else { (cell(1), cell(0)) };
        let truth = place(right).and_then(|right| files.truth.get(right as usize).copied().flatten());
        scored.push((cell(2).parse().context("a score is no number")?, truth.is_some() && truth == place(left)));
    }
    scored.sort_by(|one: &(f64, bool), other| other.0.total_cmp(&one.0));
    Ok(scored)
}

/// Score, and whether it is right, the best first.
fn matched(files: &Files) -> Result<Vec<(f64, bool)>> {
    let mut people = People::default();
    let columns = Columns::default();
    let left = matching::read_csv(&files.left[..], &columns, &mut people, &mut |_| {})?;
    matching::read_csv(&files.right[..], &columns, &mut people, &mut |_| {})?;
    people.settle();
    let linked = matching::link(&people, left, None, &mut |_| {});
    let bands = linked.bands(Model::default().wanted);
    let mut scored: Vec<(f64, bool)> = linked
        .pairs
        .iter()
        .filter(|pair| pair.score >= bands.ask)
        .map(|pair| {
            let (one, other) = pair.people();
            (pair.score, files.truth[other - left] == Some(one as u32))
        })
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(scored)
}

/// Precision, recall and calibration of scored pairs.
fn judged(scored: &[(f64, bool)], pairs: usize) {
    let (mut right, mut best, mut at_99, mut at_999) = (0, 0.0_f64, 0.0_f64, 0.0_f64);
    let (mut said_95, mut right_95) = (0_u32, 0_u32);
    for (said, (score, is_right)) in (1..).zip(scored) {
        right += usize::from(*is_right);
        let (precision, recall) = (right as f64 / f64::from(said), right as f64 / pairs.max(1) as f64);
        best = best.max(2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE));
        at_99 = if precision >= 0.99 { recall } else { at_99 };
        at_999 = if precision >= 0.999 { recall } else { at_999 };
        if (0.95..0.99).contains(&probability(*score)) {
            said_95 += 1;
            right_95 += u32::from(*is_right);
        }
    }
    println!("match: F1 {best:.4}; recall {at_99:.4} at 99% precision, {at_999:.4} at 99.9%");
    println!(
        "match: of {said_95} pairs said to be right with 95% to 99%, {:.1}% are",
        100.0 * f64::from(right_95) / f64::from(said_95.max(1))
    );
}

/// Right and wrong pairs with the same number.
fn exact_join(files: &Files) -> Result<(usize, usize)> {
    const NUMBER: usize = 6;
    let mut by_number: HashMap<Vec<u8>, u32> = HashMap::new();
    let mut row = csv::ByteRecord::new();
    let mut reader = csv::Reader::from_reader(&files.left[..]);
    let mut place = 0;
    while reader.read_byte_record(&mut row)? {
        if !row[NUMBER].is_empty() {
            by_number.insert(row[NUMBER].to_vec(), place);
        }
        place += 1;
    }
    let mut reader = csv::Reader::from_reader(&files.right[..]);
    let (mut right, mut wrong) = (0, 0);
    for truth in &files.truth {
        reader.read_byte_record(&mut row)?;
        if let Some(found) = by_number.get(&row[NUMBER]) {
            if Some(*found) == *truth {
                right += 1;
            } else {
                wrong += 1;
            }
        }
    }
    Ok((right, wrong))
}
