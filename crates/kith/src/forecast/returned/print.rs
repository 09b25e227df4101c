//! A council's forecast as text: first what became of the data, then today, then what is expected, then how far to trust it.

use super::Made;
use crate::forecast::table::{Table, percent, whole};
use ::forecast::council::worked::Worked;
use ::forecast::{
    council::{
        bands::Band,
        costs::Drivers,
        states::{AGE_NAMES, Placement},
    },
    scenario::Comparison,
};
use std::fmt::Write;

/// Everything, in order.
pub fn everything(made: &Made) -> String {
    let worked = &made.worked;
    let mut text = String::new();
    let _ = writeln!(text, "The data\n{}", indent(&worked.report.to_string()));
    for note in &made.notes {
        let _ = writeln!(text, "  {note}");
    }
    let _ = write!(
        text,
        "{}  The child population {}.\n\n{}{}{}{}{}",
        rates(worked),
        made.population,
        forecast(worked),
        costs(worked),
        drivers(&worked.drivers),
        back_test(worked),
        hangs_on(worked)
    );
    if let Some((scenario, comparison)) = &made.scenario {
        let _ = write!(text, "\n{}\n  {}\n{}", scenario.name, scenario.why, compared(comparison));
    }
    if !made.queues.is_empty() {
        let mut table =
            Table::new(&["children who wait for a place", "at the end of year", "on average", "80% of futures"]);
        for queue in &made.queues {
            for (year, waiting) in (1..).zip(&queue.years) {
                table.row([
                    queue.room.clone(),
                    year.to_string(),
                    format!("{:.1}", waiting.mean),
                    format!("{} to {}", waiting.low, waiting.high),
                ]);
            }
        }
        let _ = write!(text, "{table}");
    }
    text
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

fn range((low, high): (f64, f64)) -> String {
    format!("{} to {}", whole(low), whole(high))
}

fn bands(band: &Band) -> [String; 3] {
    band.map(range)
}

fn rates(worked: &Worked) -> String {
    let mut table = Table::new(&["age", "entered", "a year", "left before 18", "a year of care"]);
    for (age, name) in AGE_NAMES.iter().enumerate() {
        let left = worked.rates.left_by_age[age];
        let rate =
            if left.days > 0.0 { percent(1.0 - (-left.events / left.days * 365.25).exp()) } else { "nobody".into() };
        let few = if left.events > 0.0 && left.events < 6.0 { " (few)" } else { "" };
        table.row([
            (*name).to_owned(),
            whole(worked.entries.counted[age]),
            format!("{:.1}", worked.entries.daily[age] * 365.25),
            whole(left.events),
            format!("{rate}{few}"),
        ]);
    }
    format!(
        "Rates, from {} to {} (exact days at risk)\n{table}  Entries scatter {:.1} times as much as chance alone from month to month; their level wanders {} a year.\n",
        worked.rates.from,
        worked.rates.until,
        worked.entries.overdispersion,
        percent(worked.entries.wanders),
    )
}

fn forecast(worked: &Worked) -> String {
    let projection = &worked.banded.projection;
    let mut table = Table::new(&["children in care", "expected", "50% band", "80% band", "95% band"]);
    table.row([worked.spells.end.to_string(), whole(projection.at_start), "counted".into()]);
    let yearly: Vec<usize> = (11..projection.days.len()).step_by(12).collect();
    for at in &yearly {
        let total = projection.total(*at);
        let [half, eighty, most] = bands(&worked.banded.total[*at].band(total));
        table.row([projection.days[*at].to_string(), whole(total), half, eighty, most]);
    }
    let dates: Vec<String> = yearly.iter().map(|at| projection.days[*at].to_string()).collect();
    let mut headings = vec!["homes needed (80% band)", "today"];
    headings.extend(dates.iter().map(String::as_str));
    let mut homes = Table::new(&headings);
    for placement in Placement::ALL {
        let place = placement as usize;
        let today: f64 = worked.now.iter().filter(|group| group.state / 2 == place).map(|group| group.count).sum();
        let mut row = vec![placement.name().to_owned(), whole(today)];
        for at in &yearly {
            let heads = projection.by_placement(*at)[place];
            let band = worked.banded.placements[*at][place].band(heads)[1];
            row.push(format!("{} ({})", whole(heads), range(band)));
        }
        homes.row(row);
    }
    let mut ages = Table::new(&std::iter::once("by age").chain(dates.iter().map(String::as_str)).collect::<Vec<_>>());
    for (age, name) in AGE_NAMES.iter().enumerate() {
        ages.row(std::iter::once((*name).to_owned()).chain(yearly.iter().map(|at| whole(projection.by_age(*at)[age]))));
    }
    format!("What is expected\n{table}\n{homes}\n{ages}\n")
}

fn costs(worked: &Worked) -> String {
    let mut table =
        Table::new(&["cost of placements", "pounds, cash", "in today's prices", "80% band, cash", "95% band, cash"]);
    for year in &worked.costs {
        let [_, eighty, most] = bands(&year.band);
        table.row([
            format!("{}-{:02}", year.year, (year.year + 1) % 100),
            whole(year.total()),
            whole(year.real),
            eighty,
            most,
        ]);
    }
    format!("{table}\n")
}

fn drivers(drivers: &Drivers) -> String {
    let mut table = Table::new(&["why the yearly cost changes by the end", "pounds"]);
    for (name, pounds) in [
        ("children who come", drivers.entries),
        ("children who leave before 18", drivers.leaving),
        ("children who turn 18", drivers.age),
        ("where they live", drivers.mix),
        ("what that costs", drivers.price),
        ("together", drivers.change),
    ] {
        table.row([name.to_owned(), whole(pounds)]);
    }
    format!("{table}\n")
}

fn back_test(worked: &Worked) -> String {
    if worked.judged.is_empty() {
        return "Back-test: there are too few years to forecast one of them from those before it.\n".to_owned();
    }
    let mut table =
        Table::new(&["made", "for", "then", "expected", "80% band", "came", "", "last value off", "this off"]);
    let (mut ours, mut stays, mut held) = (0.0, 0.0, 0);
    for one in &worked.judged {
        let inside = (one.band[1].0..=one.band[1].1).contains(&one.came);
        held += usize::from(inside);
        let off = |said: f64| if one.came > 0.0 { (said - one.came).abs() / one.came } else { 0.0 };
        ours += off(one.expected);
        stays += off(one.now);
        table.row([
            one.made.to_string(),
            one.day.to_string(),
            whole(one.now),
            whole(one.expected),
            range(one.band[1]),
            whole(one.came),
            if inside { "inside" } else { "outside" }.to_owned(),
            percent(off(one.now)),
            percent(off(one.expected)),
        ]);
    }
    let count = worked.judged.len() as f64;
    let wider = worked.wider.sqrt();
    let widened = if wider > 1.005 {
        format!(
            "  The bands above are {wider:.1} times as wide as the rates alone make them, because earlier forecasts were so far out.\n"
        )
    } else {
        String::new()
    };
    format!(
        "Back-test: the same method from what had been returned by then\n{table}  Mean error {} (the last value: {}); {held} of {} inside the 80% band.\n{widened}\n",
        percent(ours / count),
        percent(stays / count),
        worked.judged.len(),
    )
}

fn hangs_on(worked: &Worked) -> String {
    let mut table = Table::new(&["what the number at the end hangs on: a rate 10% higher", "children"]);
    for (name, children) in worked.banded.hangs_on.iter().take(6) {
        table.row([name.clone(), format!("{children:+.1}")]);
    }
    table.to_string()
}

fn compared(comparison: &Comparison) -> String {
    let mut table = Table::new(&[
        "year",
        "children without",
        "with",
        "placements without",
        "with",
        "to run it",
        "net so far",
        "80% band",
    ]);
    for net in &comparison.years {
        table.row([
            net.year.to_string(),
            whole(net.children.0),
            whole(net.children.1),
            whole(net.placements.0),
            whole(net.placements.1),
            whole(net.running),
            whole(net.net_so_far),
            range(net.band[1]),
        ]);
    }
    let year = |year: Option<u32>| year.map_or("not within the forecast".to_owned(), |year| format!("in year {year}"));
    let mut text = format!(
        "{table}  Pays for itself {}; at the dear end of the 80% band {}, at the cheap end {}.\n",
        year(comparison.payback),
        year(comparison.payback_band.0),
        year(comparison.payback_band.1)
    );
    let mut table = Table::new(&["where the difference in placement cost comes from", "pounds, all years"]);
    for (name, pounds) in &comparison.drivers {
        table.row([(*name).to_owned(), whole(*pounds)]);
    }
    table.row(["together".to_owned(), whole(comparison.drivers.iter().map(|(_, pounds)| pounds).sum())]);
    let _ = write!(text, "{table}");
    let mut table = Table::new(&["what most of it hangs on", "pounds, all years"]);
    for (name, pounds) in &comparison.hangs_on {
        table.row([name.clone(), whole(*pounds)]);
    }
    let _ = write!(text, "{table}");
    text
}
