//! When the turning points of a story fall: worked out backwards from where the family stands today, in working days.

use crate::{
    cast::{Clock, Feature, Part, Received, Standing},
    chance::Chance,
    days::{between_hours, days_from, working_day, working_day_by, working_day_from},
};
use casework::front_door::Outcome;
use jiff::civil::{Date, DateTime};

/// One way from a contact to where it led.
#[derive(Clone, Debug)]
pub(crate) struct Episode {
    /// When the contact came.
    pub(crate) received: DateTime,
    /// What a manager decided, and when.
    pub(crate) decided: Option<(Date, Outcome)>,
    /// When a lead practitioner was named.
    pub(crate) lead_named: Option<Date>,
    /// When the assessment was sent, each time.
    pub(crate) sent: Vec<Date>,
    /// When it came back with comments.
    pub(crate) returned: Option<Date>,
    /// When it was authorised.
    pub(crate) authorised: Option<Date>,
    /// When the plan was agreed.
    pub(crate) planned: Option<Date>,
    /// When Family Help ended.
    pub(crate) closed: Option<Date>,
    /// The last visit.
    pub(crate) last_visit: Option<Date>,
    /// When the plan is reviewed next, as said at its last review.
    pub(crate) review_on: Option<Date>,
    /// The last day on which anything is recorded.
    pub(crate) until: Date,
}

/// The end of a morning's early shift. Nothing is recorded after half past seven today, so that a demonstration that is started at
/// breakfast has no future in it.
const EARLY_SHIFT: (i8, i8) = (6, 7);

/// The episodes of a story, the oldest first.
pub(crate) fn episodes(part: &Part, today: Date, chance: &mut Chance) -> Vec<Episode> {
    let returning = part.features.contains(&Feature::Returning);
    let last = present(part.standing, today, returning, chance);
    match returning {
        true => vec![earlier(&last, chance), last],
        false => vec![last],
    }
}

fn present(standing: Standing, today: Date, returning: bool, chance: &mut Chance) -> Episode {
    let ago = |days: i32| working_day(today, -days);
    match standing {
        Standing::Undecided(received) => {
            let at = match received {
                Received::Today => between_hours(today, EARLY_SHIFT.0, EARLY_SHIFT.1, chance),
                Received::Yesterday => between_hours(days_from(today, -1), 11, 16, chance),
                Received::Earlier => contact(3, today, chance),
            };
            Episode::contact(at, at.date())
        }
        Standing::Advice => short(Outcome::Advice, returning, today, chance),
        Standing::Universal => short(Outcome::Universal, returning, today, chance),
        Standing::NotForUs => short(Outcome::NotForUs, returning, today, chance),
        Standing::Protection => {
            let at = contact(3, today, chance);
            Episode { decided: Some((at.date(), Outcome::Protection)), ..Episode::contact(at, ago(1)) }
        }
        Standing::Waiting => {
            let at = contact(3, today, chance);
            Episode { decided: Some((ago(2), Outcome::FamilyHelp)), ..Episode::contact(at, ago(1)) }
        }
        Standing::Assessing(clock) => {
            let days = match clock {
                Clock::Late => chance.between(47, 58),
                Clock::Today => 45,
                Clock::Soon => chance.between(39, 43),
                Clock::Later => chance.between(6, 26),
            };
            let mut episode = Episode::helped(days, today, chance);
            episode.last_visit = Some(ago(chance.between(2, 9)));
            episode
        }
        Standing::Sent => {
            let days = chance.between(30, 44);
            let mut episode = Episode::helped(days, today, chance);
            episode.sent = vec![ago(chance.between(1, 3))];
            episode
        }
        Standing::Returned => {
            let days = chance.between(34, 43);
            let mut episode = Episode::helped(days, today, chance);
            episode.sent = vec![ago(chance.between(4, 6))];
            episode.returned = Some(ago(chance.between(1, 3)));
            episode
        }
        Standing::Authorised => {
            let days = chance.between(34, 46);
            let mut episode = Episode::helped(days, today, chance);
            episode.sent = vec![ago(chance.between(5, 7))];
            episode.authorised = Some(ago(chance.between(1, 4)));
            episode
        }
        Standing::Helping(clock) => {
            let planned = chance.between(24, 180);
            let mut episode = Episode::planned(planned, today, chance);
            let (visit, review) = match clock {
                Clock::Late => (chance.between(31, 38), -chance.between(1, 4)),
                Clock::Today => (28, 3),
                Clock::Soon => (chance.between(23, 26), chance.between(2, 6)),
                Clock::Later => (chance.between(2, 13), chance.between(12, 40)),
            };
            episode.last_visit = Some(working_day_by(days_from(today, -visit)));
            episode.review_on = Some(working_day(today, review));
            episode
        }
        Standing::Closed => {
            let (closed, helped) = match returning {
                true => (chance.between(5, 100), chance.between(45, 90)),
                false => (chance.between(5, 230), chance.between(45, 150)),
            };
            let mut episode = Episode::planned(closed + helped, today, chance);
            episode.close(ago(closed), chance);
            episode
        }
    }
}

fn contact(days_ago: i32, today: Date, chance: &mut Chance) -> DateTime {
    between_hours(working_day(today, -days_ago), 8, 16, chance)
}

/// A contact that led to no work of ours.
fn short(outcome: Outcome, returning: bool, today: Date, chance: &mut Chance) -> Episode {
    let days = chance.between(6, if returning { 200 } else { 460 });
    let at = contact(days, today, chance);
    let decided = working_day(today, 1 - days);
    Episode { decided: Some((decided, outcome)), ..Episode::contact(at, working_day(today, -1)) }
}

/// An episode that ended before another, close enough to make that one a re-referral.
fn earlier(next: &Episode, chance: &mut Chance) -> Episode {
    let next = next.received.date();
    let (gap, helped) = (chance.between(12, 60), chance.between(40, 75));
    let mut episode = Episode::planned(gap + helped, next, chance);
    episode.close(working_day(next, -gap), chance);
    episode
}

impl Episode {
    fn contact(received: DateTime, until: Date) -> Self {
        Episode {
            received,
            decided: None,
            lead_named: None,
            sent: Vec::new(),
            returned: None,
            authorised: None,
            planned: None,
            closed: None,
            last_visit: None,
            review_on: None,
            until,
        }
    }

    /// Family Help since so many working days, nothing else yet.
    fn helped(days: i32, today: Date, chance: &mut Chance) -> Self {
        let received = between_hours(working_day(today, -days), 8, 12, chance);
        let decided = days - chance.between(0, 1);
        let named = decided - chance.between(0, 2);
        let until = working_day(today, -1);
        Episode {
            decided: Some((working_day(today, -decided), Outcome::FamilyHelp)),
            lead_named: Some(working_day(today, -named)),
            last_visit: Some(until),
            ..Episode::contact(received, until)
        }
    }

    /// Family Help with a plan that was agreed so many working days ago.
    fn planned(days: i32, today: Date, chance: &mut Chance) -> Self {
        let authorised = days + chance.between(2, 6);
        let sent = authorised + chance.between(1, 3);
        // Most assessments are done in time; about one in seven is not, as nationally.
        let took = if chance.one_in(7) { chance.between(46, 54) } else { chance.between(22, 44) };
        let mut episode = Self::helped(sent + took, today, chance);
        let ago = |days: i32| working_day(today, -days);
        episode.sent = vec![ago(sent)];
        if chance.one_in(4) {
            let returned = authorised + chance.between(5, 8);
            episode.sent = vec![ago(returned + 2), ago(authorised + 1)];
            episode.returned = Some(ago(returned));
        }
        episode.authorised = Some(ago(authorised));
        episode.planned = Some(ago(days));
        episode
    }

    fn close(&mut self, on: Date, chance: &mut Chance) {
        self.closed = Some(on);
        self.until = on;
        self.last_visit = Some(working_day(on, -chance.between(2, 7)));
        self.review_on = None;
    }

    /// When visits happen: soon after a lead was named, then every two to four weeks up to the last.
    pub(crate) fn visits(&self, chance: &mut Chance) -> Vec<Date> {
        let (Some(named), Some(last)) = (self.lead_named, self.last_visit) else { return Vec::new() };
        let mut visits = Vec::new();
        let mut next = working_day(named, chance.between(2, 5));
        while next < days_from(last, -6) {
            visits.push(next);
            next = working_day_from(days_from(next, chance.between(12, 27)));
        }
        if last > named {
            visits.push(last);
        }
        visits
    }

    /// When the plan is reviewed: after six weeks, then every three months.
    pub(crate) fn reviews(&self) -> Vec<Date> {
        let Some(planned) = self.planned else { return Vec::new() };
        let before = working_day(self.until, -8);
        let mut reviews = Vec::new();
        let mut next = working_day_from(days_from(planned, 41));
        while next < before {
            reviews.push(next);
            next = working_day_from(days_from(next, 88));
        }
        reviews
    }
}
