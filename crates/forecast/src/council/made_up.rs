//! A made-up council whose true rates are known, as rows of yearly returns: for tests and measurements.

use crate::{
    Day,
    returned::{Code, EpisodeRow, HeaderRow, Returned},
    stream::{Purpose, Stream},
};

/// 31 March 2024, on which every made-up return ends.
pub const LAST_DAY: Day = Day(19_813);

/// What is true of the made-up council.
#[derive(Clone, Copy)]
pub struct Truth {
    /// Entries in a month.
    pub entries: f64,
    /// The chance to leave in a month, at any age.
    pub leaving: f64,
    /// The chance to move between fostering and a home in a month.
    pub moving: f64,
    /// Years of returns, the last of which ends on 31 March 2024.
    pub years: i32,
    /// The seed.
    pub seed: u64,
}

impl Default for Truth {
    fn default() -> Truth {
        Truth { entries: 8.0, leaving: 0.04, moving: 0.03, years: 5, seed: 3 }
    }
}

/// The returns of a made-up council.
pub fn returns(truth: &Truth) -> Returned {
    let stream = Stream::new(truth.seed);
    let end = LAST_DAY;
    let mut returned = Returned::default();
    let begin = end.birthday(-truth.years - 6) + 1;
    let months = (truth.years + 6) as u32 * 12;
    for month in 0..months {
        for entry in 0..stream.poisson(truth.entries, 1, month, Purpose::Entries) {
            let child = returned.children;
            returned.children += 1;
            let chance = |step: u32, purpose: Purpose| stream.unit(1_000 + u64::from(child), step, purpose);
            let from = begin + (f64::from(month) * 30.4375) as i32 + (entry as i32 * 7) % 28;
            let born = from + -((chance(0, Purpose::Rate) * 17.5 * 365.25) as i32);
            let mut home = chance(0, Purpose::Begin) < 0.2;
            let mut started = from;
            let mut at = from;
            let mut step = 0;
            let mut episodes = Vec::new();
            let eighteen = born.birthday(18);
            loop {
                step += 1;
                let next = at + 30;
                if next >= eighteen {
                    episodes.push((started, Some(eighteen), home, "E4A"));
                    break;
                }
                if next > end {
                    episodes.push((started, None, home, ""));
                    break;
                }
                // Within the month, on any day: as rates work.
                let day = at + 1 + (chance(step, Purpose::Rate) * 29.0) as i32;
                if chance(step, Purpose::Step) < truth.leaving {
                    episodes.push((started, Some(day), home, "E8"));
                    break;
                }
                if chance(step, Purpose::Begin) < truth.moving {
                    episodes.push((started, Some(day), home, "X1"));
                    (started, home) = (day, !home);
                }
                at = next;
            }
            tell(&mut returned, truth, child, born, &episodes);
        }
    }
    returned
}

/// Writes episodes into every year's return that they reach into.
fn tell(returned: &mut Returned, truth: &Truth, child: u32, born: Day, episodes: &[(Day, Option<Day>, bool, &str)]) {
    for year in 2024 - truth.years..2024 {
        let last = LAST_DAY.birthday(year - 2023);
        let first = last.birthday(-1) + 1;
        let mut any = false;
        for (number, (from, to, home, end)) in episodes.iter().enumerate() {
            if *from > last || to.is_some_and(|to| to < first) {
                continue;
            }
            any = true;
            let to = to.filter(|to| *to <= last);
            returned.episodes.push(EpisodeRow {
                child,
                year,
                from: Some(*from),
                to,
                new: Code::new(if number == 0 { "S" } else { "P" }),
                legal: Code::new("C2"),
                place: Code::new(if *home { "K2" } else { "U4" }),
                provider: Code::new("PR1"),
                end: Code::new(if to.is_some() { end } else { "" }),
            });
        }
        if any {
            returned.headers.push(HeaderRow { child, year, born: Some(born) });
        }
    }
}
