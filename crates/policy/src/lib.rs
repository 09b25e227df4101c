//! Policy is data: code lists, timescales and bank holidays, each with the days on which it holds, its source, and how sure we
//! are of it. The values are the TOML files in the project's `policy` folder; this crate reads them once and does the sums with
//! days. It never knows what today is, and it never changes what a national code means.
//!
//! ```
//! use jiff::civil::date;
//!
//! let policy = policy::national();
//! assert_eq!(policy.codes("ethnicity").unwrap().label("WBRI"), Some("White British"));
//!
//! // Good Friday and Easter Monday are not working days.
//! let due = policy.calendar().add_working_days(date(2026, 4, 2), 1);
//! assert_eq!(policy::long_day(due), "Tuesday 7 April 2026");
//!
//! let assessment = policy.timescale("assessment", date(2026, 3, 2)).unwrap();
//! let clock = assessment.clock(date(2026, 3, 2), date(2026, 3, 18), policy.calendar());
//! assert_eq!(clock.to_string(), "due Thu 7 May (day 12 of 45)");
//! ```

mod authorities;
mod calendar;
mod codes;
mod local;
mod provenance;
mod showing;
mod timescale;

pub use authorities::{Authorities, Authority};
pub use calendar::{BankHoliday, Calendar};
pub use codes::{Absence, Code, CodeList};
pub use local::Problem;
pub use provenance::{Certainty, SetBy};
pub use showing::{Age, age_on, long_day, short_day};
pub use timescale::{Clock, Timescale, Unit};

use jiff::civil::Date;
use std::sync::LazyLock;

static NATIONAL: LazyLock<Policy> = LazyLock::new(Policy::read);

/// The policy that every authority starts from.
pub fn national() -> &'static Policy {
    &NATIONAL
}

/// Code lists, timescales and the calendar: the nation's, or an authority's with its local ones added.
#[derive(Clone, Debug)]
pub struct Policy {
    lists: Vec<CodeList>,
    timescales: Vec<Timescale>,
    calendar: Calendar,
    authorities: Authorities,
}

impl Policy {
    fn read() -> Self {
        let files = [
            include_str!("../../../policy/codes/person.toml"),
            include_str!("../../../policy/codes/front_door.toml"),
            include_str!("../../../policy/codes/assessment.toml"),
            include_str!("../../../policy/codes/family_help.toml"),
        ];
        let lists = files.into_iter().flat_map(|file| codes::read(file).expect("the tests read every code list"));
        let timescales = timescale::read(include_str!("../../../policy/timescales.toml"));
        let calendar = Calendar::read(include_str!("../../../policy/bank_holidays.toml"));
        Policy {
            lists: lists.collect(),
            timescales: timescales.expect("the tests read the timescales"),
            calendar: calendar.expect("the tests read the bank holidays"),
            authorities: Authorities::read(include_str!("../../../policy/authorities.toml"))
                .expect("the tests read the authorities"),
        }
    }

    /// A code list by name.
    pub fn codes(&self, name: &str) -> Option<&CodeList> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// Every code list.
    pub fn lists(&self) -> &[CodeList] {
        &self.lists
    }

    /// Working days and bank holidays.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The authorities of England.
    pub fn authorities(&self) -> &Authorities {
        &self.authorities
    }

    /// The timescale that holds for something which starts on a day.
    pub fn timescale(&self, code: &str, on: Date) -> Option<&Timescale> {
        self.timescales.iter().find(|timescale| timescale.code == code && timescale.holds_on(on))
    }

    /// Every timescale, in the order of the work; one code may have several that follow each other in time.
    pub fn timescales(&self) -> &[Timescale] {
        &self.timescales
    }

    /// How a timescale that starts on a day stands today.
    pub fn clock(&self, code: &str, start: Date, today: Date) -> Option<Clock> {
        Some(self.timescale(code, start)?.clock(start, today, &self.calendar))
    }
}
