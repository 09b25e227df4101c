//! What published figures say of leaving care in a council's region: what its own rates are drawn towards where it has few children.

use super::{Level, Statistics};
use crate::council::rates::{ENGLAND_LEAVING_A_YEAR, Seen};

/// The latest years that are counted: long enough to be steady, short enough to be of today.
const YEARS: i32 = 3;
const DAYS_A_YEAR: f64 = 365.25;

/// Children who left care before 18, and days of care, in the region of the council of that name or code. Published figures count those
/// who turned 18 among those who ceased: their share is taken to be England's everywhere. `None` where nothing was published.
pub fn left_care_in_region_of(statistics: &Statistics, council: &str) -> Option<Seen> {
    let asked = council.trim().to_lowercase();
    let is_it = |name: &str| name.to_lowercase() == asked;
    let council = statistics.places().find(|place| {
        place.level == Level::Authority && (is_it(&place.name) || is_it(&place.code) || is_it(&place.old_code))
    })?;
    let ceased = statistics.figures("children_count", "ceasing to be looked after")?;
    let there = statistics.figures("children_count", "looked after on 31 March")?;
    let rate = |code: &str| -> Option<Seen> {
        let last = ceased.keys().filter(|(place, _)| place == code).map(|(_, year)| *year).max()?;
        let mut seen = Seen::default();
        for year in last - YEARS + 1..=last {
            let key = (code.to_owned(), year);
            if let (Some(events), Some(children)) =
                (ceased.get(&key).and_then(|value| value.number()), there.get(&key).and_then(|value| value.number()))
            {
                seen.events += events;
                seen.days += children * DAYS_A_YEAR;
            }
        }
        (seen.days > 0.0).then_some(seen)
    };
    let country = statistics.places().find(|place| place.level == Level::National)?;
    let (region, england) = (rate(&council.region)?, rate(&country.code)?);
    if england.events <= 0.0 {
        return None;
    }
    // Of England's published rate, so much is leaving before 18; the region's is scaled alike.
    let before_18 = ENGLAND_LEAVING_A_YEAR / DAYS_A_YEAR * england.days / england.events;
    Some(Seen { events: region.events * before_18, ..region })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// A country of two regions, in one of which children leave twice as often.
    fn statistics() -> Statistics {
        let mut text =
            "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
                        old_la_code,new_la_code,la_name,population_type,children_count\n"
                .to_owned();
        for year in 2020..2024 {
            for (kind, england, north, south) in
                [("looked after on 31 March", 2_000, 1_000, 1_000), ("ceasing to be looked after", 600, 200, 400)]
            {
                for (level, region, old, code, name, count) in [
                    ("National", "", "", "", "", england),
                    ("Regional", "E12000001", "", "", "", north),
                    ("Regional", "E12000002", "", "", "", south),
                    ("Local authority", "E12000002", "901", "E06000901", "Southtown", 30),
                ] {
                    writeln!(text, "{year},Reporting year,{level},E92000001,England,{region},,{old},{code},{name},Children {kind},{count}").unwrap();
                }
            }
        }
        let mut statistics = Statistics::new();
        statistics.read(text.as_bytes()).unwrap();
        statistics
    }

    #[test]
    fn a_region_in_which_more_leave_has_a_higher_rate_by_as_much() {
        let statistics = statistics();
        let seen = left_care_in_region_of(&statistics, "southtown").unwrap();
        let yearly = seen.events / seen.days * DAYS_A_YEAR;
        // England's published rate is 0.3 and the region's 0.4: a third more than what England's leaving before 18 is.
        assert!((yearly - ENGLAND_LEAVING_A_YEAR * 4.0 / 3.0).abs() < 1e-9, "{yearly}");
        assert!(left_care_in_region_of(&statistics, "Nowhere").is_none());
        assert!(left_care_in_region_of(&Statistics::new(), "Southtown").is_none());
    }
}
