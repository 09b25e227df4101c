//! Forecasts of made-up authorities whose future is known.

use super::{Level, NotEnough, NotStatistics, Outlook, Series, Statistics, Value, backtest};
use proptest::prelude::*;
use std::fmt::Write;

const AUTHORITIES: u64 = 60;

/// A number from -1 to 1 that depends on nothing but its arguments.
fn chance(place: u64, year: u64, what: u64) -> f64 {
    let mut mixed = place.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ year.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ (what << 40);
    for _ in 0..3 {
        mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    }
    (mixed >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}

/// Referral rates that keep `kept` of their distance from what is usual in the place, each year.
fn rates(place: u64, kept: f64, until: u64) -> Vec<f64> {
    let usual = 500.0 * (0.4 * chance(place, 0, 1)).exp();
    let mut away = 0.3 * chance(place, 1, 2);
    (2013..=until)
        .map(|year| {
            away = kept * away + 0.25 * chance(place, year, 3);
            usual * away.exp()
        })
        .collect()
}

/// The two files of made-up authorities in three regions.
fn files(kept: f64, until: u64) -> (String, String) {
    let mut referrals =
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,\
                         new_la_code,la_name,category,referral_count\n"
            .to_owned();
    let mut people = referrals.replace("category", "age_group").replace("referral_count", "population_estimate");
    for place in 0..AUTHORITIES {
        let children = 20_000.0 + 3_000.0 * place as f64;
        for (year, rate) in (2013..=until).zip(rates(place, kept, until)) {
            let region = place % 3;
            let row = format!(
                "Reporting year,Local authority,E92000001,England,E1200000{region},Region {region},{},E0600{place:04},Place {place}",
                300 + place
            );
            let count = (rate * children / 10_000.0).round();
            writeln!(referrals, "{year},{row},Referrals,{count}").unwrap();
            writeln!(people, "{},{row},Children aged 0 to 17 years,{children}", year - 1).unwrap();
        }
    }
    (referrals, people)
}

fn statistics(kept: f64, until: u64) -> Statistics {
    let (referrals, people) = files(kept, until);
    let mut statistics = Statistics::new();
    statistics.read(referrals.as_bytes()).unwrap();
    statistics.read(people.as_bytes()).unwrap();
    statistics
}

#[test]
fn where_rates_return_to_what_is_usual_the_forecast_beats_every_rival() {
    let outlook = Outlook::of(&statistics(0.3, 2023), Series::Referrals).unwrap();
    let judged = backtest::judge(&outlook, Level::Authority);
    for horizon in 1..=3 {
        let score = backtest::score(&judged, |one| one.horizon == horizon);
        for (rival, error) in score.rivals.iter().enumerate() {
            assert!(score.error < *error, "horizon {horizon}, rival {rival}: {} and {error}", score.error);
        }
    }
}

#[test]
fn where_rates_wander_freely_the_forecast_stays_near_the_last_value() {
    let outlook = Outlook::of(&statistics(1.0, 2023), Series::Referrals).unwrap();
    let judged = backtest::judge(&outlook, Level::Authority);
    let score = backtest::score(&judged, |one| one.horizon == 1);
    assert!(score.error < score.rivals[0] * 1.03, "{} and {}", score.error, score.rivals[0]);
}

#[test]
fn the_bands_hold_what_they_name() {
    for kept in [0.3, 0.8, 1.0] {
        let outlook = Outlook::of(&statistics(kept, 2023), Series::Referrals).unwrap();
        let judged = backtest::judge(&outlook, Level::Authority);
        for horizon in 1..=3 {
            let score = backtest::score(&judged, |one| one.horizon == horizon && one.forecast.origin >= 2018);
            let [_, eighty, most] = score.held;
            assert!((0.72..=0.88).contains(&eighty), "kept {kept}, horizon {horizon}: {eighty}");
            assert!(most > 0.9, "kept {kept}, horizon {horizon}: {most}");
        }
    }
}

#[test]
fn a_forecast_of_the_past_knows_nothing_that_came_later() {
    let with = Outlook::of(&statistics(0.5, 2023), Series::Referrals).unwrap();
    let without = Outlook::of(&statistics(0.5, 2019), Series::Referrals).unwrap();
    for horizon in 1..=3 {
        let (with, without) =
            (with.forecasts(Level::Authority, 2019, horizon), without.forecasts(Level::Authority, 2019, horizon));
        assert_eq!(with.len(), AUTHORITIES as usize);
        for (one, other) in with.iter().zip(&without) {
            assert_eq!((one.count, one.bands), (other.count, other.bands), "{} {horizon}", one.place.name);
        }
    }
}

#[test]
fn a_suppressed_year_is_missing_and_not_zero() {
    let (referrals, people) = files(0.5, 2023);
    let line = referrals.lines().find(|line| line.starts_with("2020") && line.contains("Place 7,")).unwrap();
    let hidden = referrals.replace(line, &format!("{},c", line.rsplit_once(',').unwrap().0));
    let mut statistics = Statistics::new();
    let report = statistics.read(hidden.as_bytes()).unwrap();
    assert_eq!(report.without["suppressed"], 1);
    statistics.read(people.as_bytes()).unwrap();
    let outlook = Outlook::of(&statistics, Series::Referrals).unwrap();
    let place = outlook.panel().places.iter().position(|place| place.name == "Place 7").unwrap();
    assert_eq!(outlook.panel().count(place, 2020), None);
    let forecast = outlook.forecasts(Level::Authority, 2023, 1);
    let forecast = forecast.iter().find(|one| one.place.name == "Place 7").unwrap();
    assert!(forecast.rate > 100.0, "{}", forecast.rate);
}

#[test]
fn what_was_written_is_read_again_as_it_was() {
    let mut statistics = statistics(0.5, 2016);
    let neighbours = "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n300,Place 0,301,Close,302,Close\n";
    assert!(statistics.read(neighbours.as_bytes()).unwrap().is_neighbours);
    let mut kept = Vec::new();
    statistics.write(&mut kept).unwrap();
    let mut again = Statistics::new();
    let report = again.read(kept.as_slice()).unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
    assert_eq!(again, statistics);
    assert_eq!(again.neighbours("300"), ["301", "302"]);
}

#[test]
fn a_file_of_another_layout_is_refused_and_says_what_to_do() {
    let refused = Statistics::new().read("CHILD,DECOM\n1,01/04/2020\n".as_bytes()).unwrap_err();
    assert!(matches!(refused, NotStatistics::Column("time_period")));
    assert!(refused.to_string().contains("explore-education-statistics"));
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        Outlook::of(&Statistics::new(), Series::LookedAfter).err(),
        Some(NotEnough::Series { series: Series::LookedAfter, indicator: "children_count" })
    );
    let (referrals, people) = files(0.5, 2023);
    let mut statistics = Statistics::new();
    statistics.read(referrals.as_bytes()).unwrap();
    assert_eq!(Outlook::of(&statistics, Series::Referrals).err(), Some(NotEnough::Population));
    let (one_year, _) = files(0.5, 2013);
    let mut statistics = Statistics::new();
    statistics.read(one_year.as_bytes()).unwrap();
    statistics.read(people.as_bytes()).unwrap();
    assert_eq!(Outlook::of(&statistics, Series::Referrals).err(), Some(NotEnough::OneYear(Series::Referrals)));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_in_words(text in "[a-z0-9,\"\n_ :éx]{0,300}") {
        let _ = Statistics::new().read(text.as_bytes());
        let _ = Statistics::new().read(format!("time_period,geographic_level,country_code,count\n{text}").as_bytes());
        let _ = Statistics::new().read(format!("kith_statistics,level,code,old_code,name,region,period,year,breakdown,indicator\n{text}").as_bytes());
    }

    #[test]
    fn every_number_is_read_again(number in -1.0e9..1.0e9_f64) {
        prop_assert_eq!(Value::parse(&Value::Number(number).to_string()), Some(Value::Number(number)));
    }
}
