//! Family Help: lead, team, visits, assessment, plan, reviews, the end.

use super::{GoalStands, Story};
use crate::{
    cast::{Feature, Lead},
    days::{days_from, working_day, working_day_from},
    forms, names, places,
    words::{self, Help, Theme, help as said},
};
use casework::{
    family_help::{self, TeamJoined},
    form::Choice,
};
use jiff::civil::{Date, DateTime};
use ledger::{PersonId, WorkerId};
use serde_json::{Map, Value, json};
use std::convert::Infallible;

/// The disciplines that join a team around a family, with their agency.
const TEAM: &[(&str, &str)] = &[
    ("health_visitor", "Aldermoor Community Health"),
    ("domestic_abuse", "Lantern House"),
    ("substance_misuse", "Clearwater Recovery"),
    ("mental_health", "Moorside Talking Service"),
    ("youth_worker", "Aldermoor Youth Project"),
    ("school_nurse", "Aldermoor Community Health"),
    ("education_welfare", "Aldermoor Council"),
    ("early_years", "Tanner’s Row family hub"),
    ("voluntary", "Open Door Aldermoor"),
];

impl Story<'_> {
    pub(super) fn name_lead(&mut self, when: DateTime) {
        let reason = self.tell(said::WHY_LEAD, when.date());
        self.allocate(when, reason);
    }

    pub(super) fn hand_over(&mut self, when: DateTime) {
        let reason = self.tell(said::HANDOVER, when.date());
        let staff = &self.simulator.staff;
        self.leads = match self.part.lead {
            Lead::Card => staff.card_lead(),
            Lead::North | Lead::Anybody => staff.successor(self.leads),
        };
        self.allocate(when, reason);
    }

    fn allocate(&mut self, when: DateTime, reason: String) {
        let leads = self.leads;
        let answers =
            json!({ "lead": leads.lead.to_string(), "supervisor": leads.supervisor.to_string(), "reason": reason });
        let said = self.fill(&forms::LEAD, when.date(), answers);
        let family = self.family();
        self.record.write(when, leads.manager, &mut self.chance, |reading, scribe| {
            family_help::allocate_lead(reading, family, said, leads.team.to_owned(), scribe)
        });
    }

    pub(super) fn set_basis(&mut self, when: DateTime) {
        let on = when.date();
        let (basis, why) = match self.chance.one_in(2) {
            true => ("section_17", self.tell(said::SECTION_17, on)),
            false => ("early_help", self.tell(said::EARLY_HELP, on)),
        };
        let said = self.fill(&forms::BASIS, on, json!({ "basis": basis, "why": why }));
        let family = self.family();
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::set_basis(reading, family, &said, scribe)
        });
    }

    pub(super) fn join_team(&mut self, when: DateTime, place: usize) {
        // The first who joins is the one the family's first worry asks for; then others as it comes.
        let wanted = (place == 0)
            .then(|| TEAM.iter().find(|(discipline, _)| *discipline == self.themes[0].0.discipline))
            .flatten();
        let (discipline, agency) = match wanted {
            Some(found) => *found,
            None => TEAM[(self.chance.below(2) + 2 * place + self.number as usize) % TEAM.len()],
        };
        let family = self.family();
        let standing = family_help::standing(&ledger::Reading::now(&self.record.entries), family);
        if standing.helpers.iter().any(|helper| helper.joined.discipline == discipline) {
            return;
        }
        let worker = self.simulator.staff.partner(discipline);
        let name = worker.is_none().then(|| self.chance.pick(names::PROFESSIONALS));
        let answers = json!({
            "worker": worker.map(|worker| worker.to_string()),
            "name": name,
            "discipline": discipline,
            "agency": agency,
            "place": self.chance.pick(places::MEETING_PLACES),
        });
        let said: TeamJoined = self.fill(&forms::TEAM, when.date(), answers);
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::join_team(reading, family, &said, scribe)
        });
    }

    pub(super) fn leave_team(&mut self, when: DateTime) {
        let family = self.family();
        let standing = family_help::standing(&ledger::Reading::now(&self.record.entries), family);
        let Some(helper) = standing.helpers.last() else { return };
        let mut offered = self.offered();
        offered.choices.push(("joined", vec![Choice::new(helper.entry.to_string(), helper.joined.discipline.clone())]));
        let why = self.tell(said::WHY_LEFT, when.date());
        let answers = json!({ "joined": helper.entry.to_string(), "why": why });
        let said = self.record.fill(&forms::TEAM_LEAVE, answers, &offered, when.date());
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::leave_team(reading, family, &said, scribe)
        });
    }

    pub(super) fn visit(&mut self, when: DateTime, on: Date, phase: f64) {
        let present = self.present(on);
        let (theme, child) = self.theme_for(on);
        let (news, means) = match phase {
            ..0.34 => (theme.early, said::MEANS_EARLY),
            0.34..0.7 => (theme.middle, said::MEANS_MIDDLE),
            _ => (theme.later, said::MEANS_LATER),
        };
        let news = self.say(news, child, on);
        let somewhere = ["home", "home", "home", "hub", "hub", "relative", "community", "school"];
        let schooled = present.iter().any(|child| self.household.children[*child].age(on) >= 5);
        let place = match words::tells_of_home(&news) {
            true => "home",
            false => self.chance.pick(if schooled { &somewhere } else { &somewhere[..7] }),
        };
        let mut happened = vec![self.tell(said::opening(place), on), news];
        if self.chance.one_in(2) {
            happened.push(self.tell(said::ALSO, on));
        }
        if self.chance.one_in(3) {
            happened.push(self.tell(said::NEXT_TIME, on));
        }
        let mut lines = Map::new();
        for place in &present {
            let seen = !self.chance.one_in(7);
            let alone = seen && self.household.children[*place].age(on) >= 4 && self.chance.one_in(2);
            let words = (seen && !self.chance.one_in(3)).then(|| self.childs_words(*place, on)).flatten();
            lines.insert(self.child_id(*place).to_string(), json!({ "seen": seen, "alone": alone, "words": words }));
        }
        let means = (!self.chance.one_in(4)).then(|| self.say(means, child, on));
        let moved = self.movement(on, phase);
        let answers = json!({
            "on": on.to_string(),
            "place": place,
            "happened": happened.join(" "),
            "means": means,
            "children": lines,
            "moved": moved,
        });
        let said = self.fill(&forms::VISIT, when.date(), answers);
        let family = self.family();
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::record_visit(reading, family, said, scribe)
        });
    }

    /// A theme whose child has been born by then.
    fn theme_for(&mut self, on: Date) -> (&'static Theme, usize) {
        let which = self.chance.below(self.themes.len());
        let (theme, child) = self.themes[which];
        let child = if self.household.children[child].is_here(on) { child } else { self.any_child(on) };
        (theme, child)
    }

    /// What a child says, once old enough to say it.
    fn childs_words(&mut self, child: usize, on: Date) -> Option<String> {
        let age = self.household.children[child].age(on);
        said::childs_words(age).map(|words| self.say(words, child, on))
    }

    /// Which goals moved since last time: mostly forward, sometimes back.
    fn movement(&mut self, on: Date, phase: f64) -> Vec<Value> {
        let mut moved = Vec::new();
        for place in 0..self.scale.len() {
            if !self.chance.one_in(2) {
                continue;
            }
            let step = self.chance.pick(&[1, 1, 2, 2, 0, -1]);
            let goal = &mut self.scale[place];
            let ceiling = if phase > 0.7 { 10 } else { 7 };
            goal.at = u8::try_from((i32::from(goal.at) + step).clamp(1, ceiling)).expect("between nought and ten");
            let near = days_from(goal.by, -10) <= on;
            let done = !goal.done && near && goal.at >= 5;
            goal.done |= done;
            moved.push(json!({ "goal": goal.name, "to": goal.at, "done": done }));
        }
        moved
    }

    pub(super) fn goal_choices(&self) -> Vec<Choice> {
        self.scale.iter().map(|goal| Choice::new(goal.name.clone(), format!("Goal {}", goal.name))).collect()
    }

    pub(super) fn note(&mut self, when: DateTime) {
        let on = when.date();
        let which = self.chance.below(said::NOTES.len());
        let (way, with, says) = said::NOTES[which];
        let says = self.tell(says, on);
        let with = match with {
            said::With::Carer => self.household.carer().forename.clone(),
            said::With::Professional => Some(self.chance.pick(names::PROFESSIONALS).to_owned()),
            said::With::Nobody => None,
        };
        let about = self.any_child(on);
        let weight = self.chance.pick(&["everyday", "everyday", "everyday", "significant"]);
        let answers = json!({ "way": way, "on": on.to_string(), "with": with, "says": says, "significance": weight, "about": [self.child_id(about).to_string()] });
        self.write_note(when, self.leads.lead, answers);
    }

    pub(super) fn write_note(&mut self, when: DateTime, by: WorkerId, answers: Value) {
        let said = self.fill(&forms::NOTE, when.date(), answers);
        let family = self.family();
        self.record.write(when, by, &mut self.chance, |_, scribe| {
            Ok::<_, Infallible>(family_help::record_note(family, &said, scribe))
        });
    }

    /// The lead practitioner helps.
    pub(super) fn help(&mut self, when: DateTime) {
        self.give_help(when, self.leads.lead);
    }

    /// A family support worker of the team helps.
    pub(super) fn support(&mut self, when: DateTime) {
        self.give_help(when, self.leads.support);
    }

    fn give_help(&mut self, when: DateTime, by: WorkerId) {
        let on = when.date();
        let (theme, child) = self.theme_for(on);
        let Help { kind, says } = self.chance.pick(theme.help);
        let referred = self.chance.one_in(5);
        let which = self.chance.below(TEAM.len());
        let minutes = self.chance.pick(&[30, 45, 45, 60, 60, 75, 90, 120]);
        let mut people: Vec<PersonId> = vec![self.child_id(child)];
        people.extend(self.household.carer().id);
        let answers = json!({
            "help": kind,
            "on": on.to_string(),
            "minutes": (!referred).then_some(minutes),
            "by": if referred { "referred" } else { "team" },
            "referred_to": referred.then(|| TEAM[which].1),
            "people": people.iter().map(PersonId::to_string).collect::<Vec<_>>(),
            "says": self.say(if referred { said::REFERRED } else { says }, child, on),
        });
        let said = self.fill(&forms::HELP, on, answers);
        let family = self.family();
        self.record.write(when, by, &mut self.chance, |reading, scribe| {
            family_help::record_help(reading, family, &said, scribe)
        });
    }

    pub(super) fn send_assessment(&mut self, when: DateTime) {
        let on = when.date();
        let family = self.family();
        let standing = family_help::standing(&ledger::Reading::now(&self.record.entries), family);
        let opened = standing.opened_on.expect("Family Help was decided");
        let late = working_day(opened, 45) < on;
        let themes = self.themes.clone();
        let worries: Vec<String> = themes.iter().map(|(theme, child)| self.say(theme.worries, *child, on)).collect();
        let analysis: Vec<String> =
            themes.iter().take(2).map(|(theme, child)| self.say(theme.analysis, *child, on)).collect();
        let (well, more) = (self.tell(said::WELL, on), self.tell(said::WELL, on));
        let mut children = Map::new();
        for place in self.present(on) {
            children.insert(self.child_id(place).to_string(), self.assessed(place, &themes, on));
        }
        let again = standing.assessment.is_some();
        let answers = json!({
            "well": format!("{well} {more}"),
            "worries": worries.join(" "),
            "network": self.tell(said::NETWORK, on),
            "family_view": self.tell(said::FAMILY_VIEW, on),
            "history": self.tell(if again { said::CHANGED_SINCE } else { said::HISTORY }, on),
            "children": children,
            "analysis": format!("{} {}", analysis.join(" "), self.tell(said::ANALYSIS, on)),
            "next": self.tell(said::NEXT, on),
            "why_late": late.then(|| self.tell(said::WHY_LATE, on)),
        });
        let said: family_help::Assessment = self.fill(&forms::ASSESSMENT, on, answers);
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::send_assessment(reading, family, &said, scribe)
        });
    }

    fn assessed(&mut self, place: usize, themes: &[(&'static Theme, usize)], on: Date) -> Value {
        let mine: Vec<&Theme> = themes.iter().filter(|(_, child)| *child == place).map(|(theme, _)| *theme).collect();
        // A parent's trouble is a factor for every child in the house; a child's own is theirs alone.
        let shared = themes.iter().flat_map(|(theme, _)| theme.factors).filter(|factor| factor.ends_with('B'));
        let mut factors: Vec<&str> = shared.chain(mine.iter().flat_map(|theme| theme.factors)).copied().collect();
        factors.sort_unstable();
        factors.dedup();
        let worries = mine.first().map(|theme| self.say(theme.child, place, on));
        let worries = worries.unwrap_or_else(|| self.say(said::CHILD_WORRIES, place, on));
        json!({
            "words": self.childs_words(place, on),
            "well": self.say(said::CHILD_WELL, place, on),
            "worries": worries,
            "factors": factors,
            "outcome": "PROV_OF_SERVICES",
        })
    }

    pub(super) fn return_assessment(&mut self, when: DateTime) {
        self.decide_assessment(when, "returned", said::RETURNED);
    }

    pub(super) fn authorise(&mut self, when: DateTime) {
        self.decide_assessment(when, "authorised", said::AUTHORISED);
    }

    fn decide_assessment(&mut self, when: DateTime, outcome: &str, comments: &'static [&'static str]) {
        let comments = self.tell(comments, when.date());
        let said =
            self.fill(&forms::ASSESSMENT_DECISION, when.date(), json!({ "outcome": outcome, "comments": comments }));
        let family = self.family();
        self.record.write(when, self.leads.supervisor, &mut self.chance, |reading, scribe| {
            family_help::decide_assessment(reading, family, said, scribe)
        });
    }

    pub(super) fn agree_plan(&mut self, when: DateTime, review_on: Date) {
        let on = when.date();
        let mut goals = Vec::new();
        self.scale.clear();
        for (theme, child) in self.themes.clone() {
            let possible = |goal: &&words::Goal| {
                words::some_fits(goal.goal, child, &self.household, on)
                    && words::some_fits(goal.action, child, &self.household, on)
            };
            let fitting: Vec<&words::Goal> = theme.goals.iter().filter(possible).collect();
            let first = self.chance.below(fitting.len());
            for place in 0..=self.chance.below(fitting.len().min(2)) {
                let words::Goal { goal, action, who } = *fitting[(first + place) % fitting.len()];
                let by = working_day_from(days_from(on, self.chance.between(20, 110)));
                let who = match who {
                    words::Who::Carer => self.household.carer().forename.clone().unwrap_or_default(),
                    words::Who::Lead => self.simulator.staff.name(self.leads.lead).to_owned(),
                    words::Who::Other(who) => (*who).to_owned(),
                };
                let (goal, action) = (self.say(goal, child, on), self.say(action, child, on));
                goals.push(json!({ "goal": goal, "action": action, "who": who, "by": by.to_string() }));
                self.scale.push(GoalStands {
                    name: String::new(),
                    at: u8::try_from(self.chance.between(1, 3)).unwrap_or(2),
                    by,
                    done: false,
                });
            }
        }
        let contingency = self.tell(said::CONTINGENCY, on);
        let answers = json!({ "goals": goals, "contingency": contingency, "review_on": review_on.to_string() });
        let said = self.fill(&forms::PLAN, on, answers);
        let family = self.family();
        let agreed = self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::agree_plan(reading, family, said, scribe)
        });
        // The practice names the goals: they go on from those of earlier plans.
        let named = agreed.iter().filter_map(|draft| draft.body["goals"].as_array()).flatten();
        for (goal, named) in self.scale.iter_mut().zip(named) {
            goal.name = named["name"].as_str().unwrap_or_default().to_owned();
        }
        if self.scale.is_empty() || self.has(Feature::Sealed) {
            return;
        }
        // Where the goals stand on the day of the plan is said with it.
        let moved: Vec<Value> = self.scale.iter().map(|goal| json!({ "goal": goal.name, "to": goal.at })).collect();
        let says = self.tell(said::BASELINE, on);
        self.write_progress(when, moved, says);
    }

    pub(super) fn progress(&mut self, when: DateTime) {
        let on = when.date();
        let moved = self.movement(on, 0.5);
        if moved.is_empty() {
            return;
        }
        let says = self.tell(said::PROGRESS, on);
        self.write_progress(when, moved, says);
    }

    fn write_progress(&mut self, when: DateTime, moved: Vec<Value>, says: String) {
        let said = self.fill(&forms::PLAN_MOVED, when.date(), json!({ "moved": moved, "says": says }));
        let family = self.family();
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::move_plan(reading, family, said, scribe)
        });
    }

    pub(super) fn review_plan(&mut self, when: DateTime, next: Date) {
        let on = when.date();
        let (theme, child) = self.theme_for(on);
        let changed = format!("{} {}", self.tell(said::REVIEWED, on), self.say(theme.middle, child, on));
        let answers = json!({
            "changed": changed,
            "family_view": self.tell(said::REVIEW_VIEW, on),
            "moved": self.movement(on, 0.6),
            "review_on": next.max(on).to_string(),
        });
        let said = self.fill(&forms::PLAN_REVIEW, on, answers);
        let family = self.family();
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::review_plan(reading, family, said, scribe)
        });
    }

    pub(super) fn close(&mut self, when: DateTime) {
        let on = when.date();
        let (theme, child) = self.theme_for(on);
        let reason = self.chance.pick(&[
            "outcomes_met",
            "outcomes_met",
            "outcomes_met",
            "universal",
            "universal",
            "withdrew",
            "moved",
        ]);
        let changed = format!("{} {}", self.tell(said::closing(reason), on), self.say(theme.later, child, on));
        let answers = json!({ "reason": reason, "changed": changed, "family_view": self.tell(said::CLOSING_VIEW, on) });
        let said = self.fill(&forms::CLOSING, on, answers);
        let family = self.family();
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            family_help::close(reading, family, &said, scribe)
        });
        self.scale.clear();
    }
}
