//! `kith bench forecast`: what forecasts cost, beside a plain loop over the same numbers in the same run, and beside what the published
//! models were measured at. Machines are noisy: the ratio to the plain loop says more than the seconds.

use super::{
    files,
    table::{Table, whole},
};
use ::forecast::{
    Day,
    council::{
        backtest,
        bands::Basis,
        costs::{self, PriceList},
        entries, made_up,
        made_up::Truth,
        project, rates, spells,
        states::PLACEMENTS,
    },
    crowd,
    floor::{dense_steps, plain_months},
    peers::{self, STATES},
    population::Growth,
    returned::Returned,
    scenario::months_to_days,
};
use anyhow::{Context, Result};
use std::{fs, hint::black_box, io::Write, path::Path, thread, time::Instant};

/// A task is timed this often and the middle time counts.
const TIMES: usize = 5;

/// Measures and prints.
pub fn run(given: Option<&Path>) -> Result<()> {
    let mut table = Table::new(&[
        "forecast",
        "seconds",
        "processor seconds",
        "goal",
        "plain loop",
        "times the loop",
        "published model",
    ]);
    let folder = std::env::temp_dir().join(format!("kith-bench-{}", std::process::id()));
    let small = folder.join("small");
    let large = folder.join("large");
    let done = measure(given.unwrap_or(&small), given.is_none(), &large, &mut table);
    let _ = fs::remove_dir_all(&folder);
    done?;
    print!("{table}");
    if let Some(peak) = peak_mb() {
        println!("  Most memory held: {peak} MB");
    }
    Ok(())
}

fn measure(small: &Path, make: bool, large: &Path, table: &mut Table) -> Result<()> {
    let like_the_sample = Truth { entries: 9.0, leaving: 0.05, moving: 0.05, years: 5, seed: 1 };
    if make {
        write(small, &made_up::returns(&like_the_sample))?;
    }
    write(large, &made_up::returns(&Truth { entries: 1_400.0, ..like_the_sample }))?;
    for (name, folder, goal, peer) in [
        ("a return to forecast and cost, a year of days", small, 0.020, "cs-demand-model 6.2 s"),
        ("some 280,000 rows to forecast and cost", large, 0.5, "cs-demand-model 25 s, 584 MB"),
    ] {
        let episodes = files::read(folder)?.returned.episodes.len();
        let seconds = middle(|| forecast(folder))?;
        let floor = middle(|| plain_read(folder))?.processor;
        row(table, &format!("{name} ({} rows)", whole(episodes as f64)), seconds, goal, floor, peer);
    }

    let rates = std::array::from_fn(|from| {
        std::array::from_fn(|to| if from / 5 == to / 5 && from < 19 && to < 19 { 0.0004 } else { 0.0 })
    });
    let (entries, now) = ([0.01; STATES], [20.0; STATES]);
    let seconds = middle(|| Ok(black_box(peers::regional::predict(&rates, &entries, &now, 3_650).len())))?;
    let floor = middle(|| Ok(dense_steps(&rates, &now, 3_650)))?.processor;
    row(table, "3,650 daily steps of 19 states with variances", seconds, 0.002, floor, "regional tool 1.85 s");

    let crowd = crowd::made_up(1_000_000, 8);
    let chances = crowd::made_up_chances();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let one = time(|| Ok(crowd.run(&chances, 120, 1, 1)?))?;
    let floor = time(|| Ok(plain_months(1_000_000, 120)))?.processor;
    row(
        table,
        &format!(
            "a million children for ten years, one run on one thread ({} million child-months a second)",
            whole(120.0 / one.processor)
        ),
        one,
        0.4,
        floor,
        "numpy 3.7 s, neworder 16 s",
    );
    let hundred =
        time(|| (0..100).map(|run| Ok(crowd.run(&chances, 120, run, threads)?.len())).sum::<Result<usize>>())?;
    row(table, &format!("the same a hundred times on {threads} threads"), hundred, 25.0, floor * 100.0, "");
    let england = crowd::made_up(12_000_000, 7);
    let country = time(|| Ok(england.run(&chances, 120, 1, threads)?))?;
    row(table, &format!("all of England monthly for ten years on {threads} threads"), country, 3.0, floor * 12.0, "");
    Ok(())
}

/// Seconds on the clock, and seconds that processors worked: on a machine that others use too, the second says more.
#[derive(Clone, Copy)]
struct Took {
    clock: f64,
    processor: f64,
}

fn time<T>(task: impl FnOnce() -> Result<T>) -> Result<Took> {
    let (begun, worked) = (Instant::now(), processor_seconds());
    black_box(task()?);
    let clock = begun.elapsed().as_secs_f64();
    let processor = worked.zip(processor_seconds()).map_or(clock, |(before, after)| after - before);
    Ok(Took { clock, processor })
}

/// Seconds that processors worked for this process, where the system tells.
fn processor_seconds() -> Option<f64> {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Some(time.tv_sec as f64 + time.tv_nsec as f64 / 1e9)
    }
    #[cfg(not(unix))]
    None
}

fn row(table: &mut Table, name: &str, took: Took, goal: f64, floor: f64, peer: &str) {
    let seconds = took.clock;
    let met = if seconds <= goal { "met" } else { "missed" };
    table.row([
        name.to_owned(),
        format!("{seconds:.4}"),
        format!("{:.4}", took.processor),
        format!("{goal} {met}"),
        format!("{floor:.4}"),
        format!("{:.1}", took.processor / floor.max(1e-9)),
        peer.to_owned(),
    ]);
}

/// The middle of some times, by the processor.
fn middle<T>(task: impl Fn() -> Result<T>) -> Result<Took> {
    let mut took: Vec<Took> = (0..TIMES).map(|_| time(&task)).collect::<Result<_>>()?;
    took.sort_by(|one, other| one.processor.total_cmp(&other.processor));
    Ok(took[TIMES / 2])
}

/// From files to a year of days and its cost.
fn forecast(folder: &Path) -> Result<f64> {
    let read = files::read(folder)?;
    let (spells, _) = spells::spells(&read.returned)?;
    let (from, until) = backtest::window(&spells);
    let (rates, entries) = (rates::rates(&spells, from, until)?, entries::entries(&spells, from, until)?);
    let now = project::in_care(&spells);
    let basis =
        Basis { rates: &rates, entries: &entries, periods: &[], growth: Growth::None, start: spells.end, now: &now };
    let daily: Vec<Day> = (1..=365).map(|day| spells.end + day).collect();
    let projection = basis.project(&daily);
    let months: Vec<Day> = (1..=12).map(|month| spells.end + months_to_days(month)).collect();
    let mut heads = [0.0; PLACEMENTS];
    for group in &now {
        heads[group.state / 2] += group.count;
    }
    let costs = costs::by_year(&basis.banded(&months), &PriceList::read(web::forecasts::PRICES)?, spells.end, &heads);
    Ok(projection.total(364) + costs.iter().map(costs::YearCost::total).sum::<f64>())
}

/// The least that anybody must do: read every byte and find the lines and cells.
fn plain_read(folder: &Path) -> Result<usize> {
    let mut cells = 0;
    for year in fs::read_dir(folder)?.filter_map(std::result::Result::ok) {
        for file in fs::read_dir(year.path())?.filter_map(std::result::Result::ok) {
            cells += fs::read(file.path())?.iter().filter(|byte| matches!(byte, b',' | b'\n')).count();
        }
    }
    Ok(cells)
}

/// Writes a return as a council would: a folder a year.
fn write(folder: &Path, returned: &Returned) -> Result<()> {
    let day = |day: Option<Day>| {
        day.map_or(String::new(), |day| {
            let (year, month, day) = day.civil();
            format!("{day:02}/{month:02}/{year}")
        })
    };
    for year in returned.years() {
        let within = folder.join(year.to_string());
        fs::create_dir_all(&within).with_context(|| format!("{} cannot be made", within.display()))?;
        let mut out = std::io::BufWriter::new(fs::File::create(within.join("header.csv"))?);
        writeln!(out, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB")?;
        for row in returned.headers.iter().filter(|row| row.year == year) {
            writeln!(out, "{},2,{},WBRI,,,", 100_000 + row.child, day(row.born))?;
        }
        out.flush()?;
        let mut out = std::io::BufWriter::new(fs::File::create(within.join("episodes.csv"))?);
        writeln!(out, "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN")?;
        for row in returned.episodes.iter().filter(|row| row.year == year) {
            let (from, to) = (day(row.from), day(row.to));
            writeln!(
                out,
                "{},{from},{},{},N1,{},{},{to},{},,AA1 1AA,AA1 1AA,",
                100_000 + row.child,
                row.new,
                row.legal,
                row.place,
                row.provider,
                row.end
            )?;
        }
        out.flush()?;
    }
    Ok(())
}

/// The most memory that this process has held, on Linux.
fn peak_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
