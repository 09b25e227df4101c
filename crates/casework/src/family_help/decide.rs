//! What may be recorded in Family Help: pure decisions over how the family stands.

use super::*;
use crate::{
    form::Problem,
    people,
    scribe::{Say, Scribe},
};
use jiff::civil::Date;
use ledger::{Draft, FamilyId, PersonId, Reading, Subject, When, WorkerId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Why something may not be recorded in Family Help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FamilyHelpRefusal {
    /// Answers that are not right.
    #[error("There is a problem with what was entered.")]
    Answers(Vec<Problem>),
    /// Nothing is open.
    #[error("Family Help is not open for this family. Take a contact first, so that a manager can decide.")]
    NotOpen,
    /// Nobody leads.
    #[error("Nobody leads yet. Name a lead practitioner first.")]
    NoLead,
    /// There is no assessment that waits for a decision.
    #[error("No assessment is waiting for a decision. Somebody may have decided already.")]
    NothingToAuthorise,
    /// The author may not authorise.
    #[error("You wrote this assessment, so somebody else authorises it.")]
    OwnAssessment,
    /// An assessment is with the supervisor.
    #[error("The assessment is with the supervisor. It can be changed when it comes back.")]
    WithSupervisor,
    /// There is no plan.
    #[error("There is no plan yet. Agree one with the family first.")]
    NoPlan,
    /// Not a member of the team.
    #[error("This person is not in the team around the family any more.")]
    NotInTeam,
    /// An assessment is still open.
    #[error("The assessment is waiting for the supervisor. Authorise or return it before Family Help ends.")]
    AssessmentOpen,
}

fn wrong(at: &str, says: &str) -> FamilyHelpRefusal {
    FamilyHelpRefusal::Answers(vec![Problem { at: at.to_owned(), says: says.to_owned() }])
}

fn open(reading: &Reading, family: FamilyId) -> Result<Standing, FamilyHelpRefusal> {
    let standing = standing(reading, family);
    match standing.stage {
        Stage::Waiting | Stage::Assessing | Stage::Authorising | Stage::Planning | Stage::Helping => Ok(standing),
        Stage::Deciding | Stage::Protection | Stage::Closed => Err(FamilyHelpRefusal::NotOpen),
    }
}

fn family_and_children(reading: &Reading, family: FamilyId, scribe: &Scribe) -> Vec<Subject> {
    let members = people::members(reading, family, scribe.today);
    let children =
        members.iter().filter(|member| member.person.is_child(scribe.today)).map(|member| member.person.id.into());
    [Subject::Family(family)].into_iter().chain(children).collect()
}

fn day(said: Option<Date>, scribe: &Scribe) -> When {
    When::on(said.unwrap_or(scribe.today))
}

/// Answers of the lead page.
#[derive(Clone, Debug, Deserialize)]
pub struct LeadSaid {
    lead: WorkerId,
    supervisor: WorkerId,
    reason: String,
}

/// Names a lead practitioner, or another one. `team` is the lead's team.
pub fn allocate_lead(
    reading: &Reading,
    family: FamilyId,
    said: LeadSaid,
    team: String,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    open(reading, family)?;
    let LeadSaid { lead, supervisor, reason } = said;
    if lead == supervisor {
        return Err(wrong("supervisor", "Choose a supervisor other than the lead practitioner"));
    }
    Ok(vec![
        scribe
            .write(
                LEAD_ALLOCATED,
                [family.into()],
                When::since(scribe.today),
                &LeadAllocated { lead, supervisor, team, reason },
            )
            .judged(),
    ])
}

/// Answers of the statutory basis page.
#[derive(Clone, Debug, Deserialize)]
pub struct BasisSaid {
    #[serde(flatten)]
    set: BasisSet,
    from: Option<Date>,
}

/// Puts the help on another part of the law: a label on the same work.
pub fn set_basis(
    reading: &Reading,
    family: FamilyId,
    said: &BasisSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    open(reading, family)?;
    let from = said.from.unwrap_or(scribe.today);
    Ok(vec![
        scribe.write(BASIS_SET, family_and_children(reading, family, scribe), When::since(from), &said.set).judged(),
    ])
}

/// Adds somebody to the team around the family.
pub fn join_team(
    reading: &Reading,
    family: FamilyId,
    said: &TeamJoined,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if said.worker.is_none() && said.name.is_none() {
        return Err(wrong("worker", "Choose a worker or enter a name"));
    }
    if said.worker.is_some() && standing.helpers.iter().any(|helper| helper.joined.worker == said.worker) {
        return Err(wrong("worker", "This worker is in the team already"));
    }
    Ok(vec![scribe.write(TEAM_JOINED, [family.into()], When::since(scribe.today), said)])
}

/// Takes somebody out of the team around the family.
pub fn leave_team(
    reading: &Reading,
    family: FamilyId,
    said: &TeamLeft,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if !standing.helpers.iter().any(|helper| helper.entry == said.joined) {
        return Err(FamilyHelpRefusal::NotInTeam);
    }
    Ok(vec![scribe.write(TEAM_LEFT, [family.into()], When::on(scribe.today), said)])
}

/// Sends the assessment of the whole family to the supervisor. One that came back is sent again as a new entry.
pub fn send_assessment(
    reading: &Reading,
    family: FamilyId,
    said: &Assessment,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if standing.leads.is_empty() {
        return Err(FamilyHelpRefusal::NoLead);
    }
    if matches!(standing.assessment, Some(AssessmentStanding { state: AssessmentState::Sent, .. })) {
        return Err(FamilyHelpRefusal::WithSupervisor);
    }
    let policy = policy::national();
    let late = standing.opened_on.is_some_and(|opened| {
        policy
            .timescale("assessment", opened)
            .is_some_and(|timescale| timescale.due(opened, policy.calendar()) < scribe.today)
    });
    let mut problems = Vec::new();
    if late && standing.assessment.is_none() && said.why_late.is_none() {
        let says = "Say why it took more than 45 working days".to_owned();
        problems.push(Problem { at: "why_late".into(), says });
    }
    for (child, assessed) in &said.children {
        if assessed.factors.len() > 1 && assessed.factors.iter().any(|factor| factor == "21") {
            let says = "Choose either “No factors” or the factors, not both".to_owned();
            problems.push(Problem { at: format!("children.{child}.factors"), says });
        }
    }
    if !problems.is_empty() {
        return Err(FamilyHelpRefusal::Answers(problems));
    }
    Ok(vec![
        scribe.write(ASSESSMENT, family_and_children(reading, family, scribe), When::on(scribe.today), said).judged(),
    ])
}

/// Answers of the page that decides on an assessment.
#[derive(Clone, Debug, Deserialize)]
pub struct AssessmentDecisionSaid {
    outcome: String,
    comments: Option<String>,
}

/// Authorises an assessment or returns it with comments; never by its author.
pub fn decide_assessment(
    reading: &Reading,
    family: FamilyId,
    said: AssessmentDecisionSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    let assessment = standing.assessment.filter(|assessment| assessment.state == AssessmentState::Sent);
    let assessment = assessment.ok_or(FamilyHelpRefusal::NothingToAuthorise)?;
    if assessment.author == scribe.author {
        return Err(FamilyHelpRefusal::OwnAssessment);
    }
    if said.outcome == "returned" && said.comments.is_none() {
        return Err(wrong("comments", "Say what needs to change"));
    }
    let AssessmentDecisionSaid { outcome, comments } = said;
    let decided = AssessmentDecided { assessment: assessment.entry, outcome, comments };
    Ok(vec![
        scribe
            .write(ASSESSMENT_DECIDED, family_and_children(reading, family, scribe), When::on(scribe.today), &decided)
            .judged(),
    ])
}

/// Answers of the plan page.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanSaid {
    goals: Vec<GoalSaid>,
    contingency: Option<String>,
    review_on: Date,
}

#[derive(Clone, Debug, Deserialize)]
struct GoalSaid {
    /// The goal's name in the plan that it changes; a new goal has none.
    name: Option<String>,
    goal: String,
    action: String,
    who: Option<String>,
    by: Option<Date>,
}

/// Agrees the plan, or changes it: goals that stay keep their name, so their movement stays with them.
pub fn agree_plan(
    reading: &Reading,
    family: FamilyId,
    said: PlanSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if standing.leads.is_empty() {
        return Err(FamilyHelpRefusal::NoLead);
    }
    let known: Vec<&str> =
        standing.plan.iter().flat_map(|plan| &plan.goals).map(|goal| goal.goal.name.as_str()).collect();
    // Numbers go on from every plan there was: what moved on a goal that was dropped must not seem to move on a new one.
    let plans = reading
        .about(Subject::Family(family))
        .filter(|entry| entry.kind == PLAN)
        .filter_map(|entry| entry.says::<Plan>());
    let mut next =
        plans.flat_map(|plan| plan.goals).filter_map(|goal| goal.name.parse::<u32>().ok()).max().unwrap_or(0);
    let mut goals: Vec<Goal> = Vec::new();
    for GoalSaid { name, goal, action, who, by } in said.goals {
        let kept = name.filter(|name| known.contains(&name.as_str()) && !goals.iter().any(|goal| goal.name == *name));
        let name = kept.unwrap_or_else(|| {
            next += 1;
            next.to_string()
        });
        goals.push(Goal { name, goal, action, who, by });
    }
    let plan = Plan { goals, contingency: said.contingency, review_on: said.review_on };
    Ok(vec![scribe.write(PLAN, family_and_children(reading, family, scribe), When::on(scribe.today), &plan).judged()])
}

/// Only goals of the plan, each once.
fn only_of_plan(moved: Vec<MovedSaid>, standing: &Standing) -> Result<Vec<Moved>, FamilyHelpRefusal> {
    let plan = standing.plan.as_ref();
    if moved.iter().all(|said| said.to.is_none() && !said.done) {
        return Ok(Vec::new());
    }
    let plan = plan.ok_or(FamilyHelpRefusal::NoPlan)?;
    let mut kept: Vec<Moved> = Vec::new();
    for (number, MovedSaid { goal, to, done }) in
        moved.into_iter().enumerate().filter(|(_, said)| said.to.is_some() || said.done)
    {
        let Some(known) = plan.goals.iter().find(|known| Some(&known.goal.name) == goal.as_ref()) else {
            return Err(wrong(&format!("moved.{number}.goal"), "Choose a goal of the plan"));
        };
        let stood = known.moved.last().map_or(0, |(_, to)| *to);
        kept.retain(|moved| moved.goal != known.goal.name);
        kept.push(Moved { goal: known.goal.name.clone(), to: to.unwrap_or(stood), done });
    }
    Ok(kept)
}

#[derive(Clone, Debug, Deserialize)]
struct MovedSaid {
    goal: Option<String>,
    to: Option<u8>,
    #[serde(default)]
    done: bool,
}

/// Answers of the progress page.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanMovedSaid {
    #[serde(default)]
    moved: Vec<MovedSaid>,
    says: Option<String>,
}

/// Progress on the plan outside a visit.
pub fn move_plan(
    reading: &Reading,
    family: FamilyId,
    said: PlanMovedSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    let moved = only_of_plan(said.moved, &standing)?;
    if moved.is_empty() {
        return Err(wrong("moved", "Choose what moved"));
    }
    let body = PlanMoved { moved, says: said.says };
    Ok(vec![
        scribe.write(PLAN_MOVED, family_and_children(reading, family, scribe), When::on(scribe.today), &body).judged(),
    ])
}

/// Answers of the review page.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanReviewSaid {
    changed: String,
    family_view: Option<String>,
    #[serde(default)]
    moved: Vec<MovedSaid>,
    review_on: Date,
}

/// Reviews the plan.
pub fn review_plan(
    reading: &Reading,
    family: FamilyId,
    said: PlanReviewSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if standing.plan.is_none() {
        return Err(FamilyHelpRefusal::NoPlan);
    }
    let moved = only_of_plan(said.moved, &standing)?;
    let body = PlanReviewed { changed: said.changed, family_view: said.family_view, moved, review_on: said.review_on };
    Ok(vec![
        scribe
            .write(PLAN_REVIEWED, family_and_children(reading, family, scribe), When::on(scribe.today), &body)
            .judged(),
    ])
}

/// Answers of the visit page.
#[derive(Clone, Debug, Deserialize)]
pub struct VisitSaid {
    on: Date,
    place: Option<String>,
    #[serde(default)]
    children: BTreeMap<PersonId, VisitedChild>,
    happened: String,
    means: Option<String>,
    #[serde(default)]
    moved: Vec<MovedSaid>,
    local: Option<serde_json::Value>,
}

/// A visit: one entry about the family and every child with a line.
pub fn record_visit(
    reading: &Reading,
    family: FamilyId,
    said: VisitSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    let problems: Vec<Problem> = said
        .children
        .iter()
        .filter(|(_, line)| line.alone && !line.seen)
        .map(|(child, _)| Problem {
            at: format!("children.{child}.seen"),
            says: "A child who was seen alone was seen: tick both".into(),
        })
        .collect();
    if !problems.is_empty() {
        return Err(FamilyHelpRefusal::Answers(problems));
    }
    let moved = only_of_plan(said.moved, &standing)?;
    let about: Vec<Subject> =
        [Subject::Family(family)].into_iter().chain(said.children.keys().copied().map(Subject::from)).collect();
    let VisitSaid { on, place, children, happened, means, local, .. } = said;
    Ok(vec![scribe.write(VISIT, about, When::on(on), &Visit { place, happened, means, children, moved, local })])
}

/// Answers of the note page.
#[derive(Clone, Debug, Deserialize)]
pub struct NoteSaid {
    on: Option<Date>,
    #[serde(default)]
    about: Vec<PersonId>,
    #[serde(flatten)]
    note: Note,
}

/// A call, a message, a meeting. Notes are taken whether or not help is open: people ring all the same.
pub fn record_note(family: FamilyId, said: &NoteSaid, scribe: &mut Scribe) -> Vec<Draft> {
    let about = [Subject::Family(family)].into_iter().chain(said.about.iter().copied().map(Subject::from));
    let draft = scribe.write(NOTE, about, day(said.on, scribe), &said.note);
    vec![match &said.note.with {
        Some(with) => draft.told_by(with.clone()),
        None => draft,
    }]
}

/// Answers of the help page.
#[derive(Clone, Debug, Deserialize)]
pub struct HelpSaid {
    on: Option<Date>,
    #[serde(default)]
    people: Vec<PersonId>,
    #[serde(flatten)]
    help: HelpGiven,
}

/// Help that was given, in the team or by referral.
pub fn record_help(
    reading: &Reading,
    family: FamilyId,
    said: &HelpSaid,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    open(reading, family)?;
    if said.help.by == "referred" && said.help.referred_to.is_none() {
        return Err(wrong("referred_to", "Say to whom the family was referred"));
    }
    let about = [Subject::Family(family)].into_iter().chain(said.people.iter().copied().map(Subject::from));
    Ok(vec![scribe.write(HELP_GIVEN, about, day(said.on, scribe), &said.help)])
}

/// Ends Family Help.
pub fn close(
    reading: &Reading,
    family: FamilyId,
    said: &Closed,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FamilyHelpRefusal> {
    let standing = open(reading, family)?;
    if matches!(standing.assessment, Some(AssessmentStanding { state: AssessmentState::Sent, .. })) {
        return Err(FamilyHelpRefusal::AssessmentOpen);
    }
    Ok(vec![scribe.write(CLOSED, family_and_children(reading, family, scribe), When::on(scribe.today), said).judged()])
}
