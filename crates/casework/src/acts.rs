//! Everything that can be recorded on a family's record, one line each: the form that asks, what it offers and starts with, and the
//! decision that turns answers into entries. Pages and the JSON interface are made from this list alone.

use crate::{
    family_help::{self as help, AssessmentState},
    form::{Choice, Form, Problem},
    people,
    scribe::Scribe,
};
use jiff::civil::Date;
use ledger::{Draft, FamilyId, Reading, Sensitivity, Subject, WorkerId};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::LazyLock};

/// Choices of questions that take what the record offers, by question.
pub type Offered = Vec<(&'static str, Vec<Choice>)>;

/// One thing that can be recorded on a family's record.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// Its name in addresses, drafts and the JSON interface; the form has the same.
    pub name: &'static str,
    /// What is asked.
    pub form: fn() -> Form,
    /// Choices that depend on the record, by question.
    pub offered: fn(&Reading, FamilyId, Date) -> Offered,
    /// Answers that the form starts with.
    pub starts_with: fn(&Reading, FamilyId, Date) -> Value,
    /// Answers that were checked become entries, or a refusal.
    pub decide: fn(&Recording, Value, &mut Scribe) -> Result<Vec<Draft>, Refused>,
    /// Kinds of entry that, recorded by somebody else since the form was shown, make a clash.
    pub clashes_with: &'static [&'static str],
}

/// What a decision stands on.
#[derive(Clone, Debug)]
pub struct Recording<'a> {
    /// Everything believed now.
    pub reading: &'a Reading<'a>,
    /// The family.
    pub family: FamilyId,
    /// In which team a worker works.
    pub team_of: &'a dyn TeamOf,
}

/// In which team a worker works.
pub trait TeamOf: std::fmt::Debug + Sync {
    /// The team's name; `None` if the worker is not known.
    fn team_of(&self, worker: WorkerId) -> Option<String>;
}

/// Why something was not recorded: what is wrong with which answers, or one sentence for the page as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// Problems with answers.
    pub problems: Vec<Problem>,
    /// A sentence for the whole page; empty when the problems say it all.
    pub says: String,
}

impl Refused {
    /// One sentence for the page as a whole.
    pub fn because(says: impl ToString) -> Self {
        Refused { problems: Vec::new(), says: says.to_string() }
    }
}

impl From<help::FamilyHelpRefusal> for Refused {
    fn from(refusal: help::FamilyHelpRefusal) -> Self {
        match refusal {
            help::FamilyHelpRefusal::Answers(problems) => Refused { problems, says: String::new() },
            other => Refused::because(other),
        }
    }
}

impl From<people::PersonRefusal> for Refused {
    fn from(refusal: people::PersonRefusal) -> Self {
        match refusal {
            people::PersonRefusal::Answers(problems) => Refused { problems, says: String::new() },
            other => Refused::because(other),
        }
    }
}

impl From<crate::front_door::FrontDoorRefusal> for Refused {
    fn from(refusal: crate::front_door::FrontDoorRefusal) -> Self {
        match refusal {
            crate::front_door::FrontDoorRefusal::Answers(problems) => Refused { problems, says: String::new() },
            other => Refused::because(other),
        }
    }
}

/// The answers as the type that a decision asks for. The form has checked them, so this fails only when form and type disagree,
/// which a test rules out.
pub fn said<T: DeserializeOwned>(answers: Value) -> Result<T, Refused> {
    serde_json::from_value(answers)
        .map_err(|_| Refused::because("Something about these answers cannot be recorded. Check them and save again."))
}

const NOTHING_OFFERED: fn(&Reading, FamilyId, Date) -> Offered = |_, _, _| Vec::new();
const BLANK: fn(&Reading, FamilyId, Date) -> Value = |_, _, _| json!({});

/// Every act, in the order in which the "Record" menu offers them.
pub const ACTS: &[Act] = &[
    Act {
        name: "visit",
        form: help::visit_form,
        offered: goals,
        starts_with: |reading, family, today| {
            let last_place = help::standing(reading, family).visits.into_iter().find_map(|visit| visit.place);
            let children: serde_json::Map<String, Value> =
                children(reading, family, today).into_iter().map(|child| (child, json!({ "seen": true }))).collect();
            json!({ "on": today.to_string(), "place": last_place, "children": children })
        },
        decide: |recording, answers, scribe| {
            Ok(help::record_visit(recording.reading, recording.family, said(answers)?, scribe)?)
        },
        clashes_with: &[],
    },
    Act {
        name: "note",
        form: help::note_form,
        offered: NOTHING_OFFERED,
        starts_with: |reading, family, today| json!({ "on": today.to_string(), "about": children(reading, family, today) }),
        decide: |recording, answers, scribe| Ok(help::record_note(recording.family, &said(answers)?, scribe)),
        clashes_with: &[],
    },
    Act {
        name: "help",
        form: help::help_form,
        offered: NOTHING_OFFERED,
        starts_with: |reading, family, today| json!({ "on": today.to_string(), "by": "team", "people": children(reading, family, today) }),
        decide: |recording, answers, scribe| {
            Ok(help::record_help(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[],
    },
    Act {
        name: "plan_moved",
        form: help::plan_moved_form,
        offered: goals,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::move_plan(recording.reading, recording.family, said(answers)?, scribe)?)
        },
        clashes_with: &[help::PLAN],
    },
    Act {
        name: "assessment",
        form: help::assessment_form,
        offered: NOTHING_OFFERED,
        starts_with: |reading, family, _| match help::standing(reading, family).assessment {
            // An assessment that came back is changed, not written again.
            Some(returned) if matches!(returned.state, AssessmentState::Returned(_)) => {
                serde_json::to_value(returned.assessment).unwrap_or_default()
            }
            Some(_) | None => json!({}),
        },
        decide: |recording, answers, scribe| {
            Ok(help::send_assessment(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[help::ASSESSMENT, help::ASSESSMENT_DECIDED],
    },
    Act {
        name: "assessment_decision",
        form: help::assessment_decision_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::decide_assessment(recording.reading, recording.family, said(answers)?, scribe)?)
        },
        clashes_with: &[help::ASSESSMENT, help::ASSESSMENT_DECIDED],
    },
    Act {
        name: "plan",
        form: help::plan_form,
        offered: NOTHING_OFFERED,
        starts_with: |reading, family, _| match help::standing(reading, family).plan {
            Some(plan) => {
                let goals: Vec<help::Goal> = plan.goals.into_iter().map(|goal| goal.goal).collect();
                json!({ "goals": goals, "contingency": plan.contingency, "review_on": plan.review_on.to_string() })
            }
            None => json!({}),
        },
        decide: |recording, answers, scribe| {
            Ok(help::agree_plan(recording.reading, recording.family, said(answers)?, scribe)?)
        },
        clashes_with: &[help::PLAN, help::PLAN_REVIEWED],
    },
    Act {
        name: "plan_review",
        form: help::plan_review_form,
        offered: goals,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::review_plan(recording.reading, recording.family, said(answers)?, scribe)?)
        },
        clashes_with: &[help::PLAN, help::PLAN_REVIEWED],
    },
    Act {
        name: "lead",
        form: help::lead_form,
        offered: NOTHING_OFFERED,
        starts_with: |reading, family, _| match help::standing(reading, family).lead() {
            Some(lead) => json!({ "supervisor": lead.supervisor }),
            None => json!({}),
        },
        decide: |recording, answers, scribe| {
            let lead = answers["lead"].as_str().and_then(|lead| lead.parse().ok());
            let team = lead.and_then(|lead| recording.team_of.team_of(lead));
            let team = team.ok_or_else(|| Refused::because("Choose a lead practitioner who works in a team."))?;
            Ok(help::allocate_lead(recording.reading, recording.family, said(answers)?, team, scribe)?)
        },
        clashes_with: &[help::LEAD_ALLOCATED],
    },
    Act {
        name: "team",
        form: help::team_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::join_team(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[],
    },
    Act {
        name: "team_leave",
        form: help::team_leave_form,
        offered: |reading, family, _| {
            let helpers = help::standing(reading, family).helpers.into_iter();
            let choice = |helper: help::Helper| {
                let who = helper.joined.name.unwrap_or_else(|| helper.joined.discipline.replace('_', " "));
                Choice::new(helper.entry.to_string(), who).hint(helper.joined.agency.unwrap_or_default())
            };
            vec![("joined", helpers.map(choice).collect())]
        },
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::leave_team(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[help::TEAM_LEFT],
    },
    Act {
        name: "basis",
        form: help::basis_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::set_basis(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[help::BASIS_SET],
    },
    Act {
        name: "closing",
        form: help::closing_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            Ok(help::close(recording.reading, recording.family, &said(answers)?, scribe)?)
        },
        clashes_with: &[help::CLOSED],
    },
    Act {
        name: "relationship",
        form: people::relationship_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |_, answers, scribe| Ok(people::record_relationship(said(answers)?, scribe)?),
        clashes_with: &[],
    },
    Act {
        name: "address",
        form: people::address_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |_, answers, scribe| Ok(people::record_address(said(answers)?, scribe)?),
        clashes_with: &[],
    },
    Act {
        name: "reached_at",
        form: people::reached_at_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |_, answers, scribe| Ok(people::record_reached_at(&said(answers)?, scribe)),
        clashes_with: &[],
    },
    Act {
        name: "member",
        form: people::member_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::add_member(recording.family, said(answers)?, scribe)?),
        clashes_with: &[],
    },
    Act {
        name: "leaving",
        form: people::leaving_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::end_membership(recording.family, said(answers)?, scribe)),
        clashes_with: &[people::FAMILY_LEFT],
    },
    Act {
        name: "family_name",
        form: people::family_name_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::name_family(recording.family, &said(answers)?, scribe)),
        clashes_with: &[people::FAMILY_NAMED],
    },
    Act {
        name: "professional",
        form: people::professional_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::record_professional(recording.family, &said(answers)?, scribe)),
        clashes_with: &[],
    },
    Act {
        name: "warning",
        form: people::warning_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::record_warning(recording.family, said(answers)?, scribe)?),
        clashes_with: &[],
    },
    Act {
        name: "warning_review",
        form: people::warning_review_form,
        offered: |reading, _, today| {
            let choice = |warning: people::Warning| {
                Choice::new(warning.entry.to_string(), crate::kinds::first_sentence(&warning.note.says))
                    .hint(format!("Review by {}", policy::short_day(warning.review_on, today)))
            };
            vec![("warning", people::warnings(reading).into_iter().map(choice).collect())]
        },
        starts_with: BLANK,
        decide: |recording, answers, scribe| Ok(people::review_warning(recording.reading, &said(answers)?, scribe)?),
        clashes_with: &[people::WARNING_REVIEWED],
    },
    Act {
        name: "restrict",
        form: people::restrict_form,
        offered: NOTHING_OFFERED,
        starts_with: BLANK,
        decide: |recording, answers, scribe| {
            let sensitivity: Sensitivity = said(answers["sensitivity"].clone())?;
            let rows = answers["named"].as_array().map(Vec::as_slice).unwrap_or_default();
            let named = rows.iter().filter_map(|row| row["worker"].as_str()?.parse().ok()).collect();
            let why = answers["why"].as_str().unwrap_or_default().to_owned();
            Ok(people::restrict(Subject::Family(recording.family), sensitivity, named, why, scribe))
        },
        clashes_with: &[people::RESTRICTED],
    },
];

impl Act {
    /// What people call it: the title of its form, without making the form.
    pub fn title(&self) -> &'static str {
        static TITLES: LazyLock<BTreeMap<&str, &str>> =
            LazyLock::new(|| ACTS.iter().map(|act| (act.name, (act.form)().title)).collect());
        TITLES.get(self.name).copied().unwrap_or(self.name)
    }

    /// Turns answers that were checked into entries. The last of them holds the answers to the council's own questions.
    pub fn record(&self, recording: &Recording, answers: Value, scribe: &mut Scribe) -> Result<Vec<Draft>, Refused> {
        let local = answers.get("local").cloned();
        let mut drafts = (self.decide)(recording, answers, scribe)?;
        if let (Some(local), Some(Value::Object(body))) = (local, drafts.last_mut().map(|draft| &mut draft.body)) {
            body.insert("local".into(), local);
        }
        Ok(drafts)
    }
}

/// The act of that name.
pub fn act(name: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.name == name)
}

fn goals(reading: &Reading, family: FamilyId, _: Date) -> Offered {
    let goals = help::standing(reading, family).plan.map(|plan| plan.goals).unwrap_or_default();
    let choice = |goal: help::GoalStanding| {
        let stands = goal.moved.last().map(|(_, to)| format!("Now at {to} of 10")).unwrap_or_default();
        Choice::new(goal.goal.name, goal.goal.goal).hint(stands)
    };
    vec![("goal", goals.into_iter().map(choice).collect())]
}

fn children(reading: &Reading, family: FamilyId, today: Date) -> Vec<String> {
    let members = people::members(reading, family, today);
    members.iter().filter(|member| member.person.is_child(today)).map(|member| member.person.id.to_string()).collect()
}
