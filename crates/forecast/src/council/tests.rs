//! Forecasts of a made-up council whose true rates are known, and of returns that cannot be right.

use super::{
    backtest,
    bands::{self, Basis},
    costs::{self, PriceList},
    entries,
    made_up::{Truth, returns},
    micro::{self, Room, Runs},
    project::{self, Engine, Period},
    rates,
    spells::{CannotForecast, Ended, spells},
    states::{AGES, Legal, PLACEMENTS, Placement},
    steps,
};
use crate::{
    Day, peers,
    population::Growth,
    returned::{Code, EpisodeRow, HeaderRow, Returned},
    scenario::{Scenario, compare},
};
use proptest::prelude::*;

/// What the tests need of a made-up council.
struct Council {
    rates: rates::Rates,
    entries: entries::Entries,
    now: Vec<project::Group>,
    end: Day,
}

fn council(truth: &Truth) -> Council {
    let (spells, _) = spells(&returns(truth)).unwrap();
    let (from, until) = backtest::window(&spells);
    Council {
        rates: rates::rates(&spells, from, until).unwrap(),
        entries: entries::entries(&spells, from, until).unwrap(),
        now: project::in_care(&spells),
        end: spells.end,
    }
}

impl Council {
    fn basis<'a>(&'a self, periods: &'a [Period]) -> Basis<'a> {
        Basis {
            rates: &self.rates,
            entries: &self.entries,
            periods,
            growth: Growth::None,
            start: self.end,
            now: &self.now,
        }
    }
}

fn days(end: Day, step: i32, last: i32) -> Vec<Day> {
    (1..=last / step).map(|number| end + number * step).collect()
}

#[test]
fn the_answer_on_a_day_does_not_depend_on_the_steps_to_it() {
    let council = council(&Truth::default());
    let at = |step: i32| {
        let days = days(council.end, step, 720);
        let projection = council.basis(&[]).project(&days);
        [90, 360, 720].map(|day| {
            let at = (day / step - 1) as usize;
            (projection.total(at), projection.by_placement(at), projection.variance[at])
        })
    };
    let daily = at(1);
    for step in [30, 90] {
        for (one, other) in daily.iter().zip(at(step)) {
            assert!((one.0 - other.0).abs() < 1e-6, "step {step}: {} and {}", one.0, other.0);
            assert!((one.2 - other.2).abs() < 1e-6, "step {step}: {} and {}", one.2, other.2);
            assert!(one.1.iter().zip(other.1).all(|(one, other)| (one - other).abs() < 1e-6), "step {step}");
        }
    }
}

#[test]
fn ten_thousand_drawn_futures_agree_with_the_exact_one() {
    let council = council(&Truth { entries: 2.0, ..Truth::default() });
    let basis = council.basis(&[]);
    let days = [council.end + 180, council.end + 365, council.end + 730];
    let exact = basis.project(&days);
    let runs = Runs { seed: 11, runs: 10_000, threads: 2, rooms: Vec::new() };
    let drawn = micro::run(&basis, &days, &runs);
    for at in 0..days.len() {
        let (mean, variance) = micro::apart(&exact, &drawn, at);
        assert!(
            mean.abs() < 3.0 && variance.abs() < 3.0,
            "day {at}: {mean:.2} and {variance:.2} standard errors apart"
        );
        for placement in 0..PLACEMENTS {
            let expected = exact.by_placement(at)[placement];
            let error = (exact.variance_by_placement[at][placement] / 10_000.0).sqrt().max(1e-3);
            assert!((drawn.mean(at, placement) - expected).abs() < 4.0 * error, "day {at}, placement {placement}");
        }
    }
    // The same comparison notices a rate that is a tenth too high.
    let mut faulty = Period::unchanged(council.end);
    faulty.leaving = [[1.1; PLACEMENTS]; AGES];
    let wrong = council.basis(std::slice::from_ref(&faulty)).project(&days);
    assert!(micro::apart(&wrong, &drawn, 2).0.abs() > 3.0);
}

#[test]
fn any_number_of_threads_gives_the_same_futures() {
    let council = council(&Truth { entries: 3.0, ..Truth::default() });
    let basis = council.basis(&[]);
    let days = days(council.end, 30, 360);
    let rooms =
        vec![Room { placement: Placement::Residential as usize, places: 8, spills_into: Placement::Other as usize }];
    let run = |threads: usize| micro::run(&basis, &days, &Runs { seed: 5, runs: 23, threads, rooms: rooms.clone() });
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
    let other = micro::run(&basis, &days, &Runs { seed: 6, runs: 23, threads: 1, rooms: rooms.clone() });
    assert_ne!(one, other);
}

#[test]
fn children_without_room_wait_in_the_dearer_placement_and_nobody_is_lost() {
    let council = council(&Truth::default());
    let basis = council.basis(&[]);
    let days = days(council.end, 90, 360);
    let (home, other) = (Placement::Residential as usize, Placement::Other as usize);
    let run = |places: u32| {
        let rooms = vec![Room { placement: home, places, spills_into: other }];
        micro::run(&basis, &days, &Runs { seed: 5, runs: 50, threads: 1, rooms })
    };
    let (roomy, tight) = (run(10_000), run(20));
    assert_eq!(roomy.mean_waiting(3, 0), 0.0);
    assert!(tight.mean_waiting(3, 0) > 0.0);
    for (run, days) in tight
        .heads
        .iter()
        .zip(&roomy.heads)
        .enumerate()
        .flat_map(|(run, (tight, roomy))| tight.iter().zip(roomy).map(move |days| (run, days)))
    {
        assert_eq!(days.0.iter().sum::<u32>(), days.1.iter().sum::<u32>(), "run {run}");
        assert!(days.0[home] <= 20);
    }
}

#[test]
fn with_and_without_a_reform_the_same_children_meet_the_same_chance() {
    let council = council(&Truth { entries: 4.0, ..Truth::default() });
    let mut fewer = Period::unchanged(council.end);
    fewer.entering = [0.7; AGES];
    let days = [council.end + 365];
    let runs = |seed: u64| Runs { seed, runs: 300, threads: 2, rooms: Vec::new() };
    let without = micro::run(&council.basis(&[]), &days, &runs(1));
    let with = micro::run(&council.basis(std::slice::from_ref(&fewer)), &days, &runs(1));
    let elsewhere = micro::run(&council.basis(std::slice::from_ref(&fewer)), &days, &runs(2));
    let spread = |with: &micro::Drawn| {
        let total = |days: &Vec<[u32; PLACEMENTS]>| f64::from(days[0].iter().sum::<u32>());
        let differences: Vec<f64> =
            without.heads.iter().zip(&with.heads).map(|(one, other)| total(other) - total(one)).collect();
        let mean = differences.iter().sum::<f64>() / 300.0;
        assert!(mean < 0.0, "fewer enter, so fewer are there: {mean}");
        differences.iter().map(|difference| (difference - mean).powi(2)).sum::<f64>() / 299.0
    };
    assert!(spread(&with) * 3.0 < spread(&elsewhere), "{} and {}", spread(&with), spread(&elsewhere));
}

#[test]
fn true_rates_are_found_again() {
    let truth = Truth { entries: 40.0, ..Truth::default() };
    let council = council(&truth);
    let (left, risk) =
        council.rates.left_by_age.iter().fold((0.0, 0.0), |sum, seen| (sum.0 + seen.events, sum.1 + seen.days));
    let expected = -(1.0 - truth.leaving).ln() / 30.0 * risk;
    assert!((left - expected).abs() < 4.0 * expected.sqrt(), "{left} left, {expected:.0} expected");
    let came: f64 = council.entries.counted.iter().sum();
    let expected = truth.entries * 24.0;
    assert!((came - expected).abs() < 4.0 * expected.sqrt(), "{came} came, {expected} expected");
    assert!(council.entries.overdispersion < 1.8);
}

#[test]
fn few_children_are_drawn_towards_their_region_and_many_are_not() {
    let often = rates::Seen { events: 9_000.0, days: 9_000.0 * 365.25 };
    let drawn = |entries: f64| {
        let (spells, _) = spells(&returns(&Truth { entries, ..Truth::default() })).unwrap();
        let (from, until) = backtest::window(&spells);
        let mean = |rates: rates::Rates| rates.leaving.iter().sum::<f64>() / rates.leaving.len() as f64;
        let region = mean(rates::rates_in(&spells, from, until, Some(often)).unwrap());
        region / mean(rates::rates(&spells, from, until).unwrap())
    };
    let (few, many) = (drawn(0.3), drawn(60.0));
    assert!(few > 1.1, "{few}");
    assert!((0.99..1.05).contains(&many), "{many}");
}

#[test]
fn every_day_in_care_is_counted_once() {
    let (spells, _) = spells(&returns(&Truth::default())).unwrap();
    let (from, until) = backtest::window(&spells);
    let counted: f64 = rates::rates(&spells, from, until).unwrap().days.iter().sum();
    let there: i32 =
        spells.spells.iter().map(|spell| (spell.to.unwrap_or(until).min(until) - spell.from.max(from)).max(0)).sum();
    assert_eq!(counted, f64::from(there));
}

#[test]
fn the_bands_of_made_up_councils_hold_what_they_name() {
    let (mut held, mut all) = (0, 0);
    for seed in 0..16 {
        let judged = backtest::judge(&spells(&returns(&Truth { seed, ..Truth::default() })).unwrap().0, None);
        for one in judged.iter().filter(|one| one.day - one.made < 400) {
            all += 1;
            held += usize::from((one.band[1].0..=one.band[1].1).contains(&one.came));
        }
    }
    let share = f64::from(held as u32) / f64::from(all);
    // The made-up councils have steady levels, so bands that allow for wandering hold a little more than they name.
    assert!((0.74..=0.97).contains(&share), "{held} of {all}");
}

#[test]
fn a_forecast_of_the_past_is_the_forecast_that_would_have_been_made() {
    let all = returns(&Truth::default());
    let judged = backtest::judge(&spells(&all).unwrap().0, None);
    let made = Day::new(2023, 3, 31).unwrap();
    let mut earlier = all.clone();
    earlier.episodes.retain(|row| row.year < 2023);
    let (spells, _) = spells(&earlier).unwrap();
    let one = judged.iter().find(|one| one.made == made).unwrap();
    assert_eq!(spells.end, made);
    assert_eq!(one.now, project::in_care(&spells).iter().map(|group| group.count).sum::<f64>());
}

const PRICES: &str = include_str!("../../../../policy/placement_prices.toml");

#[test]
fn what_drives_the_cost_adds_up_to_its_change() {
    let council = council(&Truth::default());
    let prices = PriceList::read(PRICES).unwrap();
    let days = days(council.end, 30, 720);
    let projection = council.basis(&[]).project(&days);
    let mut heads = [0.0; PLACEMENTS];
    for group in &council.now {
        heads[group.state / 2] += group.count;
    }
    let drivers = costs::drivers(&projection, days.len() - 1, &prices, council.end, &heads);
    let parts = drivers.entries + drivers.leaving + drivers.age + drivers.mix + drivers.price;
    assert!((parts - drivers.change).abs() < 1e-6 * drivers.change.abs().max(1.0), "{drivers:?}");
    assert!(drivers.entries > 0.0 && drivers.leaving < 0.0 && drivers.age < 0.0 && drivers.price > 0.0, "{drivers:?}");
}

const REFORM: &str = r#"
name = "Two changes"
why = "A test"
[[change]]
what = "entering"
factor = 0.6
ramp_months = 12
evidence = "some"
source = "assumed"
[[change]]
what = "price"
placements = ["residential"]
factor = 0.8
evidence = "none"
source = "assumed"
[[run]]
pounds_a_year = 100000
source = "assumed"
"#;

#[test]
fn a_reform_that_cuts_entries_saves_and_its_parts_add_up() {
    let council = council(&Truth::default());
    let prices = PriceList::read(PRICES).unwrap();
    let reform = Scenario::read(REFORM).unwrap();
    let compared = compare(&council.basis(&[]), &reform, &prices, 4);
    let difference: f64 = compared.years.iter().map(|net| net.placements.1 - net.placements.0).sum();
    let parts: f64 = compared.drivers.iter().map(|(_, pounds)| pounds).sum();
    assert!((parts - difference).abs() < 1e-6 * difference.abs(), "{parts} and {difference}");
    assert!(compared.drivers[0].1 < 0.0 && compared.drivers[3].1 < 0.0 && compared.drivers[1].1 == 0.0);
    let last = compared.years.last().unwrap();
    assert!(last.children.1 < last.children.0);
    assert!((last.net_so_far - difference - 400_000.0).abs() < 1.0);
    assert!(compared.payback.is_some());
    assert!(last.band[1].0 < last.net_so_far && last.net_so_far < last.band[1].1);
}

#[test]
fn a_scenario_that_cannot_be_is_told_everything_that_is_wrong() {
    let wrong =
        REFORM.replace("factor = 0.6", "factor = -1\nages = [\"teenagers\"]").replace("\"residential\"", "\"castle\"");
    let problems = Scenario::read(&wrong).unwrap_err().to_string();
    for part in ["teenagers", "castle", "factor must be"] {
        assert!(problems.contains(part), "{problems}");
    }
    assert!(Scenario::read("name = \"x\"\nwhy = \"y\"").unwrap_err().to_string().contains("changes nothing"));
    assert!(
        PriceList::read(&PRICES.replace("[placements.kinship]", "[placements.castle]"))
            .unwrap_err()
            .to_string()
            .contains("kinship")
    );
}

/// A return of one child a row: day of birth, first and last day, placement.
fn rows(rows: &[(&str, &str, &str, &str, i32)]) -> Returned {
    let mut returned = Returned::default();
    for (born, from, to, place, year) in rows {
        let child = returned.children;
        returned.children += 1;
        returned.headers.push(HeaderRow { child, year: *year, born: Day::parse(born) });
        returned.episodes.push(EpisodeRow {
            child,
            year: *year,
            from: Day::parse(from),
            to: Day::parse(to),
            new: Code::new("S"),
            legal: Code::new("C2"),
            place: Code::new(place),
            provider: Code::new("PR1"),
            end: Code::default(),
        });
    }
    returned
}

#[test]
fn what_is_in_doubt_is_said_and_not_counted_in_silence() {
    let returned = rows(&[
        ("2010-01-01", "2020-05-01", "", "U4", 2023),
        ("2000-01-01", "2020-05-01", "", "U4", 2020),
        ("", "2020-05-01", "", "U4", 2020),
        ("2010-01-01", "2021-05-01", "2021-04-01", "U4", 2021),
        ("2021-06-01", "2021-05-01", "", "U4", 2021),
        ("2010-01-01", "", "", "U4", 2021),
        ("2010-01-01", "2023-05-01", "2024-02-01", "Q7", 2023),
        ("2012-01-01", "2020-05-01", "", "U4", 2020),
        ("2004-01-01", "2020-05-01", "", "U4", 2023),
    ]);
    let (spells, report) = spells(&returned).unwrap();
    let report = report.to_string();
    for part in [
        "18th birthday",
        "without a day of birth",
        "end before they begin",
        "before the child was born",
        "no first day",
        "code Q7",
        "whom no later year reports",
    ] {
        assert!(report.contains(part), "{part} is not in:\n{report}");
    }
    assert_eq!(spells.spells.len(), 4);
    assert_eq!(spells.spells.iter().filter(|spell| spell.ended == Ended::Lost).count(), 1);
    assert_eq!(spells.spells.iter().filter(|spell| spell.ended == Ended::Eighteen).count(), 1);
}

#[test]
fn an_episode_that_overlaps_the_next_is_cut_where_that_begins() {
    let mut returned =
        rows(&[("2010-01-01", "2020-05-01", "2023-05-01", "U4", 2022), ("2010-01-01", "2022-05-01", "", "K2", 2023)]);
    returned.episodes[1].child = 0;
    returned.headers[1].child = 0;
    let (spells, report) = spells(&returned).unwrap();
    assert_eq!(spells.spells[0].to, Day::parse("2022-05-01"));
    assert_eq!(spells.spells[0].ended, Ended::Moved);
    assert_eq!(spells.spells[1].entered, spells.spells[0].from);
    assert!(report.to_string().contains("overlap"));
}

#[test]
fn too_little_is_refused_in_words() {
    assert_eq!(spells(&Returned::default()).err(), Some(CannotForecast::NoSpells));
    let one_year = rows(&[("2010-01-01", "2023-05-01", "", "U4", 2023)]);
    assert!(matches!(spells(&one_year), Err(CannotForecast::TooShort(_))));
    let nobody =
        rows(&[("2016-01-01", "2018-05-01", "2024-02-01", "U4", 2020), ("2016-01-01", "2018-05-01", "", "U4", 2023)]);
    let (spells, _) = spells(&nobody).unwrap();
    let (from, until) = backtest::window(&spells);
    assert_eq!(entries::entries(&spells, from, until).err(), Some(CannotForecast::NoEntries));
}

#[test]
fn a_council_that_everybody_leaves_has_a_forecast_of_those_who_come() {
    let council = council(&Truth { leaving: 0.95, ..Truth::default() });
    let days = days(council.end, 30, 720);
    let banded = council.basis(&[]).banded(&days);
    let total = banded.projection.total(23);
    let band = banded.total[23].band(total)[1];
    assert!(total.is_finite() && total > 0.0 && total < 60.0, "{total}");
    assert!(band.0 >= 0.0 && band.0 < total && total < band.1);
}

#[test]
fn the_published_models_multiply_with_their_children() {
    let once = returns(&Truth { entries: 3.0, ..Truth::default() });
    let mut thrice = once.clone();
    for copy in 1..3 {
        let moved = |child: u32| child + copy * once.children;
        thrice.headers.extend(once.headers.iter().map(|row| HeaderRow { child: moved(row.child), ..*row }));
        thrice.episodes.extend(once.episodes.iter().map(|row| EpisodeRow { child: moved(row.child), ..*row }));
    }
    thrice.children *= 3;
    for (tables, file) in [
        (
            peers::base::tables as fn(&Returned, i32) -> Result<Vec<peers::Table>, peers::base::NoAnswer>,
            "prediction_30d.csv",
        ),
        (peers::regional::tables, "population.csv"),
    ] {
        let last = |returned: &Returned| {
            let tables = tables(returned, 365).unwrap();
            let table = tables.into_iter().find(|table| table.name == file).unwrap();
            table.rows.last().unwrap().1.clone()
        };
        let (one, three) = (last(&once), last(&thrice));
        assert!(one.iter().sum::<f64>() > 10.0);
        for (one, three) in one.iter().zip(&three) {
            assert!((one * 3.0 - three).abs() <= 1e-9 * three.abs().max(1e-9), "{file}: {one} and {three}");
        }
    }
}

proptest! {
    #[test]
    fn a_band_holds_its_mean_and_never_goes_below_nobody(mean in 0.01..5_000.0_f64, share in 0.001..0.9_f64) {
        let bands = bands::band(mean, (mean * share).powi(2));
        for (low, high) in bands {
            prop_assert!(low >= 0.0 && low <= high);
        }
        prop_assert!(bands[2].0 <= mean && mean <= bands[2].1);
        prop_assert!(bands[0].0 >= bands[1].0 && bands[1].0 >= bands[2].0);
    }

    #[test]
    fn chances_of_a_step_are_chances(rate in 0.0..0.3_f64, days in 0.0..400.0_f64) {
        let mut generator = [[0.0; super::states::STATES]; super::states::STATES];
        generator[0][1] = rate;
        generator[0][0] = -1.5 * rate;
        generator[1][1] = -0.2 * rate;
        let step = steps::exponential(&generator, days);
        for row in step {
            prop_assert!(row.iter().all(|chance| (-1e-12..=1.0 + 1e-12).contains(chance)));
            prop_assert!(row.iter().sum::<f64>() <= 1.0 + 1e-12);
        }
        prop_assert!((step[0][0] - (-1.5 * rate * days).exp()).abs() < 1e-10);
    }
}

#[test]
fn two_half_steps_are_a_whole_one() {
    let council = council(&Truth::default());
    let engine = Engine::new(&council.rates, &council.entries, &[], Growth::None, council.end);
    let (half, whole) = (engine.matrix(0, 3, 1, 0, 45.0), engine.matrix(0, 3, 1, 0, 90.0));
    let here = super::states::state(Placement::OwnFoster, Legal::Order);
    for there in 0..super::states::STATES {
        let through: f64 = (0..super::states::STATES).map(|middle| half[here][middle] * half[middle][there]).sum();
        assert!((through - whole[here][there]).abs() < 1e-12);
    }
}

#[test]
fn forecasts_that_were_far_out_make_the_next_bands_wider() {
    let judged = backtest::judge(&spells(&returns(&Truth::default())).unwrap().0, None);
    let mut far = judged.clone();
    for one in &mut far {
        one.came = one.band[2].1 * 2.0;
    }
    assert!(backtest::widening(&judged) < 2.0);
    assert!(backtest::widening(&far) > 4.0);
    let council = council(&Truth::default());
    let day = [council.end + 365];
    let (still, wide) = (council.basis(&[]).banded(&day), council.basis(&[]).banded(&day).widened(4.0));
    assert!((wide.total[0].variance() - 4.0 * still.total[0].variance()).abs() < 1e-9);
}
