//! A family's story, told entry by entry through the practice's own forms and decisions.

mod front_door;
mod help;
mod upkeep;

use crate::{
    Simulator, Written,
    cast::{self, Feature, Lead, Part},
    chance::Chance,
    days::{days_from, in_office_hours},
    episode::{self, Episode},
    household::Household,
    record::{Offered, Record},
    words::{Theme, Words, themes},
    workers::Leads,
};
use casework::form::Form;
use jiff::civil::{Date, DateTime};
use ledger::{EntryId, FamilyId, Instant, PersonId, WorkerId};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The whole story of one family.
pub(crate) fn tell(simulator: &Simulator, number: u64) -> Vec<Written> {
    let Outline { part, episodes, mut chance } = outline(simulator, number);
    let first = episodes[0].received.date();
    let household = Household::new(first, part.features, &mut chance);
    let leads = first_leads(simulator, &part, &mut chance);
    let themes = themes(&household, first, part.features, &mut chance);
    let mut story = Story {
        simulator,
        number,
        part,
        household,
        leads,
        themes,
        words: Words::default(),
        chance,
        record: Record::new(number),
        family: None,
        scale: Vec::new(),
    };
    let count = episodes.len();
    for (place, episode) in episodes.iter().enumerate() {
        let turn = if place + 1 == count { Turn::Last } else { Turn::Earlier };
        story.episode(episode, turn);
    }
    story.record.written
}

/// Who leads at first. The worker on the role card takes families over from colleagues, and the one who knows a family outside work
/// never leads it.
fn first_leads(simulator: &Simulator, part: &Part, chance: &mut Chance) -> Leads {
    let has = |feature: Feature| part.features.contains(&feature);
    match part.lead {
        Lead::Card if !has(Feature::Handover) => simulator.staff.card_lead(),
        Lead::Anybody if !has(Feature::Conflict) => simulator.staff.colleague(chance),
        Lead::Card | Lead::North | Lead::Anybody => simulator.staff.north_lead(chance),
    }
}

/// A day before which a story has not begun.
pub(crate) fn not_before(simulator: &Simulator, number: u64) -> Instant {
    let outline = outline(simulator, number);
    Instant::from_london(outline.episodes[0].received.date().at(0, 0, 0, 0))
}

/// What is settled before a story is told.
struct Outline {
    part: Part,
    episodes: Vec<Episode>,
    chance: Chance,
}

fn outline(simulator: &Simulator, number: u64) -> Outline {
    let mut chance = Chance::new(simulator.seed, number);
    let part = cast::part_of(number, &mut chance);
    let episodes = episode::episodes(&part, simulator.today, &mut chance);
    Outline { part, episodes, chance }
}

/// Is an episode the one that stands today?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// It ended before.
    Earlier,
    /// It is the newest.
    Last,
}

/// A story while it is told.
struct Story<'a> {
    simulator: &'a Simulator,
    number: u64,
    part: Part,
    household: Household,
    leads: Leads,
    /// What this family struggles with, and which child it is mostly about.
    themes: Vec<(&'static Theme, usize)>,
    words: Words,
    chance: Chance,
    record: Record,
    family: Option<FamilyId>,
    /// How far each goal of the plan has come.
    scale: Vec<GoalStands>,
}

/// Where a goal of the plan stands.
#[derive(Clone, Debug)]
struct GoalStands {
    name: String,
    at: u8,
    by: Date,
    done: bool,
}

/// Something that happens in an episode after the contact was taken.
#[derive(Clone, Debug)]
enum Event {
    Identify(WorkerId),
    FrontDoorNote(WorkerId),
    Decide,
    NameLead,
    Basis,
    Team(usize),
    LeaveTeam,
    Visit { on: Date, phase: f64 },
    Note,
    Help,
    Send,
    Return,
    Authorise,
    Plan { review_on: Date },
    Review { next: Date },
    Progress,
    Handover,
    Close,
    Restrict,
    Hide,
    Warn,
    ReviewWarning,
    Born(usize),
    Join,
    SecondRecord,
    Correct,
    WrongChild,
    Withdraw,
    Conflict,
    Support,
}

impl Story<'_> {
    fn has(&self, feature: Feature) -> bool {
        self.part.features.contains(&feature)
    }

    fn family(&self) -> FamilyId {
        self.family.expect("the first contact made the family’s record")
    }

    fn episode(&mut self, episode: &Episode, turn: Turn) {
        let taken = self.take_contact(episode, turn);
        let mut events = self.schedule(episode, turn, taken);
        events.sort_by_key(|(when, _)| *when);
        for (when, event) in events {
            self.happen(when, event, episode);
        }
    }

    fn happen(&mut self, when: DateTime, event: Event, episode: &Episode) {
        match event {
            Event::Identify(by) => self.identify(when, by),
            Event::FrontDoorNote(by) => self.front_door_note(when, by),
            Event::Decide => self.decide(when, episode),
            Event::NameLead => self.name_lead(when),
            Event::Basis => self.set_basis(when),
            Event::Team(place) => self.join_team(when, place),
            Event::LeaveTeam => self.leave_team(when),
            Event::Visit { on, phase } => self.visit(when, on, phase),
            Event::Note => self.note(when),
            Event::Help => self.help(when),
            Event::Send => self.send_assessment(when),
            Event::Return => self.return_assessment(when),
            Event::Authorise => self.authorise(when),
            Event::Plan { review_on } => self.agree_plan(when, review_on),
            Event::Review { next } => self.review_plan(when, next),
            Event::Progress => self.progress(when),
            Event::Handover => self.hand_over(when),
            Event::Close => self.close(when),
            Event::Restrict => self.restrict(when),
            Event::Hide => self.hide_address(when),
            Event::Warn => self.warn(when),
            Event::ReviewWarning => self.review_warning(when),
            Event::Born(child) => self.born(when, child),
            Event::Join => self.join_records(when),
            Event::SecondRecord => self.second_record(when),
            Event::Correct => self.correct(when),
            Event::WrongChild => self.wrong_child(when),
            Event::Withdraw => self.withdraw(when),
            Event::Conflict => self.conflict(when),
            Event::Support => self.support(when),
        }
    }

    /// Everything that happens in an episode, in no order yet.
    fn schedule(&mut self, episode: &Episode, turn: Turn, taken: (DateTime, WorkerId)) -> Vec<(DateTime, Event)> {
        let (at, by) = taken;
        let soon = |minutes: i64| at.saturating_add(jiff::Span::new().minutes(minutes));
        let mut events = vec![(soon(9), Event::Identify(by))];
        let last = turn == Turn::Last;
        if let Some((day, _)) = episode.decided {
            let hours = if day == at.date() { (16, 18) } else { (9, 12) };
            let decided = crate::days::between_hours(day, hours.0, hours.1, &mut self.chance);
            events.push((soon(24), Event::FrontDoorNote(by)));
            events.push((decided, Event::Decide));
        }
        if last && self.has(Feature::Lookalike) {
            events.push((self.office(crate::days::working_day(episode.received.date(), 4)), Event::SecondRecord));
        }
        if last && self.has(Feature::Joined) {
            events.push((self.office(crate::days::working_day(episode.received.date(), 2)), Event::Join));
        }
        let Some(named) = episode.lead_named else { return events };
        self.schedule_help(episode, turn, named, &mut events);
        events
    }

    fn schedule_help(&mut self, episode: &Episode, turn: Turn, named: Date, events: &mut Vec<(DateTime, Event)>) {
        let last = turn == Turn::Last;
        let decided = episode.decided.map(|(day, _)| day);
        if decided != Some(named) {
            events.push((self.office(named), Event::NameLead));
        }
        let until = episode.until;
        let within = |day: Date| crate::days::working_day_by(day).min(until);
        let later = |days: i32| crate::days::working_day(named, days).min(until);
        let mut push = |story: &mut Self, day: Date, event: Event| {
            if day <= until && episode.closed.is_none_or(|closed| day < closed) {
                events.push((in_office_hours(day, &mut story.chance), event));
            }
        };
        push(self, later(1), Event::Basis);
        let team = self.chance.below(3) + usize::from(last);
        for place in 0..team {
            push(self, later(3 + 9 * i32::try_from(place).unwrap_or(0)), Event::Team(place));
        }
        let visits = episode.visits(&mut self.chance);
        let count = visits.len();
        for (place, on) in visits.into_iter().enumerate() {
            let phase = place as f64 / count as f64;
            let late = last && self.has(Feature::RecordedLate) && place + 2 == count;
            let recorded = match (late, self.chance.below(4)) {
                (true, _) => crate::days::working_day(on, 6),
                (false, 0) => crate::days::working_day(on, 1),
                (false, _) => on,
            };
            push(self, if recorded <= until { recorded } else { on }, Event::Visit { on, phase });
            match self.chance.below(5) {
                0 | 1 => push(self, within(days_from(on, 4)), Event::Note),
                2 => push(self, within(days_from(on, 6)), Event::Help),
                3 => push(self, within(days_from(on, 8)), Event::Support),
                _ => {}
            }
        }
        for day in &episode.sent {
            push(self, *day, Event::Send);
        }
        if let Some(day) = episode.returned {
            push(self, day, Event::Return);
        }
        if let Some(day) = episode.authorised {
            push(self, day, Event::Authorise);
        }
        if let Some(planned) = episode.planned {
            let reviews = episode.reviews();
            let next = |after: usize, on: Date, days: i32| match (reviews.get(after), episode.review_on) {
                (Some(next), _) => *next,
                (None, Some(next)) => next.max(on),
                (None, None) => crate::days::working_day_from(days_from(on, days)),
            };
            push(self, planned, Event::Plan { review_on: next(0, planned, 41) });
            for (place, on) in reviews.iter().enumerate() {
                push(self, *on, Event::Review { next: next(place + 1, *on, 88) });
            }
            for weeks in [4, 11, 19] {
                push(self, crate::days::working_day(planned, 5 * weeks), Event::Progress);
            }
        }
        self.schedule_features(episode, turn, named, events);
        if let Some(day) = episode.closed {
            let when = crate::days::between_hours(day, 14, 17, &mut self.chance);
            events.push((when, Event::Close));
        }
    }

    fn schedule_features(&mut self, episode: &Episode, turn: Turn, named: Date, events: &mut Vec<(DateTime, Event)>) {
        let last = turn == Turn::Last;
        let until = episode.until;
        let day = |days: i32| crate::days::working_day(named, days);
        let ends = episode.closed.unwrap_or(until);
        let mut push = |story: &mut Self, day: Date, event: Event| {
            if day < ends {
                events.push((in_office_hours(day, &mut story.chance), event));
            }
        };
        for (child, born) in self.household.children.iter().map(|child| child.born).enumerate().collect::<Vec<_>>() {
            if self.household.children[child].unborn_at_first && born > named {
                push(self, crate::days::working_day_from(days_from(born, 5)), Event::Born(child));
            }
        }
        if !last {
            return;
        }
        for feature in self.part.features {
            match feature {
                Feature::Restricted | Feature::Sealed => push(self, day(2), Event::Restrict),
                Feature::HiddenAddress => push(self, day(4), Event::Hide),
                Feature::Warning => {
                    push(self, day(3), Event::Warn);
                    push(self, day(62), Event::ReviewWarning);
                }
                Feature::Handover => push(self, day(48), Event::Handover),
                Feature::Corrected => push(self, day(21), Event::Correct),
                Feature::WrongChild => push(self, day(23), Event::WrongChild),
                Feature::Withdrawn => push(self, day(26), Event::Withdraw),
                Feature::Conflict => push(self, day(1), Event::Conflict),
                Feature::Returning
                | Feature::Unborn
                | Feature::Unknown
                | Feature::TwoFathers
                | Feature::Big
                | Feature::Twins
                | Feature::Separated
                | Feature::Kinship
                | Feature::Joined
                | Feature::Lookalike
                | Feature::RecordedLate
                | Feature::Interpreter => {}
            }
        }
        if self.chance.one_in(3) {
            push(self, day(70), Event::LeaveTeam);
        }
    }

    fn office(&mut self, day: Date) -> DateTime {
        in_office_hours(day, &mut self.chance)
    }

    /// What the forms of this family offer.
    fn offered(&self) -> Offered {
        Offered {
            people: self.household.named(),
            workers: self.simulator.staff.pickable(),
            choices: vec![("goal", self.goal_choices())],
        }
    }

    fn fill<T: DeserializeOwned>(&self, form: &Form, on: Date, answers: Value) -> T {
        self.record.fill(form, answers, &self.offered(), on)
    }

    /// A sentence about a child, on a day.
    fn say(&mut self, from: &'static [&'static str], child: usize, on: Date) -> String {
        self.words.say(from, child, &self.household, on, &mut self.chance)
    }

    /// A sentence about any child.
    fn tell(&mut self, from: &'static [&'static str], on: Date) -> String {
        let child = self.any_child(on);
        self.say(from, child, on)
    }

    /// A child who has been born and recorded.
    fn any_child(&mut self, on: Date) -> usize {
        let present = self.present(on);
        if present.is_empty() { 0 } else { self.chance.pick(&present) }
    }

    /// Children who have been born and recorded.
    fn present(&self, on: Date) -> Vec<usize> {
        let children = self.household.children.iter().enumerate();
        children.filter(|(_, child)| child.is_here(on) && child.id.is_some()).map(|(place, _)| place).collect()
    }

    fn child_id(&self, child: usize) -> PersonId {
        self.household.children[child].id.expect("the first contact made the children’s records")
    }

    /// The newest entry of a kind.
    fn newest(&self, kind: &str) -> Option<EntryId> {
        self.record.entries.iter().rev().find(|entry| entry.kind == kind).map(|entry| entry.id)
    }
}
