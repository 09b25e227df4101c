//! A council's forecast as files: every number as CSV, and a manifest with method, seed and fingerprint of the data.

use super::{Asked, Made};
use ::forecast::{
    METHOD,
    council::{
        bands::Uncertainty,
        states::{AGE_NAMES, Placement},
    },
    peers::Table,
};
use anyhow::Result;
use std::{fs, path::Path};

const BANDS: [&str; 6] = ["low_50", "high_50", "low_80", "high_80", "low_95", "high_95"];

/// Writes everything.
pub fn write(made: &Made, asked: &Asked<'_>, out: &Path) -> Result<()> {
    let worked = &made.worked;
    let forecast = made.stepped.as_ref().unwrap_or(&worked.banded);
    let projection = &forecast.projection;
    let banded = |mean: f64, unsure: &Uncertainty| unsure.band(mean).into_iter().flat_map(|(low, high)| [low, high]);

    let columns =
        ["date", "children"].into_iter().chain(BANDS).chain(["variance_process", "variance_rates", "variance_level"]);
    let mut total = Table::new("forecast.csv", columns);
    let columns = ["date", "placement", "children"].into_iter().chain(BANDS);
    let mut placements = Table::new("placements.csv", columns);
    let mut ages = Table::new("ages.csv", std::iter::once("date").chain(AGE_NAMES));
    for (at, day) in projection.days.iter().enumerate() {
        let (children, unsure) = (projection.total(at), &forecast.total[at]);
        let numbers = std::iter::once(children).chain(banded(children, unsure));
        total.row([day.to_string()], numbers.chain([unsure.process, unsure.rates, unsure.level]));
        ages.row([day.to_string()], projection.by_age(at));
        for placement in Placement::ALL {
            let heads = projection.by_placement(at)[placement as usize];
            let band = banded(heads, &forecast.placements[at][placement as usize]);
            placements.row([day.to_string(), placement.name().to_owned()], std::iter::once(heads).chain(band));
        }
    }
    let names = Placement::ALL.map(|placement| format!("cash_{}", placement.name()));
    let columns = ["year", "cash", "real"].map(str::to_owned).into_iter().chain(names).chain(BANDS.map(str::to_owned));
    let mut costs = Table::new("costs.csv", columns);
    for year in &worked.costs {
        let band = year.band.into_iter().flat_map(|(low, high)| [low, high]);
        costs.row([year.year.to_string()], [year.total(), year.real].into_iter().chain(year.cash).chain(band));
    }
    let drivers = &worked.drivers;
    let mut why = Table::new("drivers.csv", ["driver", "pounds_a_year"]);
    for (name, pounds) in [
        ("entries", drivers.entries),
        ("leaving", drivers.leaving),
        ("age", drivers.age),
        ("mix", drivers.mix),
        ("price", drivers.price),
        ("change", drivers.change),
    ] {
        why.row([name], [pounds]);
    }
    let mut judged =
        Table::new("backtest.csv", ["made", "for", "then", "expected"].into_iter().chain(BANDS).chain(["came"]));
    for one in &worked.judged {
        let band = one.band.into_iter().flat_map(|(low, high)| [low, high]);
        judged.row(
            [one.made.to_string(), one.day.to_string()],
            [one.now, one.expected].into_iter().chain(band).chain([one.came]),
        );
    }
    let mut rates = Table::new("rates.csv", ["what", "group", "events", "days_at_risk"]);
    for (age, name) in AGE_NAMES.into_iter().enumerate() {
        let left = worked.rates.left_by_age[age];
        rates.row(["leaving", name], [left.events, left.days]);
        rates.row(["entering", name], [worked.entries.counted[age], f64::from(worked.rates.until - worked.rates.from)]);
    }
    for placement in Placement::ALL {
        let (agreed, order) = (placement as usize * 2, placement as usize * 2 + 1);
        let left = worked.rates.left_by_state[agreed].events + worked.rates.left_by_state[order].events;
        let days = worked.rates.days[agreed] + worked.rates.days[order];
        rates.row(["leaving", placement.name()], [left, days]);
        for other in Placement::ALL.into_iter().filter(|other| *other != placement) {
            let pairs = [agreed, order].into_iter().flat_map(|from| [0, 1].map(|law| (from, other as usize * 2 + law)));
            let moved: f64 = pairs.map(|(from, to)| worked.rates.moved[from][to]).sum();
            rates.row(["moving", &format!("{} to {}", placement.name(), other.name())], [moved, days]);
        }
    }
    let mut tables = vec![total, placements, ages, costs, why, judged, rates];
    if let Some((_, comparison)) = &made.scenario {
        let columns = [
            "year",
            "children_without",
            "children_with",
            "placements_without",
            "placements_with",
            "running",
            "net_so_far",
        ];
        let mut compared = Table::new("scenario.csv", columns.into_iter().chain(BANDS));
        for net in &comparison.years {
            let band = net.band.into_iter().flat_map(|(low, high)| [low, high]);
            let numbers =
                [net.children.0, net.children.1, net.placements.0, net.placements.1, net.running, net.net_so_far];
            compared.row([net.year.to_string()], numbers.into_iter().chain(band));
        }
        let mut drivers = Table::new("scenario_drivers.csv", ["driver", "pounds"]);
        for (name, pounds) in &comparison.drivers {
            drivers.row([*name], [*pounds]);
        }
        tables.extend([compared, drivers]);
    }
    for one in &tables {
        table(one, out)?;
    }
    fs::write(out.join("data_report.txt"), worked.report.to_string())?;
    let manifest = serde_json::json!({
        "made_by": METHOD,
        "data_sha256_begins": made.fingerprint,
        "seed": asked.seed,
        "horizon_years": asked.years,
        "returns_from": worked.spells.start.to_string(),
        "returns_to": worked.spells.end.to_string(),
        "rates_from": worked.rates.from.to_string(),
        "child_population": made.population,
        "scenario": made.scenario.as_ref().map(|(scenario, _)| scenario.name.clone()),
        "files": {
            "forecast.csv": "children in care, with bands and the three parts of the variance",
            "placements.csv": "children by placement: homes needed",
            "ages.csv": "children by age",
            "costs.csv": "cost of placements by financial year, cash and real",
            "drivers.csv": "why the yearly cost changes by the end; the parts add up",
            "backtest.csv": "the same method in earlier years, beside what came",
            "rates.csv": "events and days at risk; counts below 6 are for the analyst's team only",
            "scenario.csv": "with and without the scenario, if one was asked for",
            "data_report.txt": "what was joined, closed and doubted",
        },
    });
    fs::write(out.join("manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;
    Ok(())
}

/// Writes one table as CSV.
pub fn table(table: &Table, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut file = csv::Writer::from_path(out.join(&table.name))?;
    file.write_record(&table.columns)?;
    for (texts, numbers) in &table.rows {
        file.write_record(texts.iter().cloned().chain(numbers.iter().map(|number| format!("{number:?}"))))?;
    }
    Ok(file.flush()?)
}
