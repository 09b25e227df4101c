//! Forecasts as an analyst makes them: from a folder of returns, from published figures, and from folders that cannot be right.

use crate::program::{Folder, kith, run};
use std::{fmt::Write, fs, path::Path};

/// Runs in a folder, so that nothing is left elsewhere.
fn forecast(folder: &Folder, arguments: &[&str]) -> crate::program::Done {
    run(kith(&["forecast"]).args(arguments).current_dir(folder.file("")), "")
}

/// Invented children: in each year sixty enter, stay for three quarters of a year to three years, and some move to a home.
fn returns(folder: &Path, years: std::ops::Range<i32>) {
    for year in years {
        let within = folder.join(year.to_string());
        fs::create_dir_all(&within).unwrap();
        let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
        let mut episodes =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
                .to_owned();
        for number in 0..400 {
            // Days since 1 April 2016; a child every six days.
            let (from, stay) = (number * 6, 270 + number * 37 % 800);
            let (first, last) = ((year - 2016) * 365, (year - 2015) * 365 - 1);
            if from > last || from + stay < first {
                continue;
            }
            let day = |days: i32| {
                format!("{:02}/{:02}/{}", days % 365 % 28 + 1, (days % 365 / 31 + 3) % 12 + 1, 2016 + (days + 90) / 365)
            };
            writeln!(header, "{number},1,{:02}/05/{},WBRI,,0,", number % 28 + 1, 2003 + number % 13).unwrap();
            let end = if from + stay <= last { (day(from + stay), "E8") } else { (String::new(), "") };
            writeln!(
                episodes,
                "{number},{},S,C2,N1,{},PR1,{},{},,,,",
                day(from),
                ["U4", "U1", "K2"][number as usize % 3],
                end.0,
                end.1
            )
            .unwrap();
        }
        fs::write(within.join("header.csv"), header).unwrap();
        fs::write(within.join("episodes.csv"), episodes).unwrap();
    }
}

#[test]
fn a_folder_of_returns_becomes_a_forecast_with_its_files() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    let said =
        forecast(&folder, &["returns", "--horizon", "2y", "--out", "out", "--scenario", "family-help"]).succeeds();
    for part in
        ["Joined", "children in care", "80% band", "why the yearly cost changes", "Back-test", "Pays for itself"]
    {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    for file in [
        "forecast.csv",
        "placements.csv",
        "costs.csv",
        "drivers.csv",
        "backtest.csv",
        "rates.csv",
        "scenario.csv",
        "manifest.json",
    ] {
        assert!(folder.file("out").join(file).exists(), "{file}");
    }
    let again =
        forecast(&folder, &["returns", "--horizon", "2y", "--out", "again", "--scenario", "family-help"]).succeeds();
    assert_eq!(said.replace("out:", ""), again.replace("again:", ""), "the same data and seed must say the same");
    let (one, other) =
        (fs::read(folder.file("out/forecast.csv")).unwrap(), fs::read(folder.file("again/forecast.csv")).unwrap());
    assert_eq!(one, other);
}

#[test]
fn homes_without_room_make_a_queue() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    let scenario = "name = \"Few homes\"\nwhy = \"A test\"\n[[capacity]]\nplacement = \"residential\"\nplaces = 2\nspills_into = \"other\"\nsource = \"assumed\"\n";
    fs::write(folder.file("few.toml"), scenario).unwrap();
    let said = forecast(&folder, &["returns", "--horizon", "1y", "--scenario", "few.toml", "--runs", "20"]).succeeds();
    assert!(said.contains("residential (2 places, spills into other)"), "{said}");
}

#[test]
fn the_published_models_are_computed_again_file_by_file() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    forecast(&folder, &["returns", "--as", "cs-demand-model", "--horizon", "1y", "--out", "base"]).succeeds();
    forecast(&folder, &["returns", "--as", "regional", "--horizon", "1y", "--out", "regional"]).succeeds();
    for file in [
        "base/prediction_1d.csv",
        "base/prediction_90d.csv",
        "base/cost_daily.csv",
        "regional/population.csv",
        "regional/variance.csv",
    ] {
        assert!(fs::read_to_string(folder.file(file)).unwrap().lines().count() > 5, "{file}");
    }
    forecast(&folder, &["returns", "--as", "regional"]).fails(1, "--out FOLDER");
}

#[test]
fn folders_that_cannot_be_right_are_said_to_be() {
    let folder = Folder::new();
    forecast(&folder, &["nowhere"]).fails(1, "is not a folder");
    fs::create_dir(folder.file("empty")).unwrap();
    forecast(&folder, &["empty"]).fails(1, "holds no CSV, XML or zip");
    returns(&folder.file("one"), 2020..2021);
    forecast(&folder, &["one"]).fails(1, "at least two years");
    fs::create_dir(folder.file("strange")).unwrap();
    fs::write(folder.file("strange/notes.csv"), "A,B\n1,2\n").unwrap();
    forecast(&folder, &["strange"]).fails(1, "no episode could be read");
    returns(&folder.file("headless"), 2017..2022);
    for year in 2017..2022 {
        fs::remove_file(folder.file(&format!("headless/{year}/header.csv"))).unwrap();
    }
    forecast(&folder, &["headless"]).fails(1, "no Header table");
    returns(&folder.file("returns"), 2017..2022);
    forecast(&folder, &["returns", "--scenario", "free-money"]).fails(1, "family-help");
    forecast(&folder, &[]).fails(1, "say what to forecast from");
    forecast(&folder, &["--published", "looked-after"]).fails(1, "kith import statistics");
}

#[test]
fn an_unknown_placement_code_and_a_false_day_are_reported() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    let file = folder.file("returns/2019/episodes.csv");
    let text = fs::read_to_string(&file).unwrap().replacen(",U4,", ",Q9,", 2).replacen(",S,C2", "x,S,C2", 1);
    fs::write(&file, text).unwrap();
    let said = forecast(&folder, &["returns", "--horizon", "1y"]).succeeds();
    assert!(said.contains("placement code Q9"), "{said}");
    assert!(said.contains("DECOM is not a real day"), "{said}");
}

/// Every row of every episodes table, changed or left out.
fn change_episodes(folder: &Path, change: impl Fn(Vec<String>) -> Option<Vec<String>>) {
    for year in fs::read_dir(folder).unwrap() {
        let file = year.unwrap().path().join("episodes.csv");
        let text = fs::read_to_string(&file).unwrap();
        let mut lines = text.lines();
        let mut kept = vec![lines.next().unwrap().to_owned()];
        let rows = lines.map(|line| line.split(',').map(str::to_owned).collect());
        kept.extend(rows.filter_map(&change).map(|row: Vec<String>| row.join(",")));
        fs::write(file, kept.join("\n") + "\n").unwrap();
    }
}

#[test]
fn returns_that_allow_no_forecast_or_a_doubtful_one_say_so() {
    let folder = Folder::new();
    let entered_before = |row: &[String], year: i32| row[1].rsplit('/').next().unwrap().parse::<i32>().unwrap() < year;
    returns(&folder.file("nobody-comes"), 2017..2022);
    change_episodes(&folder.file("nobody-comes"), |row| entered_before(&row, 2019).then_some(row));
    forecast(&folder, &["nobody-comes"]).fails(1, "nobody entered care in the last two years");

    returns(&folder.file("all-leave"), 2017..2022);
    change_episodes(&folder.file("all-leave"), |mut row| {
        if row[7].is_empty() {
            (row[7], row[8]) = (row[1].clone(), "E8".into());
        }
        Some(row)
    });
    let said = forecast(&folder, &["all-leave", "--horizon", "1y"]).succeeds();
    assert!(said.contains("0 in care at the end"), "{said}");

    returns(&folder.file("grown-up"), 2017..2022);
    let header = folder.file("grown-up/2019/header.csv");
    let text = fs::read_to_string(&header).unwrap().replace("/05/20", "/05/19");
    for year in 2017..2022 {
        fs::write(folder.file(&format!("grown-up/{year}/header.csv")), &text).unwrap();
    }
    let said = forecast(&folder, &["grown-up", "--horizon", "1y"]);
    said.fails(1, "no episode can be used");

    returns(&folder.file("overlap"), 2017..2022);
    change_episodes(&folder.file("overlap"), |mut row| {
        row[0] = (row[0].parse::<u32>().unwrap() / 2).to_string();
        Some(row)
    });
    let said = forecast(&folder, &["overlap", "--horizon", "1y"]).succeeds();
    assert!(said.contains("episodes overlap the child's next one"), "{said}");
}

#[test]
fn the_same_years_in_a_zip_or_stacked_in_one_file_give_the_same_forecast() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    let numbers =
        |said: &str| said.lines().filter(|line| line.starts_with("  20")).map(str::to_owned).collect::<Vec<_>>();
    let plain = numbers(&forecast(&folder, &["returns", "--horizon", "2y"]).succeeds());
    assert!(plain.len() > 3);
    fs::create_dir(folder.file("stacked")).unwrap();
    for name in ["header.csv", "episodes.csv"] {
        let mut all = String::new();
        for year in 2017..2022 {
            let text = fs::read_to_string(folder.file(&format!("returns/{year}/{name}"))).unwrap();
            for (at, line) in text.lines().enumerate().skip(usize::from(year > 2017)) {
                let mark = if at == 0 { "YEAR".to_owned() } else { year.to_string() };
                writeln!(all, "{line},{mark}").unwrap();
            }
        }
        fs::write(folder.file(&format!("stacked/{name}")), all).unwrap();
    }
    assert_eq!(numbers(&forecast(&folder, &["stacked", "--horizon", "2y"]).succeeds()), plain);
}

#[test]
fn rates_are_drawn_towards_those_of_the_region_that_is_named() {
    let folder = Folder::new();
    returns(&folder.file("returns"), 2017..2022);
    forecast(&folder, &["returns", "--place", "Town 1"]).fails(1, "kith-statistics.csv");
}

#[test]
fn published_figures_are_taken_in_and_forecast_with_their_back_test() {
    let folder = Folder::new();
    let places = "geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name";
    let mut referrals = format!("time_period,time_identifier,{places},category,referral_count\n");
    let mut people = format!("time_period,time_identifier,{places},age_group,population_estimate\n");
    for year in 2013..2024 {
        for place in 0..40 {
            let at = format!(
                "Reporting year,Local authority,E92000001,England,E12000001,North,{},E06{place:06},Town {place}",
                200 + place
            );
            let count = if (place, year) == (3, 2015) {
                "c".to_owned()
            } else {
                (700 + place * 9 + (year * place) % 90).to_string()
            };
            writeln!(referrals, "{year},{at},Referrals,{count}").unwrap();
            writeln!(people, "{},{at},Children aged 0 to 17 years,{}", year - 1, 15_000 + place * 500).unwrap();
        }
    }
    fs::write(folder.file("referrals.csv"), referrals).unwrap();
    fs::write(folder.file("people.csv"), people).unwrap();
    let import = |files: &[&str]| run(kith(&["import", "statistics"]).args(files).current_dir(folder.file("")), "");
    let said = import(&["referrals.csv", "people.csv"]).succeeds();
    assert!(said.contains("1 suppressed"), "{said}");
    let said = forecast(&folder, &["--published", "referrals", "--place", "town 3", "--out", "out"]).succeeds();
    for part in ["Town 3", "Back-test", "last value", "the review's method", "80% band"] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    assert!(fs::read_to_string(folder.file("out/backtest.csv")).unwrap().lines().count() > 100);
    forecast(&folder, &["--published", "referrals", "--place", "Town"]).fails(1, "Did you mean");
    forecast(&folder, &["--published", "in-need"]).fails(1, "At31_episodes");
    fs::write(folder.file("other.csv"), "a,b\n1,2\n").unwrap();
    import(&["other.csv"]).fails(1, "could not be taken in");
}

/// The largest relative difference between two tables, or what makes them incomparable.
fn difference(one: &Path, other: &Path) -> Result<f64, String> {
    let read = |file: &Path| -> Vec<Vec<String>> {
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(file).unwrap();
        rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let (one, other) = (read(one), read(other));
    if one.len() != other.len() {
        return Err(format!("{} and {} rows", one.len(), other.len()));
    }
    let mut largest: f64 = 0.0;
    for (one, other) in one.iter().flatten().zip(other.iter().flatten()).filter(|(one, other)| one != other) {
        match (one.parse::<f64>(), other.parse::<f64>()) {
            (Ok(one), Ok(other)) if (one - other).abs() < 1e-13 => {}
            (Ok(one), Ok(other)) => largest = largest.max((one - other).abs() / one.abs().max(other.abs())),
            (Err(_), _) | (_, Err(_)) => return Err(format!("{one} and {other}")),
        }
    }
    Ok(largest)
}

#[test]
fn cs_demand_model_says_the_same_of_the_same_children() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/demand");
    let folder = Folder::new();
    let returns = samples.join("returns");
    let arguments = [returns.to_str().unwrap(), "--as", "cs-demand-model", "--horizon", "1y", "--out", "out"];
    forecast(&folder, &arguments).succeeds();
    for expected in fs::read_dir(samples.join("cs-demand-model-0.5.1")).unwrap() {
        let expected = expected.unwrap().path();
        let ours = folder.file("out").join(expected.file_name().unwrap());
        let apart = difference(&expected, &ours);
        assert!(matches!(apart, Ok(apart) if apart <= 1e-9), "{}: {apart:?}", expected.display());
    }
    // One day of one child moves the rates by more than the comparison lets pass.
    let moved = folder.file("moved");
    for year in ["2020", "2021", "2022"] {
        fs::create_dir_all(moved.join(year)).unwrap();
        for table in ["header.csv", "episodes.csv"] {
            fs::copy(returns.join(year).join(table), moved.join(year).join(table)).unwrap();
        }
    }
    let episodes = fs::read_to_string(moved.join("2022/episodes.csv")).unwrap();
    let line = episodes.lines().rfind(|line| line.contains(",E8,")).unwrap();
    let mut cells: Vec<&str> = line.split(',').collect();
    cells[7] = "01/09/2022";
    fs::write(moved.join("2022/episodes.csv"), episodes.replace(line, &cells.join(","))).unwrap();
    forecast(&folder, &["moved", "--as", "cs-demand-model", "--horizon", "1y", "--out", "other"]).succeeds();
    let rates = "transition_rates.csv";
    let apart = difference(&samples.join("cs-demand-model-0.5.1").join(rates), &folder.file("other").join(rates));
    assert!(!matches!(apart, Ok(apart) if apart <= 1e-9), "{apart:?}");
}
