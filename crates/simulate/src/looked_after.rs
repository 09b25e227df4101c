//! Made-up returns about looked-after children (SSDA903), a folder a year, from which a forecast can be made. The children in them are none
//! of the record's: a return needs more years than the record has.

use crate::chance::Chance;
use jiff::{ToSpan, civil::Date};
use std::fmt::Write;

/// Returns that are made up: as many as a council would give.
const YEARS: i16 = 6;
/// Years before the first return in which children come already, so that the first finds some who have been in care for long.
const BEFORE: i16 = 12;
const MONTH: i32 = 30;
/// The stream of choices that is this return's own.
const STREAM: u64 = 0x0903;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
const UASC: &str = "CHILD,SEX,DOB,DUC\n";

/// A file by its name and what is in it.
pub type MadeUpFile = (String, String);

struct Stay {
    from: Date,
    to: Option<Date>,
    place: Place,
    end: &'static str,
}

/// Where a child lives: the codes of the place and of its provider.
type Place = (&'static str, &'static str);

/// The returns of the years before `today`, each to 31 March.
pub fn looked_after_returns(seed: u64, today: Date) -> Vec<MadeUpFile> {
    let mut chance = Chance::new(seed, STREAM);
    let last = last_march(today);
    let first = last.saturating_sub((YEARS + BEFORE).years()).saturating_add(1.day());
    let months = i32::from(YEARS + BEFORE) * 12;
    let mut years: Vec<(i16, [String; 3])> =
        (0..YEARS).map(|back| (last.year() - YEARS + 1 + back, [HEADER, EPISODES, UASC].map(str::to_owned))).collect();
    let mut number = 500_000;
    for month in 0..months {
        // Fewer came in the middle years than before and after.
        let usual = 8 + (month - months * 3 / 4).abs() / 24;
        for _ in 0..chance.between(usual - 4, usual + 4) {
            number += chance.between(1, 9);
            let from = first.saturating_add((month * MONTH + month * 7 / 16 + chance.between(0, 29)).days());
            let age = age_in_days(&mut chance);
            let born = from.saturating_sub(age.days());
            let alone = age > 16 * 365 && chance.below(10) < 5;
            let stays = life(&mut chance, from, born, last, alone);
            let (sex, order) = (chance.between(1, 2), if chance.below(5) < 2 { "V2" } else { "C2" });
            for (year, tables) in &mut years {
                tell(tables, *year, number, sex, born, order, alone, &stays);
            }
        }
    }
    let files = |(year, [header, episodes, uasc]): (i16, [String; 3])| {
        [("header", header), ("episodes", episodes), ("uasc", uasc)]
            .map(|(name, text)| (format!("returns/{year}/{name}.csv"), text))
    };
    years.into_iter().flat_map(files).collect()
}

/// The last 31 March before a day.
pub(crate) fn last_march(today: Date) -> Date {
    let this = jiff::civil::date(today.year(), 3, 31);
    if this < today { this } else { jiff::civil::date(today.year() - 1, 3, 31) }
}

fn age_in_days(chance: &mut Chance) -> i32 {
    let (from, to) = match chance.below(100) {
        0..18 => (0, 300),
        18..38 => (366, 5 * 365),
        38..56 => (5 * 365, 10 * 365),
        56..85 => (10 * 365, 16 * 365),
        _ => (16 * 365, 17 * 365 + 200),
    };
    chance.between(from, to)
}

/// Where a child first lives, by age.
fn first_place(chance: &mut Chance, age: i32, alone: bool) -> Place {
    if alone {
        return chance.pick(&[("H5", "PR4"), ("H5", "PR4"), ("U4", "PR4")]);
    }
    match age / 365 {
        0..10 => chance.pick(&[("U1", "PR1"), ("U4", "PR1"), ("U4", "PR1"), ("U4", "PR4"), ("P1", "PR0")]),
        10..16 => {
            chance.pick(&[("U1", "PR1"), ("U4", "PR1"), ("U4", "PR4"), ("U4", "PR4"), ("K2", "PR4"), ("K2", "PR1")])
        }
        _ => chance.pick(&[("H5", "PR4"), ("K2", "PR4"), ("U4", "PR4")]),
    }
}

/// Month by month until the child leaves, turns 18 or the returns end.
fn life(chance: &mut Chance, from: Date, born: Date, last: Date, alone: bool) -> Vec<Stay> {
    let eighteen = born.saturating_add(18.years());
    let mut place = first_place(chance, (from - born).get_days(), alone);
    let (mut begun, mut at, mut month) = (from, from, 0);
    let mut stays = Vec::new();
    loop {
        let next = at.saturating_add(MONTH.days());
        if next >= eighteen {
            stays.push(Stay { from: begun, to: Some(eighteen), place, end: "E4A" });
            return stays;
        }
        if next > last {
            stays.push(Stay { from: begun, to: None, place, end: "" });
            return stays;
        }
        // Most who leave do so early.
        let leaves = match month {
            0..3 => 110,
            3..6 => 60,
            6..12 => 35,
            12..24 => 30,
            _ => 17,
        };
        let day = at.saturating_add(chance.between(1, 29).days());
        if chance.below(1_000) < leaves {
            stays.push(Stay { from: begun, to: Some(day), place, end: chance.pick(&["E4A", "E4B", "E46", "E11"]) });
            return stays;
        }
        if chance.below(100) < 3 {
            stays.push(Stay { from: begun, to: Some(day), place, end: "X1" });
            begun = day;
            let age = (day - born).get_days();
            place = if age > 12 * 365 && chance.one_in(3) { ("K2", "PR4") } else { first_place(chance, age, alone) };
        }
        (at, month) = (next, month + 1);
    }
}

/// Writes a child into a year's return, if any stay reaches into it.
#[expect(clippy::too_many_arguments, reason = "the columns of one child, written in one place")]
fn tell(
    [header, episodes, uasc]: &mut [String; 3],
    year: i16,
    number: i32,
    sex: i32,
    born: Date,
    order: &str,
    alone: bool,
    stays: &[Stay],
) {
    let (first, last) = (jiff::civil::date(year - 1, 4, 1), jiff::civil::date(year, 3, 31));
    let mut is_there = false;
    for (place, stay) in stays.iter().enumerate() {
        if stay.from > last || stay.to.is_some_and(|to| to < first) {
            continue;
        }
        is_there = true;
        let ended = stay.to.filter(|to| *to <= last);
        let _ = writeln!(
            episodes,
            "AM{number},{},{},{order},N1,{},{},{},{},{},,,",
            day(stay.from),
            if place == 0 { "S" } else { "P" },
            stay.place.0,
            stay.place.1,
            ended.map(day).unwrap_or_default(),
            if ended.is_some() { stay.end } else { "" },
            if ended.is_some() && stay.end == "X1" { "CARPL" } else { "" },
        );
    }
    if is_there {
        let _ = writeln!(header, "AM{number},{sex},{},WBRI,UN3,,", day(born));
        if alone {
            let _ = writeln!(uasc, "AM{number},{sex},{},", day(born));
        }
    }
}

fn day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn six_years_are_made_up_and_the_same_seed_makes_the_same() {
        let today = date(2026, 3, 4);
        let files = looked_after_returns(7, today);
        assert_eq!(files.len(), 18);
        assert_eq!((files[0].0.as_str(), files[17].0.as_str()), ("returns/2020/header.csv", "returns/2025/uasc.csv"));
        assert_eq!(files, looked_after_returns(7, today));
        assert_ne!(files, looked_after_returns(8, today));
        let open = files[16].1.lines().filter(|line| line.split(',').nth(7) == Some("")).count();
        assert!((120..400).contains(&open), "{open} children in care at the end");
    }
}
