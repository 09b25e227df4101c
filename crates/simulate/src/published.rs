//! Made-up statistics in the layout in which the department publishes real ones: a country of two dozen authorities, Aldermoor among them.
//! The names are nobody's, so that no figure can be taken for a real one.

use crate::{
    chance::Chance,
    looked_after::{MadeUpFile, last_march},
};
use jiff::civil::Date;
use std::fmt::Write;

/// Years that are made up, as many as have been published of some series.
const YEARS: i32 = 12;
const STREAM: u64 = 0x5747;
const PLACE: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,\
                     new_la_code,la_name";

const REGIONS: [(&str, &str); 3] =
    [("E12999001", "Made-up North"), ("E12999002", "Made-up Midlands"), ("E12999003", "Made-up South")];

const AUTHORITIES: [&str; 24] = [
    "Aldermoor",
    "Brackenford",
    "Calderwick",
    "Dunmere",
    "Eastholm",
    "Fallowdale",
    "Greywater",
    "Harrowby Vale",
    "Ivelstone",
    "Kestrelton",
    "Larkrise",
    "Marlingate",
    "Netherby",
    "Oakhanger",
    "Penfold",
    "Quarrendon",
    "Ravensmoor",
    "Saltmarsh",
    "Thornlea",
    "Underhill",
    "Vennington",
    "Westerby",
    "Yarrowdale",
    "Zealford",
];

/// What is counted: the place of the rate at the start, and how far it wanders in a year, in hundredths of a percent.
struct Counted {
    file: &'static str,
    breakdown_column: &'static str,
    columns: &'static str,
    rate: f64,
    wanders: i32,
}

const COUNTED: [Counted; 3] = [
    Counted {
        file: "made-up-referrals.csv",
        breakdown_column: "category",
        columns: "referral_count",
        rate: 540.0,
        wanders: 900,
    },
    Counted {
        file: "made-up-in-need.csv",
        breakdown_column: "category",
        columns: "At31_episodes",
        rate: 330.0,
        wanders: 700,
    },
    Counted {
        file: "made-up-protection-plans.csv",
        breakdown_column: "category",
        columns: "CPP_At31",
        rate: 44.0,
        wanders: 1_100,
    },
];

/// A breakdown, and which of an authority's figures it is by year.
type Row<'a> = (&'a str, &'a dyn Fn(&Figures, usize) -> f64);

/// An authority's figures, year by year.
struct Figures {
    people: Vec<f64>,
    counted: Vec<Vec<f64>>,
    in_care: Vec<f64>,
    ceased: Vec<f64>,
    began: Vec<f64>,
}

/// The made-up statistics as of `today`, a file a series.
pub fn published_statistics(seed: u64, today: Date) -> Vec<MadeUpFile> {
    let last = i32::from(last_march(today).year());
    let years: Vec<i32> = (last - YEARS + 1..=last).collect();
    let all: Vec<Figures> = (0..AUTHORITIES.len()).map(|place| figures(seed, place)).collect();
    let mut files = Vec::new();
    let sums = |pick: &dyn Fn(&Figures) -> f64, region: Option<usize>| -> f64 {
        (0..all.len())
            .filter(|place| region.is_none_or(|region| place % REGIONS.len() == region))
            .map(|place| pick(&all[place]))
            .sum()
    };
    let mut write = |name: &str, columns: &str, rows: &[Row<'_>], years: &[i32]| {
        let mut text = format!("{PLACE},{columns}\n");
        for (at, year) in years.iter().enumerate() {
            for (breakdown, pick) in rows {
                let _ = writeln!(
                    text,
                    "{year},Reporting year,National,E92000001,Made-up England,,,,,,{breakdown},{}",
                    sums(&|one| pick(one, at), None)
                );
                for (region, (code, region_name)) in REGIONS.iter().enumerate() {
                    let _ = writeln!(
                        text,
                        "{year},Reporting year,Regional,E92000001,Made-up England,{code},{region_name},,,,{breakdown},{}",
                        sums(&|one| pick(one, at), Some(region))
                    );
                }
                for (place, name) in AUTHORITIES.iter().enumerate() {
                    let (region, region_name) = REGIONS[place % REGIONS.len()];
                    let _ = writeln!(
                        text,
                        "{year},Reporting year,Local authority,E92000001,Made-up England,{region},{region_name},{},E06999{place:03},{name},{breakdown},{}",
                        901 + place,
                        pick(&all[place], at)
                    );
                }
            }
        }
        files.push((name.to_owned(), text));
    };
    for (number, counted) in COUNTED.iter().enumerate() {
        let columns = format!("{},{}", counted.breakdown_column, counted.columns);
        write(counted.file, &columns, &[("Made-up figures", &|one, at| one.counted[number][at])], &years);
    }
    write(
        "made-up-looked-after.csv",
        "population_type,children_count",
        &[
            ("Children looked after on 31 March each year", &|one, at| one.in_care[at]),
            ("Children starting to be looked after each year", &|one, at| one.began[at]),
            ("Children ceasing to be looked after each year", &|one, at| one.ceased[at]),
        ],
        &years,
    );
    let mid_years: Vec<i32> = years.iter().map(|year| year - 1).collect();
    write(
        "made-up-population.csv",
        "age_group,population_estimate",
        &[("Children aged 0 to 17 years", &|one, at| one.people[at])],
        &mid_years,
    );
    files.push(("made-up-neighbours.csv".to_owned(), neighbours()));
    files
}

fn figures(seed: u64, place: usize) -> Figures {
    let mut chance = Chance::new(seed, STREAM + place as u64);
    let mut wander = |value: f64, hundredths: i32| {
        let step: i32 = (0..4).map(|_| chance.between(-hundredths, hundredths)).sum::<i32>() / 2;
        value * (1.0 + f64::from(step) / 10_000.0)
    };
    let mut people = wander(if place == 0 { 42_000.0 } else { 25_000.0 + 4_000.0 * (place % 9) as f64 }, 500);
    let mut rates: Vec<f64> = COUNTED.iter().map(|counted| wander(counted.rate, 3_000)).collect();
    let mut in_care_rate = if place == 0 { 41.0 } else { wander(66.0, 3_500) };
    let mut made = Figures {
        people: vec![],
        counted: vec![vec![]; COUNTED.len()],
        in_care: vec![],
        ceased: vec![],
        began: vec![],
    };
    for _ in 0..YEARS {
        people = wander(people * 1.002, 60);
        made.people.push(people.round());
        for (number, counted) in COUNTED.iter().enumerate() {
            rates[number] = wander(rates[number] * 0.9 + counted.rate * 0.1, counted.wanders);
            made.counted[number].push((rates[number] * people / 10_000.0).round());
        }
        in_care_rate = wander(in_care_rate * 1.006, 450);
        let there = (in_care_rate * people / 10_000.0).round();
        let ceased = wander(there * 0.38, 700).round();
        let before = made.in_care.last().copied().unwrap_or(there);
        made.began.push((there - before + ceased).max(0.0));
        made.ceased.push(ceased);
        made.in_care.push(there);
    }
    made
}

fn neighbours() -> String {
    let ranks: Vec<String> = (1..=10).map(|rank| format!("SN_{rank}")).collect();
    let mut text = format!("old_la_code,la_name,{}\n", ranks.join(","));
    for (place, name) in AUTHORITIES.iter().enumerate() {
        let others: Vec<String> =
            (1..=10).map(|step| (901 + (place + step * 5) % AUTHORITIES.len()).to_string()).collect();
        let _ = writeln!(text, "{},{name},{}", 901 + place, others.join(","));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_parts_of_the_made_up_country_add_up() {
        let files = published_statistics(7, date(2026, 3, 4));
        assert_eq!(files.len(), 6);
        assert_eq!(files, published_statistics(7, date(2026, 3, 4)));
        let of = |level: &str| -> f64 {
            let rows = files[3]
                .1
                .lines()
                .filter(|row| row.starts_with("2025,") && row.contains(level) && row.contains("on 31 March"));
            rows.filter_map(|row| row.rsplit(',').next()?.parse::<f64>().ok()).sum()
        };
        assert!(of("Local authority") > 3_000.0);
        assert_eq!(of("Local authority"), of(",National,"));
        assert_eq!(of("Local authority"), of("Regional"));
    }
}
