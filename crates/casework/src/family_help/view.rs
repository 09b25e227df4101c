//! How Family Help stands with a family: stage, lead, assessment, plan, who was seen, and what falls due.

use super::*;
use crate::{
    front_door::{self, ContactStanding, Outcome},
    kinds::first_sentence,
    people,
};
use jiff::civil::Date;
use ledger::{Entry, EntryId, FamilyId, Instant, PersonId, Reading, Sequence, Subject, WorkerId};

/// Where a family is on its way. A stage is a state of one record, never a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A contact waits for a decision.
    Deciding,
    /// Family Help was decided; nobody leads yet.
    Waiting,
    /// The lead practitioner is assessing.
    Assessing,
    /// The assessment waits for a supervisor.
    Authorising,
    /// Assessed, no plan yet.
    Planning,
    /// A plan is being carried out.
    Helping,
    /// A strategy discussion was decided.
    Protection,
    /// Nothing is open.
    Closed,
}

impl Stage {
    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Stage::Deciding => "Contact to decide",
            Stage::Waiting => "Waiting for a lead practitioner",
            Stage::Assessing => "Assessing",
            Stage::Authorising => "Assessment to authorise",
            Stage::Planning => "Plan to agree",
            Stage::Helping => "Family plan",
            Stage::Protection => "Strategy discussion",
            Stage::Closed => "Closed",
        }
    }

    /// Its name in read tables.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Deciding => "deciding",
            Stage::Waiting => "waiting",
            Stage::Assessing => "assessing",
            Stage::Authorising => "authorising",
            Stage::Planning => "planning",
            Stage::Helping => "helping",
            Stage::Protection => "protection",
            Stage::Closed => "closed",
        }
    }

    /// Every stage.
    pub const ALL: [Stage; 8] = [
        Stage::Deciding,
        Stage::Waiting,
        Stage::Assessing,
        Stage::Authorising,
        Stage::Planning,
        Stage::Helping,
        Stage::Protection,
        Stage::Closed,
    ];
}

/// How Family Help stands with a family. Holds no clock: what is due says when, and the page says how long that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the family is.
    pub stage: Stage,
    /// The day of the contact that opened the present help.
    pub opened_on: Option<Date>,
    /// The day of the decision that opened it.
    pub decided_on: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// On which part of the law it stands, and since when.
    pub basis: Option<(String, Date)>,
    /// Everybody who led, the present lead last.
    pub leads: Vec<(LeadAllocated, Date)>,
    /// The team around the family.
    pub helpers: Vec<Helper>,
    /// The newest assessment of the present help.
    pub assessment: Option<AssessmentStanding>,
    /// The plan.
    pub plan: Option<PlanStanding>,
    /// Visits, the newest first.
    pub visits: Vec<VisitSummary>,
    /// Contacts, the oldest first.
    pub contacts: Vec<ContactStanding>,
    /// What falls due, the earliest first.
    pub due: Vec<Due>,
}

/// A member of the team around the family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// The entry that said they joined.
    pub entry: EntryId,
    /// Who.
    pub joined: TeamJoined,
    /// Since when.
    pub since: Date,
}

/// Is an assessment with the supervisor, back with comments, or authorised?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssessmentState {
    /// With the supervisor.
    Sent,
    /// Back with comments.
    Returned(Option<String>),
    /// Authorised on a day.
    Authorised(Date),
}

/// An assessment as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentStanding {
    /// The entry.
    pub entry: EntryId,
    /// What it says.
    pub assessment: Assessment,
    /// Who wrote it.
    pub author: WorkerId,
    /// The day it was sent.
    pub sent_on: Date,
    /// How it stands.
    pub state: AssessmentState,
}

/// The plan as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStanding {
    /// The entry of the newest plan.
    pub entry: EntryId,
    /// Since when there has been a plan.
    pub since: Date,
    /// Its goals with their movement.
    pub goals: Vec<GoalStanding>,
    /// What happens if it does not work.
    pub contingency: Option<String>,
    /// The next review.
    pub review_on: Date,
    /// The last review, or the day the plan was agreed.
    pub reviewed_on: Date,
}

/// A goal with its movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalStanding {
    /// The goal.
    pub goal: Goal,
    /// Where it stood when, the oldest first.
    pub moved: Vec<(Date, u8)>,
    /// Is its action done?
    pub action: ActionStanding,
}

/// Is an action open or done?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionStanding {
    /// Still to do.
    Open,
    /// Done on a day.
    Done(Date),
}

/// A visit in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitSummary {
    /// The entry.
    pub entry: EntryId,
    /// The day.
    pub on: Date,
    /// Where.
    pub place: Option<String>,
    /// Who was seen.
    pub seen: Vec<PersonId>,
}

/// Something that falls due, with the rule that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What to do, in words.
    pub what: String,
    /// Which page does it.
    pub form: &'static str,
    /// The timescale of `policy` that made it; `None` when people set the day themselves.
    pub rule: Option<&'static str>,
    /// The day from which it runs.
    pub from: Date,
    /// The day on which it is due.
    pub on: Date,
    /// Whose work it is.
    pub worker: Option<WorkerId>,
    /// The entry it is about.
    pub entry: Option<EntryId>,
}

impl Standing {
    /// The present lead practitioner's allocation.
    pub fn lead(&self) -> Option<&LeadAllocated> {
        match self.stage {
            Stage::Closed => None,
            Stage::Deciding
            | Stage::Waiting
            | Stage::Assessing
            | Stage::Authorising
            | Stage::Planning
            | Stage::Helping
            | Stage::Protection => self.leads.last().map(|(lead, _)| lead),
        }
    }

    /// How often the lead changed hands.
    pub fn handovers(&self) -> usize {
        let leads: Vec<WorkerId> = self.leads.iter().map(|(allocated, _)| allocated.lead).collect();
        leads.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }

    /// The day a child was last seen.
    pub fn last_seen(&self, child: PersonId) -> Option<Date> {
        self.visits.iter().find(|visit| visit.seen.contains(&child)).map(|visit| visit.on)
    }

    /// The contact that waits for a decision longest.
    pub fn undecided(&self) -> Option<&ContactStanding> {
        self.contacts.iter().find(|contact| contact.decided.is_none())
    }
}

/// How Family Help stands with a family, from believed entries about it.
pub fn standing(reading: &Reading, family: FamilyId) -> Standing {
    let mut standing = Standing {
        stage: Stage::Closed,
        opened_on: None,
        decided_on: None,
        closed_on: None,
        basis: None,
        leads: Vec::new(),
        helpers: Vec::new(),
        assessment: None,
        plan: None,
        visits: Vec::new(),
        contacts: front_door::contacts(reading, family),
        due: Vec::new(),
    };
    let mut moved: Vec<(Date, Sequence, Moved)> = Vec::new();
    let mut open = false;
    let mut protection = false;
    let mut entries: Vec<&Entry> = reading.about(Subject::Family(family)).collect();
    entries.sort_by_key(|entry| reading.stands_at(entry));
    for entry in entries {
        let on = entry.when.starts();
        match entry.kind.as_ref() {
            front_door::CONTACT_DECIDED => {
                let Some(decided) = entry.says::<front_door::ContactDecided>() else { continue };
                let received = standing
                    .contacts
                    .iter()
                    .find(|contact| contact.entry == reading.says_now(decided.contact))
                    .map(|contact| contact.contact.received_on);
                let helps = decided.outcome == Outcome::FamilyHelp;
                protection |= decided.outcome == Outcome::Protection;
                if helps && !open {
                    open = true;
                    standing.opened_on = received.or(Some(on));
                    standing.decided_on = Some(on);
                    standing.closed_on = None;
                    standing.assessment = None;
                    standing.plan = None;
                    standing.leads.clear();
                    standing.helpers.clear();
                    standing.basis = None;
                    moved.clear();
                }
            }
            LEAD_ALLOCATED => standing.leads.extend(entry.says::<LeadAllocated>().map(|lead| (lead, on))),
            // One that came with its end, from an import, is history: it says nothing of the present.
            BASIS_SET if entry.when.ends().is_none() => {
                standing.basis = entry.says::<BasisSet>().map(|set| (set.basis, on))
            }
            TEAM_JOINED => standing.helpers.extend(entry.says::<TeamJoined>().map(|joined| Helper {
                entry: entry.id,
                joined,
                since: on,
            })),
            TEAM_LEFT => {
                if let Some(left) = entry.says::<TeamLeft>() {
                    standing.helpers.retain(|helper| helper.entry != reading.says_now(left.joined));
                }
            }
            ASSESSMENT => {
                if let Some(assessment) = entry.says::<Assessment>() {
                    let author = reading.first_said_by(entry);
                    standing.assessment = Some(AssessmentStanding {
                        entry: entry.id,
                        assessment,
                        author,
                        sent_on: on,
                        state: AssessmentState::Sent,
                    });
                }
            }
            ASSESSMENT_DECIDED => {
                if let (Some(decided), Some(assessment)) = (entry.says::<AssessmentDecided>(), &mut standing.assessment)
                    && assessment.entry == reading.says_now(decided.assessment)
                {
                    assessment.state = match decided.outcome.as_str() {
                        "authorised" => AssessmentState::Authorised(on),
                        _ => AssessmentState::Returned(decided.comments),
                    };
                }
            }
            PLAN => {
                if let Some(plan) = entry.says::<Plan>() {
                    let since = standing.plan.as_ref().map_or(on, |plan| plan.since);
                    let goals = plan.goals.into_iter().map(|goal| GoalStanding {
                        goal,
                        moved: Vec::new(),
                        action: ActionStanding::Open,
                    });
                    standing.plan = Some(PlanStanding {
                        entry: entry.id,
                        since,
                        goals: goals.collect(),
                        contingency: plan.contingency,
                        review_on: plan.review_on,
                        reviewed_on: on,
                    });
                }
            }
            PLAN_MOVED => moved.extend(movements(entry, entry.says::<PlanMoved>().map(|said| said.moved))),
            PLAN_REVIEWED => {
                if let Some(review) = entry.says::<PlanReviewed>() {
                    if let Some(plan) = &mut standing.plan {
                        plan.review_on = review.review_on;
                        plan.reviewed_on = on;
                    }
                    moved.extend(movements(entry, Some(review.moved)));
                }
            }
            VISIT => {
                if let Some(visit) = entry.says::<Visit>() {
                    let seen = visit
                        .children
                        .iter()
                        .filter(|(_, line)| line.seen)
                        .map(|(child, _)| people::kept(reading, *child))
                        .collect();
                    standing.visits.push(VisitSummary { entry: entry.id, on, place: visit.place, seen });
                    moved.extend(movements(entry, Some(visit.moved)));
                }
            }
            CLOSED => {
                open = false;
                protection = false;
                standing.closed_on = Some(on);
            }
            _ => {}
        }
    }
    standing.visits.reverse();
    standing.visits.sort_by_key(|visit| std::cmp::Reverse(visit.on));
    if let Some(plan) = &mut standing.plan {
        carry_movement(plan, moved);
    }
    standing.stage = stage(&standing, open, protection);
    standing.due = due(&standing, &people::warnings_on(reading, family));
    standing
}

fn movements(entry: &Entry, moved: Option<Vec<Moved>>) -> impl Iterator<Item = (Date, Sequence, Moved)> {
    let (on, sequence) = (entry.when.starts(), entry.sequence);
    moved.unwrap_or_default().into_iter().map(move |moved| (on, sequence, moved))
}

fn carry_movement(plan: &mut PlanStanding, mut moved: Vec<(Date, Sequence, Moved)>) {
    moved.sort_by_key(|(on, sequence, _)| (*on, *sequence));
    for (on, _, moved) in moved {
        if let Some(goal) = plan.goals.iter_mut().find(|goal| goal.goal.name == moved.goal) {
            goal.moved.push((on, moved.to));
            if moved.done {
                goal.action = ActionStanding::Done(on);
            }
        }
    }
}

fn stage(standing: &Standing, open: bool, protection: bool) -> Stage {
    if !open {
        return match (standing.undecided(), protection) {
            (Some(_), _) => Stage::Deciding,
            (None, true) => Stage::Protection,
            (None, false) => Stage::Closed,
        };
    }
    let assessed = standing.assessment.as_ref().map(|assessment| &assessment.state);
    match (standing.leads.is_empty(), assessed, &standing.plan) {
        (true, _, _) => Stage::Waiting,
        (false, _, Some(_)) => Stage::Helping,
        (false, None | Some(AssessmentState::Returned(_)), None) => Stage::Assessing,
        (false, Some(AssessmentState::Sent), None) => Stage::Authorising,
        (false, Some(AssessmentState::Authorised(_)), None) => Stage::Planning,
    }
}

/// Everything that falls due, each with the rule that made it.
fn due(standing: &Standing, warnings: &[people::Warning]) -> Vec<Due> {
    let policy = policy::national();
    let calendar = policy.calendar();
    let by_rule = |rule: &'static str, from: Date| {
        policy.timescale(rule, from).map_or(from, |timescale| timescale.due(from, calendar))
    };
    let lead = standing.lead().map(|lead| lead.lead);
    let supervisor = standing.lead().map(|lead| lead.supervisor);
    let mut due = Vec::new();
    let mut add = |what: &str,
                   form: &'static str,
                   rule: Option<&'static str>,
                   from: Date,
                   on: Date,
                   worker: Option<WorkerId>,
                   entry: Option<EntryId>| {
        due.push(Due { what: what.to_owned(), form, rule, from, on, worker, entry });
    };
    for contact in standing.contacts.iter().filter(|contact| contact.decided.is_none()) {
        let from = contact.contact.received_on;
        add(
            "Decide on the contact",
            "decision",
            Some("contact_decision"),
            from,
            by_rule("contact_decision", from),
            None,
            Some(contact.entry),
        );
    }
    if let Some(opened) = standing.opened_on {
        let visited = standing.visits.first().map(|visit| visit.on).filter(|on| *on >= opened);
        let assessment_entry = standing.assessment.as_ref().map(|assessment| assessment.entry);
        match standing.stage {
            Stage::Waiting => {
                let from = standing.decided_on.unwrap_or(opened);
                add(
                    "Name a lead practitioner",
                    "lead",
                    Some("lead_allocation"),
                    from,
                    by_rule("lead_allocation", from),
                    None,
                    None,
                );
            }
            Stage::Assessing => add(
                "Finish the assessment",
                "assessment",
                Some("assessment"),
                opened,
                by_rule("assessment", opened),
                lead,
                None,
            ),
            Stage::Authorising => {
                add(
                    "Authorise the assessment",
                    "assessment_decision",
                    Some("assessment"),
                    opened,
                    by_rule("assessment", opened),
                    supervisor,
                    assessment_entry,
                );
            }
            Stage::Planning => {
                let from = match standing.assessment.as_ref().map(|assessment| &assessment.state) {
                    Some(AssessmentState::Authorised(on)) => *on,
                    Some(AssessmentState::Sent | AssessmentState::Returned(_)) | None => opened,
                };
                add(
                    "Agree the plan with the family",
                    "plan",
                    Some("family_plan"),
                    from,
                    by_rule("family_plan", from),
                    lead,
                    assessment_entry,
                );
            }
            // A new assessment beside a plan waits from the day on which it was sent.
            Stage::Helping => match &standing.assessment {
                Some(AssessmentStanding { state: AssessmentState::Sent, sent_on, .. }) => {
                    add(
                        "Authorise the assessment",
                        "assessment_decision",
                        None,
                        *sent_on,
                        *sent_on,
                        supervisor,
                        assessment_entry,
                    );
                }
                Some(AssessmentStanding { state: AssessmentState::Returned(_), sent_on, .. }) => {
                    add("Finish the assessment", "assessment", None, *sent_on, *sent_on, lead, None);
                }
                Some(AssessmentStanding { state: AssessmentState::Authorised(_), .. }) | None => {}
            },
            Stage::Deciding | Stage::Protection | Stage::Closed => {}
        }
        match standing.stage {
            Stage::Assessing | Stage::Authorising | Stage::Planning | Stage::Helping => {
                let from = visited.unwrap_or(opened);
                add(
                    "Visit the family",
                    "visit",
                    Some("family_help_visit"),
                    from,
                    by_rule("family_help_visit", from),
                    lead,
                    None,
                );
            }
            Stage::Deciding | Stage::Waiting | Stage::Protection | Stage::Closed => {}
        }
        if let (Stage::Helping, Some(plan)) = (standing.stage, &standing.plan) {
            add("Review the plan", "plan_review", None, plan.reviewed_on, plan.review_on, lead, Some(plan.entry));
            for goal in plan.goals.iter().filter(|goal| goal.action == ActionStanding::Open) {
                if let Some(by) = goal.goal.by {
                    let who = goal.goal.who.as_deref().map(|who| format!(" ({who})")).unwrap_or_default();
                    add(
                        &format!("{}{who}", goal.goal.action),
                        "plan_moved",
                        None,
                        plan.since,
                        by,
                        lead,
                        Some(plan.entry),
                    );
                }
            }
        }
    }
    for warning in warnings {
        add(
            "Review the warning note",
            "warning_review",
            None,
            warning.since,
            warning.review_on,
            Some(warning.note.owner),
            Some(warning.entry),
        );
    }
    due.sort_by(|one, other| (one.on, &one.what).cmp(&(other.on, &other.what)));
    due
}

/// Three sentences at the top of the family page, each from one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// What worries us.
    pub worries: Option<(String, EntryId)>,
    /// What is going well.
    pub well: Option<(String, EntryId)>,
    /// What next.
    pub next: Option<(String, EntryId)>,
    /// When that was said.
    pub said_on: Option<Date>,
    /// When it was recorded.
    pub recorded_at: Option<Instant>,
}

/// The newest assessment in three sentences; before there is one, the newest contact's worry.
pub fn overview(reading: &Reading, family: FamilyId) -> Overview {
    let newest = |kind: &'static str| {
        let of_kind = reading.about(Subject::Family(family)).filter(|entry| entry.kind == kind);
        of_kind.max_by_key(|entry| reading.stands_at(entry))
    };
    if let Some(entry) = newest(ASSESSMENT)
        && let Some(said) = entry.says::<Assessment>()
    {
        let sentence = |text: &str| Some((first_sentence(text), entry.id)).filter(|(sentence, _)| !sentence.is_empty());
        return Overview {
            worries: sentence(&said.worries),
            well: sentence(&said.well),
            next: said.next.as_deref().and_then(sentence),
            said_on: Some(entry.when.starts()),
            recorded_at: Some(entry.recorded_at),
        };
    }
    match newest(front_door::CONTACT).and_then(|entry| Some((entry, entry.says::<front_door::Contact>()?))) {
        Some((entry, contact)) => Overview {
            worries: Some((first_sentence(&contact.worry), entry.id)),
            said_on: Some(entry.when.starts()),
            recorded_at: Some(entry.recorded_at),
            ..Overview::default()
        },
        None => Overview::default(),
    }
}
