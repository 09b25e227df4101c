//! One reform tried out on a forecast from a council's returns: what differs, what it costs net, and what that hangs on.

use super::{
    chart::{self, Fan, whole},
    run::{heads, text},
    sheet::{Cell, Origin, Sheet},
};
use forecast::{
    council::worked::Queue,
    scenario::{Comparison, Scenario},
};

/// A reform that was tried out.
pub struct Compared {
    /// The reform.
    pub scenario: Scenario,
    /// With and without it.
    pub comparison: Comparison,
    /// Who waits where room is limited.
    pub queues: Vec<Queue>,
    /// Children who were counted until today, by quarter.
    pub history: Vec<(f64, f64)>,
    /// Where the numbers come from.
    pub origin: Origin,
    /// Whether small numbers are hidden from whoever tried it out.
    pub hides: bool,
}

impl Compared {
    /// The finding in one sentence.
    pub fn finding(&self) -> String {
        let Some(last) = self.comparison.years.last() else { return self.scenario.name.clone() };
        let (low, high) = last.band[1];
        let money = |pounds: f64| format!("£{}", whole(pounds.abs()));
        let net = |pounds: f64| format!("{} {}", money(pounds), if pounds < 0.0 { "saved" } else { "spent" });
        let fewer = last.children.0 - last.children.1;
        let children = format!("{} {}", whole(fewer.abs()), if fewer < 0.0 { "more" } else { "fewer" });
        format!(
            "{}: {children} children in care after {} years, {} net (80% likely from {} to {})",
            self.scenario.name,
            last.year,
            net(last.net_so_far),
            net(low),
            net(high)
        )
    }

    /// When it has paid for itself, with the ends of the 80% band.
    pub fn payback(&self) -> String {
        let year =
            |year: Option<u32>| year.map_or("not within the forecast".to_owned(), |year| format!("in year {year}"));
        let (dear, cheap) = self.comparison.payback_band;
        format!(
            "Pays for itself: {}. At the dear end of the 80% band: {}. At the cheap end: {}.",
            year(self.comparison.payback),
            year(dear),
            year(cheap)
        )
    }

    /// Children with and without it.
    pub fn chart(&self) -> String {
        let now = self.history.last().map_or(0.0, |last| last.0);
        let years = || self.comparison.years.iter().map(move |net| (now + f64::from(net.year), net.children));
        let finding = self.finding();
        chart::fan(
            "reform",
            &Fan {
                title: &finding,
                description: "Children in care as they were returned, as expected without the reform (broken line), and with it (dotted \
                              line). The table below has the numbers.",
                unit: "Children in care",
                history: self.history.clone(),
                expected: years().map(|(at, (without, _))| (at, without, None)).collect(),
                reform: years().map(|(at, (_, with))| (at, with)).collect(),
            },
        )
    }

    /// The tables.
    pub fn sheets(&self) -> Vec<Sheet> {
        let net = |net: &forecast::scenario::Net| {
            vec![
                text(net.year.to_string()),
                Cell::Heads(net.children.0),
                Cell::Heads(net.children.1),
                Cell::Pounds(net.placements.0),
                Cell::Pounds(net.placements.1),
                Cell::Pounds(net.running),
                Cell::Pounds(net.net_so_far),
                Cell::Pounds(net.band[1].0),
                Cell::Pounds(net.band[1].1),
                Cell::Pounds(net.band[2].0),
                Cell::Pounds(net.band[2].1),
            ]
        };
        let mut drivers: Vec<Vec<Cell>> =
            self.comparison.drivers.iter().map(|(name, pounds)| vec![text(*name), Cell::Pounds(*pounds)]).collect();
        let together = self.comparison.drivers.iter().map(|(_, pounds)| pounds).sum();
        drivers.push(vec![text("together"), Cell::Pounds(together)]);
        let hangs_on = self.comparison.hangs_on.iter();
        let mut sheets = vec![
            Sheet {
                name: "net",
                title: "With and without it, year by year".into(),
                heads: heads(&[
                    "Year",
                    "Children without",
                    "Children with",
                    "Placements without",
                    "Placements with",
                    "To run it",
                    "Net so far",
                    "80% from",
                    "80% to",
                    "95% from",
                    "95% to",
                ]),
                rows: self.comparison.years.iter().map(net).collect(),
            },
            Sheet {
                name: "drivers",
                title: "Where the difference in placement cost comes from; the parts add up".into(),
                heads: heads(&["Driver", "Pounds, all years"]),
                rows: drivers,
            },
            Sheet {
                name: "hangs-on",
                title: "What most of it hangs on: what each change does alone".into(),
                heads: heads(&["Change", "Pounds, all years"]),
                rows: hangs_on.map(|(name, pounds)| vec![text(name), Cell::Pounds(*pounds)]).collect(),
            },
        ];
        if !self.queues.is_empty() {
            let rows = self.queues.iter().flat_map(|queue| {
                (1..).zip(&queue.years).map(|(year, waiting)| {
                    let band = Cell::Banded(waiting.mean, f64::from(waiting.low), f64::from(waiting.high));
                    vec![text(queue.room.clone()), text(format!("{year}")), band]
                })
            });
            sheets.push(Sheet {
                name: "waiting",
                title: "Children who wait for a place (80% of futures)".into(),
                heads: heads(&["Room", "At the end of year", "Children"]),
                rows: rows.collect(),
            });
        }
        sheets
    }
}
