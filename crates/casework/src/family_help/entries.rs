//! What can be recorded in Family Help, and the pages that record it.

use crate::{
    form::{Answer, Choice, Choices, Days, Form, Question, Section, Whom},
    kinds::{Kind, Weight, first_sentence},
};
use jiff::civil::Date;
use ledger::{EntryId, PersonId, WorkerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who leads from now on.
pub const LEAD_ALLOCATED: &str = "lead_allocated";
/// On which part of the law the help stands.
pub const BASIS_SET: &str = "basis_set";
/// Somebody joined the team around the family.
pub const TEAM_JOINED: &str = "team_joined";
/// Somebody left the team around the family.
pub const TEAM_LEFT: &str = "team_left";
/// The assessment of the whole family.
pub const ASSESSMENT: &str = "assessment";
/// A supervisor authorised an assessment or returned it.
pub const ASSESSMENT_DECIDED: &str = "assessment_decided";
/// The family's plan.
pub const PLAN: &str = "plan";
/// Progress on the plan outside a visit.
pub const PLAN_MOVED: &str = "plan_moved";
/// The plan was reviewed.
pub const PLAN_REVIEWED: &str = "plan_reviewed";
/// A visit.
pub const VISIT: &str = "visit";
/// A call, a message, a meeting, a note.
pub const NOTE: &str = "note";
/// Help that was given.
pub const HELP_GIVEN: &str = "help_given";
/// Family Help ended.
pub const CLOSED: &str = "family_help_closed";

/// Who leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadAllocated {
    /// The lead practitioner, of any discipline.
    pub lead: WorkerId,
    /// The social-work-qualified supervisor (Working Together 2023, chapter 3: a lead who is not a social worker works under one).
    pub supervisor: WorkerId,
    /// Their team.
    pub team: String,
    /// Why this lead, or why the lead changed.
    pub reason: String,
}

/// On which part of the law the help stands: a label on the same work, never a transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisSet {
    /// Code of the list `statutory_basis`.
    pub basis: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A member of the team around the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamJoined {
    /// A worker who signs in here…
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<WorkerId>,
    /// …or anybody else, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Code of the list `lead_discipline`.
    pub discipline: String,
    /// Their agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Where the team meets the family: a school, a family hub.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Somebody left the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamLeft {
    /// The entry that said they joined.
    pub joined: EntryId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// One assessment for the whole family.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assessment {
    /// What is going well.
    pub well: String,
    /// What worries us.
    pub worries: String,
    /// Who helps already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// What the family says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_view: Option<String>,
    /// What happened before, or changed since last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<String>,
    /// Each child.
    pub children: BTreeMap<PersonId, AssessedChild>,
    /// What it means.
    pub analysis: String,
    /// What next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Why it took more than 45 working days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_late: Option<String>,
    /// Answers to the council's own questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<serde_json::Value>,
}

/// A child in an assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessedChild {
    /// The child's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What is going well for this child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub well: Option<String>,
    /// What worries us about this child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worries: Option<String>,
    /// National codes of factors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<String>,
    /// What follows for this child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A supervisor's decision on an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentDecided {
    /// Which assessment.
    pub assessment: EntryId,
    /// `authorised` or `returned`.
    pub outcome: String,
    /// What the supervisor says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<String>,
}

/// The family's plan. A changed plan is a new entry; goals and actions keep their names, so that progress stays with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What is to become different.
    pub goals: Vec<Goal>,
    /// What happens if it does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contingency: Option<String>,
    /// Next review.
    pub review_on: Date,
}

/// A goal and its action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its name within the plan, kept when the plan changes: `1`, `2`.
    pub name: String,
    /// What will be different, in the family's words.
    pub goal: String,
    /// What is done.
    pub action: String,
    /// Who does it, family members too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// How far a goal has come: 0 as bad as it was, 10 as good as it needs to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The goal's name.
    pub goal: String,
    /// 0 to 10.
    pub to: u8,
    /// The action is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// Progress outside a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMoved {
    /// What moved.
    pub moved: Vec<Moved>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// A review of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanReviewed {
    /// What has changed for the family.
    pub changed: String,
    /// The family's view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_view: Option<String>,
    /// What moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// Next review.
    pub review_on: Date,
}

/// A visit: one record, a line for each child.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// Code of the list `visit_place`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What happened.
    pub happened: String,
    /// What it means: the worker's opinion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// A line for each child.
    pub children: BTreeMap<PersonId, VisitedChild>,
    /// Which goals moved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// Answers to the council's own questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<serde_json::Value>,
}

/// A child's line of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitedChild {
    /// Seen?
    pub seen: bool,
    /// Seen alone?
    pub alone: bool,
    /// The child's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A call, a message, a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Code of the list `note_kind`.
    pub way: String,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What was said.
    pub says: String,
    /// Does it matter for the chronology? `significant` or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<String>,
    /// Answers to the council's own questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local: Option<serde_json::Value>,
}

/// Help that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpGiven {
    /// Code of the list `help_kind`.
    pub help: String,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// `team`: we gave it; `referred`: somebody else was asked to.
    pub by: String,
    /// To whom it was referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_to: Option<String>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// Family Help ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Code of the list `early_help_end`.
    pub reason: String,
    /// What has changed.
    pub changed: String,
    /// The family's own view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_view: Option<String>,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[
    Kind {
        name: LEAD_ALLOCATED,
        title: "Lead practitioner",
        weight: Weight::Turning,
        sentence: |entry, _| {
            entry
                .says::<LeadAllocated>()
                .map(|said| format!("A lead practitioner was named. {}", first_sentence(&said.reason)))
                .unwrap_or_default()
        },
    },
    Kind {
        name: BASIS_SET,
        title: "Statutory basis",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<BasisSet>().map(|said| said.basis) {
            Some(basis) if basis == "section_17" => {
                "The help now stands on section 17 of the Children Act 1989.".into()
            }
            Some(basis) if basis == "early_help" => "The help now stands on agreement (early help).".into(),
            Some(basis) => format!("The help now stands on {}.", basis.replace('_', " ")),
            None => String::new(),
        },
    },
    Kind {
        name: TEAM_JOINED,
        title: "Joined the team around the family",
        weight: Weight::Everyday,
        sentence: |entry, _| match entry.says::<TeamJoined>() {
            Some(said) => {
                let agency = said.agency.map(|agency| format!(", {agency}")).unwrap_or_default();
                format!(
                    "{}{agency} joined the team around the family.",
                    said.name.unwrap_or_else(|| said.discipline.replace('_', " "))
                )
            }
            None => String::new(),
        },
    },
    Kind {
        name: TEAM_LEFT,
        title: "Left the team around the family",
        weight: Weight::Everyday,
        sentence: |_, _| "Somebody left the team around the family.".into(),
    },
    Kind {
        name: ASSESSMENT,
        title: "Family Help assessment",
        weight: Weight::Turning,
        sentence: |entry, _| entry.says::<Assessment>().map(|said| first_sentence(&said.analysis)).unwrap_or_default(),
    },
    Kind {
        name: ASSESSMENT_DECIDED,
        title: "Decision on an assessment",
        weight: Weight::Everyday,
        sentence: |entry, _| match entry.says::<AssessmentDecided>() {
            Some(said) if said.outcome == "authorised" => "The assessment was authorised.".into(),
            Some(said) => format!(
                "The assessment was returned. {}",
                said.comments.as_deref().map(first_sentence).unwrap_or_default()
            ),
            None => String::new(),
        },
    },
    Kind {
        name: PLAN,
        title: "Family plan",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<Plan>() {
            Some(said) => format!(
                "The plan: {}.",
                crate::kinds::listed(said.goals.iter().map(|goal| goal.goal.trim_end_matches('.')))
            ),
            None => String::new(),
        },
    },
    Kind {
        name: PLAN_MOVED,
        title: "Progress on the plan",
        weight: Weight::Everyday,
        sentence: |entry, _| match entry.says::<PlanMoved>() {
            Some(PlanMoved { says: Some(says), .. }) => first_sentence(&says),
            Some(said) => format!("Progress on {} of the plan’s goals.", said.moved.len()),
            None => String::new(),
        },
    },
    Kind {
        name: PLAN_REVIEWED,
        title: "Review of the plan",
        weight: Weight::Turning,
        sentence: |entry, _| entry.says::<PlanReviewed>().map(|said| first_sentence(&said.changed)).unwrap_or_default(),
    },
    Kind {
        name: VISIT,
        title: "Visit",
        weight: Weight::Everyday,
        sentence: |entry, names| match entry.says::<Visit>() {
            Some(said) => {
                let seen: Vec<PersonId> =
                    said.children.iter().filter(|(_, line)| line.seen).map(|(child, _)| *child).collect();
                let seen = if seen.is_empty() {
                    "No child was seen.".to_owned()
                } else {
                    format!("{} seen.", names.all(&seen))
                };
                format!("{seen} {}", first_sentence(&said.happened))
            }
            None => String::new(),
        },
    },
    Kind {
        name: NOTE,
        title: "Call or note",
        weight: Weight::Everyday,
        sentence: |entry, _| entry.says::<Note>().map(|said| first_sentence(&said.says)).unwrap_or_default(),
    },
    Kind {
        name: HELP_GIVEN,
        title: "Help given",
        weight: Weight::Everyday,
        sentence: |entry, _| match entry.says::<HelpGiven>() {
            Some(said) => {
                let minutes = said.minutes.map(|minutes| format!(", {minutes} minutes")).unwrap_or_default();
                let by = if said.by == "referred" { " by referral" } else { "" };
                format!(
                    "{}{by}{minutes}. {}",
                    capitalised(&said.help.replace('_', " ")),
                    said.says.as_deref().map(first_sentence).unwrap_or_default()
                )
            }
            None => String::new(),
        },
    },
    Kind {
        name: CLOSED,
        title: "Family Help ended",
        weight: Weight::Turning,
        sentence: |entry, _| entry.says::<Closed>().map(|said| first_sentence(&said.changed)).unwrap_or_default(),
    },
];

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Who leads.
pub fn lead_form() -> Form {
    Form::new(
        "lead",
        "Lead practitioner",
        "Save lead practitioner",
        vec![
            Question::new("lead", "Lead practitioner", Answer::Worker).needed("Choose the lead practitioner"),
            Question::new("supervisor", "Practice supervisor", Answer::Worker)
                .needed("Choose a social-work-qualified supervisor"),
            Question::new("reason", "Why", Answer::Text(2)).needed("Say why this lead, or why the lead changes"),
        ],
    )
}

/// On which part of the law the help stands.
pub fn basis_form() -> Form {
    Form::new(
        "basis",
        "Statutory basis",
        "Save statutory basis",
        vec![
            Question::new("basis", "The help stands on", Answer::One(Choices::Codes("statutory_basis")))
                .needed("Choose the basis"),
            Question::new("from", "Since when", Answer::Day(Days::Past)).hint("Today if left blank"),
            Question::new("why", "Why", Answer::Text(2)),
        ],
    )
}

/// Somebody joins the team around the family.
pub fn team_form() -> Form {
    Form::new(
        "team",
        "Team around the family",
        "Add to the team",
        vec![
            Question::new("worker", "A worker who uses Kith", Answer::Worker),
            Question::new("name", "Or anybody else, by name", Answer::Line),
            Question::new("discipline", "Discipline", Answer::One(Choices::Codes("lead_discipline")))
                .needed("Choose the discipline"),
            Question::new("agency", "Agency", Answer::Line),
            Question::new("place", "Where they work with the family", Answer::Line).hint("A school, a family hub"),
        ],
    )
}

/// Somebody leaves the team around the family.
pub fn team_leave_form() -> Form {
    Form::new(
        "team_leave",
        "Leave the team around the family",
        "Save",
        vec![
            Question::new("joined", "Who leaves", Answer::One(Choices::Offered)).needed("Choose who leaves"),
            Question::new("why", "Why", Answer::Line),
        ],
    )
}

/// One assessment for the whole family, in sections that can be written in any order.
pub fn assessment_form() -> Form {
    let child = vec![
        Question::new("words", "In the child’s own words", Answer::Text(3)),
        Question::new("well", "What is going well", Answer::Text(3)),
        Question::new("worries", "What worries us", Answer::Text(3)),
        Question::new("factors", "Factors", Answer::Many(Choices::Codes("assessment_factor"))),
        Question::new("outcome", "What follows for this child", Answer::One(Choices::Codes("assessment_outcome"))),
    ];
    Form::in_sections(
        "assessment",
        "Family Help assessment",
        "Send to the supervisor",
        vec![
            Section::new(
                "family",
                "The family",
                vec![
                    Question::new("well", "What is going well?", Answer::Text(4)).needed("Say what is going well"),
                    Question::new("worries", "What worries us?", Answer::Text(4)).needed("Say what worries us"),
                    Question::new("network", "Who helps the family already?", Answer::Text(3)),
                    Question::new("family_view", "What does the family say?", Answer::Text(3)),
                    Question::new("history", "What happened before?", Answer::Text(3)),
                ],
            ),
            Section::new(
                "children",
                "Each child",
                vec![Question::new("children", "Each child", Answer::EachChild(child))],
            ),
            Section::new(
                "meaning",
                "What it means",
                vec![
                    Question::new("analysis", "What does it mean for the children?", Answer::Text(5))
                        .needed("Say what it means for the children"),
                    Question::new("next", "What needs to happen next?", Answer::Text(3)),
                    Question::new("why_late", "Why it took more than 45 working days", Answer::Text(2)),
                ],
            ),
        ],
    )
}

/// A supervisor's decision on an assessment.
pub fn assessment_decision_form() -> Form {
    Form::new(
        "assessment_decision",
        "Decide on an assessment",
        "Save decision",
        vec![
            Question::new(
                "outcome",
                "Decision",
                Answer::One(Choices::These(vec![
                    Choice::new("authorised", "Authorise"),
                    Choice::new("returned", "Return with comments")
                        .hint("The lead practitioner can change it and send it again"),
                ])),
            )
            .needed("Choose whether to authorise it"),
            Question::new("comments", "Comments", Answer::Text(3)),
        ],
    )
}

/// The family's plan.
pub fn plan_form() -> Form {
    let goal = vec![
        Question::new("goal", "What will be different?", Answer::Text(2)).needed("Say what will be different"),
        Question::new("action", "What will be done", Answer::Line).needed("Say what will be done"),
        Question::new("who", "Who does it", Answer::Line).hint("Family members too"),
        Question::new("by", "By when", Answer::Day(Days::Any)),
        Question::new("name", "Goal", Answer::Kept),
    ];
    Form::new(
        "plan",
        "Family plan",
        "Save plan",
        vec![
            Question::new("goals", "Goals", Answer::Rows("goal", goal)).needed("Enter at least one goal"),
            Question::new("contingency", "What happens if this does not work?", Answer::Text(2)),
            Question::new("review_on", "Review on", Answer::Day(Days::Coming))
                .needed("Enter when the plan is reviewed"),
        ],
    )
}

fn moved_question() -> Question {
    Question::new(
        "moved",
        "Which goals moved?",
        Answer::Rows(
            "goal",
            vec![
                Question::new("goal", "Goal", Answer::One(Choices::Offered)),
                Question::new("to", "Now at, from 0 to 10", Answer::Number(0, 10, "points")),
                Question::new("done", "The action is done", Answer::Tick),
            ],
        ),
    )
}

/// Progress outside a visit.
pub fn plan_moved_form() -> Form {
    Form::new(
        "plan_moved",
        "Progress on the plan",
        "Save progress",
        vec![moved_question().needed("Choose what moved"), Question::new("says", "What happened", Answer::Text(3))],
    )
}

/// A review of the plan.
pub fn plan_review_form() -> Form {
    Form::new(
        "plan_review",
        "Review the plan",
        "Save review",
        vec![
            Question::new("changed", "What has changed for the family?", Answer::Text(4))
                .needed("Say what has changed"),
            Question::new("family_view", "What does the family say?", Answer::Text(3)),
            moved_question(),
            Question::new("review_on", "Next review on", Answer::Day(Days::Coming))
                .needed("Enter when the plan is reviewed next"),
        ],
    )
}

/// A visit.
pub fn visit_form() -> Form {
    let child = vec![
        Question::new("seen", "Seen", Answer::Tick),
        Question::new("alone", "Seen alone", Answer::Tick),
        Question::new("words", "In the child’s own words", Answer::Text(2)),
    ];
    Form::new(
        "visit",
        "Record a visit",
        "Save visit",
        vec![
            Question::new("on", "Day of the visit", Answer::Day(Days::Past)).needed("Enter the day of the visit"),
            Question::new("place", "Where", Answer::One(Choices::Codes("visit_place"))),
            Question::new("children", "Each child", Answer::EachChild(child)),
            Question::new("happened", "What happened?", Answer::Text(5)).needed("Say what happened"),
            Question::new("means", "What does it mean?", Answer::Text(2))
                .hint("Your opinion, marked as such in the record"),
            moved_question(),
        ],
    )
}

/// A call or a note.
pub fn note_form() -> Form {
    Form::new(
        "note",
        "Record a call or note",
        "Save note",
        vec![
            Question::new("way", "What was it?", Answer::One(Choices::Codes("note_kind"))).needed("Choose what it was"),
            Question::new("on", "Day", Answer::Day(Days::Past)),
            Question::new("with", "With whom", Answer::Line),
            Question::new("about", "About", Answer::People(Whom::Everyone)),
            Question::new("says", "What was said", Answer::Text(5)).needed("Say what was said"),
            Question::new("significance", "How much does it matter?", Answer::One(Choices::Codes("significance"))),
        ],
    )
}

/// Help that was given.
pub fn help_form() -> Form {
    Form::new(
        "help",
        "Record help given",
        "Save help",
        vec![
            Question::new("help", "What help?", Answer::One(Choices::Codes("help_kind")))
                .needed("Choose what help was given"),
            Question::new("on", "Day", Answer::Day(Days::Past)),
            Question::new("minutes", "How long it took", Answer::Number(1, 1440, "minutes")),
            Question::new(
                "by",
                "Who gave it?",
                Answer::One(Choices::These(vec![
                    Choice::new("team", "The team"),
                    Choice::new("referred", "Referred on"),
                ])),
            )
            .needed("Say who gave it"),
            Question::new("referred_to", "Referred to", Answer::Line),
            Question::new("people", "To whom", Answer::People(Whom::Everyone)),
            Question::new("says", "What was done", Answer::Text(3)),
        ],
    )
}

/// Family Help ends.
pub fn closing_form() -> Form {
    Form::new(
        "closing",
        "End Family Help",
        "End Family Help",
        vec![
            Question::new("reason", "Why it ends", Answer::One(Choices::Codes("early_help_end")))
                .needed("Choose why it ends"),
            Question::new("changed", "What has changed for the family?", Answer::Text(4))
                .needed("Say what has changed"),
            Question::new("family_view", "What does the family say?", Answer::Text(3)),
        ],
    )
}
