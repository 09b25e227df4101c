//! `kith forecast --published`: the forecast of published series, printed with its back-test and written as tables.

use super::{
    statistics::{self, KEPT_IN},
    table::{Table, percent, whole},
};
use ::forecast::{
    METHOD,
    published::{
        Forecast, HORIZON_MAX, Level, Outlook, Panel, Place, Rival, Series,
        backtest::{self, Judged, SIZES, Score},
        model::PULL_NAMES,
    },
};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// What is asked of published figures.
#[derive(Args)]
pub struct Published {
    /// Forecast a published series
    #[arg(long, value_name = "SERIES")]
    published: Option<Asked>,
    /// The authority, region or England, by name or code; or all [default: England]. With a folder: the council, whose rates are
    /// then drawn towards those of its region
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// The figures that were imported
    #[arg(long, value_name = "FILE", default_value = KEPT_IN, env = "KITH_STATISTICS")]
    statistics: PathBuf,
}

/// The place that is forecast where none is named.
const ENGLAND: &str = "England";

#[derive(Clone, Copy, ValueEnum)]
enum Asked {
    /// Referrals in the year
    Referrals,
    /// Children in need on 31 March
    #[value(alias = "need")]
    InNeed,
    /// Children on a protection plan on 31 March
    #[value(alias = "plans")]
    ProtectionPlans,
    /// Children looked after on 31 March
    #[value(alias = "looked")]
    LookedAfter,
}

impl Published {
    /// Whether published figures are asked about.
    pub fn is_asked(&self) -> bool {
        self.published.is_some()
    }

    /// The place that was named.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The file of imported figures.
    pub fn statistics(&self) -> &Path {
        &self.statistics
    }

    /// Runs the command.
    pub fn run(&self, horizon: u32, out: Option<&Path>) -> Result<()> {
        let series = match self.published {
            Some(Asked::Referrals) => Series::Referrals,
            Some(Asked::InNeed) => Series::InNeed,
            Some(Asked::ProtectionPlans) => Series::ProtectionPlans,
            Some(Asked::LookedAfter) => Series::LookedAfter,
            None => bail!("say which series: --published SERIES"),
        };
        let horizon = i32::try_from(horizon).unwrap_or(i32::MAX);
        if horizon > HORIZON_MAX {
            bail!(
                "published figures are forecast {HORIZON_MAX} years ahead at most: further than that, no past forecast can be checked"
            );
        }
        if !self.statistics.exists() {
            bail!(
                "{} is not there. Take published figures in first: kith import statistics FILE...",
                self.statistics.display()
            );
        }
        let (imported, fingerprint) = statistics::with_fingerprint(&self.statistics)?;
        let outlook = Outlook::of(&imported, series)?;
        let asked = self.asked(&outlook)?;

        let origin = outlook.panel().last_year();
        println!("{}, published to {origin}", capital(series.words()));
        println!("Method {METHOD}; figures {fingerprint}\n");
        print!("{}", forecasts(&outlook, &asked, origin, horizon));
        let authorities = backtest::judge(&outlook, Level::Authority);
        print!("{}", back_test(&outlook, &authorities, &asked));
        if let Some(folder) = out {
            let manifest = serde_json::json!({
                "made_by": METHOD, "series": series.name(), "place": self.place().unwrap_or(ENGLAND), "published_to": origin, "horizon_years": horizon,
                "statistics_sha256_begins": fingerprint, "seed": null,
                "note": "Nothing is drawn at random: the same figures give the same forecast.",
            });
            write_out(folder, &outlook, &authorities, horizon, &manifest)
                .with_context(|| format!("the tables cannot be written to {}", folder.display()))?;
            println!(
                "\nWritten to {}: forecast.csv, backtest.csv, backtest_scores.csv, manifest.json",
                folder.display()
            );
        }
        Ok(())
    }

    /// The places that were asked for.
    fn asked(&self, outlook: &Outlook) -> Result<Vec<(Level, Place)>> {
        let place = self.place().unwrap_or(ENGLAND);
        if place.eq_ignore_ascii_case("all") {
            let levels = [Level::National, Level::Regional, Level::Authority];
            let of = |level| outlook.level(level).map_or(&[] as &[Place], |panel| &panel.places).iter();
            return Ok(levels
                .into_iter()
                .flat_map(|level| of(level).map(move |place| (level, place.clone())))
                .collect());
        }
        let found = outlook.find(place);
        if found.is_empty() {
            let like = outlook.like(place);
            match like.as_slice() {
                [] => bail!("no place is called {}. Use its name or code as published, or all", place),
                names => bail!("no place is called {}. Did you mean {}?", place, names.join(", ")),
            }
        }
        Ok(found)
    }
}

fn forecasts(outlook: &Outlook, asked: &[(Level, Place)], origin: i32, horizon: i32) -> String {
    let mut text = String::new();
    let mut table = Table::new(&["place", "year", "rate", "count", "50% band", "80% band", "95% band"]);
    let mut without = Vec::new();
    for (level, place) in asked {
        let Some(panel) = outlook.level(*level) else { continue };
        let at = panel.places.iter().position(|other| other.code == place.code);
        let now = at.and_then(|at| Some((panel.count(at, origin)?, panel.log_rate(at, origin)?)));
        let Some((count, log_rate)) = now else {
            without.push(place.name.clone());
            continue;
        };
        table.row([
            place.name.clone(),
            origin.to_string(),
            format!("{:.1}", log_rate.exp()),
            whole(count),
            "published".into(),
        ]);
        for ahead in 1..=horizon {
            let made = outlook.forecasts(*level, origin, ahead);
            let Some(made) = made.iter().find(|made| made.place.code == place.code) else { continue };
            let band = |index: usize| {
                made.bands.map_or("no past errors".to_owned(), |bands| {
                    format!("{} to {}", whole(bands[index].0), whole(bands[index].1))
                })
            };
            table.row([
                String::new(),
                made.year.to_string(),
                format!("{:.1}", made.rate),
                whole(made.count),
                band(0),
                band(1),
                band(2),
            ]);
        }
    }
    let _ = write!(text, "{table}");
    if !without.is_empty() {
        let _ = writeln!(text, "  Not forecast, because {origin} has no number for them: {}", without.join("; "));
    }
    let _ = writeln!(
        text,
        "  Rates are per 10,000 children aged 0 to 17. Beyond {} the population is projected.",
        origin + 1
    );
    text
}

/// The back-test in words: errors beside the rivals', coverage in total, by size and, for one place, its own record.
fn back_test(outlook: &Outlook, judged: &[Judged], asked: &[(Level, Place)]) -> String {
    let mut text = String::new();
    let panel = outlook.panel();
    let (first, last) = (judged.iter().map(|one| one.forecast.origin).min(), panel.last_year());
    let Some(first) = first else { return "\nBack-test: there are too few years to make one.\n".to_owned() };
    let _ = writeln!(
        text,
        "\nBack-test: every authority forecast again in {first} to {}, with what was known then. Mean error of the count:",
        last - 1
    );
    let mut headings = vec!["years ahead", "forecasts", "this method"];
    headings.extend(Rival::ALL.map(Rival::words));
    let mut errors = Table::new(&headings);
    let mut held = Table::new(&["years ahead", "forecasts", "50% band held", "80%", "95%", "", "width of 80%"]);
    for ahead in 1..=3 {
        let score = backtest::score(judged, |one| one.horizon == ahead);
        if score.forecasts == 0 {
            let _ = writeln!(
                text,
                "  {ahead} years ahead: no forecast has come due in the published years, so none is judged."
            );
            continue;
        }
        let mut row = vec![ahead.to_string(), score.forecasts.to_string(), percent(score.error)];
        row.extend(score.rivals.map(percent));
        errors.row(row);
        held.row(coverage(&ahead.to_string(), &score));
    }
    let _ = write!(text, "{errors}\nShare of outcomes that the bands held (20 signs are 100%):\n{held}\n");
    let mut sizes = Table::new(&["by size", "forecasts", "50% band held", "80%", "95%", "", "width of 80%"]);
    for (name, from, below) in SIZES {
        sizes.row(coverage(name, &backtest::score(judged, |one| (from..below).contains(&one.forecast.population))));
    }
    for level in [Level::Regional, Level::National] {
        let wholes = backtest::judge(outlook, level);
        let name = if level == Level::Regional { "regions" } else { "England" };
        sizes.row(coverage(name, &backtest::score(&wholes, |_| true)));
    }
    let _ = write!(text, "{sizes}");
    if let [(Level::Authority, place)] = asked {
        text.push_str(&own_record(panel, judged, place));
    }
    let _ = writeln!(text, "\nWhat the forecast of an authority goes towards, as a share of the way:");
    let mut weights = Table::new(&["years ahead"].into_iter().chain(PULL_NAMES).collect::<Vec<_>>());
    for ahead in 1..=3 {
        let fitted = outlook.weights(last, ahead).0.map(|weight| format!("{weight:.2}"));
        weights.row(std::iter::once(ahead.to_string()).chain(fitted));
    }
    let _ = write!(text, "{weights}");
    text
}

fn coverage(name: &str, score: &Score) -> Vec<String> {
    let bar = "#".repeat((score.held[1] * 20.0).round() as usize);
    vec![
        name.to_owned(),
        score.banded.to_string(),
        percent(score.held[0]),
        percent(score.held[1]),
        percent(score.held[2]),
        format!("{bar:<20}"),
        percent(score.width),
    ]
}

/// What would have been said about one authority, a year ahead, and what came.
fn own_record(panel: &Panel, judged: &[Judged], place: &Place) -> String {
    let mut table = Table::new(&["year", "forecast a year before", "80% band", "came", ""]);
    for one in judged.iter().filter(|one| one.horizon == 1 && one.forecast.place.code == place.code) {
        let (band, verdict) = match one.forecast.bands {
            Some(bands) => {
                let (low, high) = bands[1];
                let verdict = if (low..=high).contains(&one.came) { "inside" } else { "outside" };
                (format!("{} to {}", whole(low), whole(high)), verdict)
            }
            None => ("no past errors".to_owned(), ""),
        };
        table.row([
            one.forecast.year.to_string(),
            whole(one.forecast.count),
            band,
            whole(one.came),
            verdict.to_owned(),
        ]);
    }
    format!("\n{} in the back-test ({}):\n{table}", place.name, panel.series.words())
}

fn write_out(
    folder: &Path,
    outlook: &Outlook,
    judged: &[Judged],
    horizon: i32,
    manifest: &serde_json::Value,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut out = csv::Writer::from_path(folder.join("forecast.csv"))?;
    let columns = ["code", "place", "level", "origin", "year", "rate_per_10000", "count", "population"];
    let bands = ["low_50", "high_50", "low_80", "high_80", "low_95", "high_95"];
    out.write_record(columns.iter().chain(&bands))?;
    let origin = outlook.panel().last_year();
    for level in [Level::National, Level::Regional, Level::Authority] {
        for ahead in 1..=horizon {
            for forecast in outlook.forecasts(level, origin, ahead) {
                out.write_record(record(level, &forecast))?;
            }
        }
    }
    out.flush()?;

    let mut out = csv::Writer::from_path(folder.join("backtest.csv"))?;
    let others = ["came", "last_value", "straight_line", "review", "constant_flows"];
    out.write_record(columns.iter().chain(&bands).chain(&others))?;
    for one in judged {
        let mut row = record(Level::Authority, &one.forecast);
        row.push(one.came.to_string());
        row.extend(one.rivals.map(|rival| format!("{rival:.4}")));
        out.write_record(row)?;
    }
    out.flush()?;

    let mut out = csv::Writer::from_path(folder.join("backtest_scores.csv"))?;
    out.write_record([
        "group",
        "years_ahead",
        "forecasts",
        "error",
        "last_value",
        "straight_line",
        "review",
        "constant_flows",
        "held_50",
        "held_80",
        "held_95",
        "width_80",
    ])?;
    for ahead in 1..=3 {
        let all = [("all authorities", 0.0, f64::INFINITY)];
        for (name, from, below) in all.into_iter().chain(SIZES) {
            let score =
                backtest::score(judged, |one| one.horizon == ahead && (from..below).contains(&one.forecast.population));
            let mut row = vec![name.to_owned(), ahead.to_string(), score.forecasts.to_string()];
            if score.forecasts > 0 {
                row.push(format!("{:.6}", score.error));
                row.extend(score.rivals.iter().chain(&score.held).map(|number| format!("{number:.6}")));
                row.push(format!("{:.6}", score.width));
            } else {
                row.extend(std::iter::repeat_n(String::new(), 9));
            }
            out.write_record(row)?;
        }
    }
    out.flush()?;
    fs::write(folder.join("manifest.json"), serde_json::to_vec_pretty(manifest)?)?;
    Ok(())
}

fn record(level: Level, forecast: &Forecast) -> Vec<String> {
    let level = match level {
        Level::National => "England",
        Level::Regional => "region",
        Level::Authority => "authority",
    };
    let mut row = vec![
        forecast.place.code.clone(),
        forecast.place.name.clone(),
        level.to_owned(),
        forecast.origin.to_string(),
        forecast.year.to_string(),
        format!("{:.4}", forecast.rate),
        format!("{:.4}", forecast.count),
        format!("{:.0}", forecast.population),
    ];
    match forecast.bands {
        Some(bands) => row.extend(bands.iter().flat_map(|(low, high)| [format!("{low:.4}"), format!("{high:.4}")])),
        None => row.extend(std::iter::repeat_n(String::new(), 6)),
    }
    row
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
