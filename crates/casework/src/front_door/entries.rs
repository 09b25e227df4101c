//! What can be recorded at the front door, and the two pages that record it.

use crate::{
    form::{Answer, Choice, Choices, Days, Form, Question, Section},
    kinds::{Kind, Weight, first_sentence},
    people::child_questions,
};
use jiff::civil::{Date, Time};
use ledger::{EntryId, Instant, PersonId};
use serde::{Deserialize, Serialize};

/// Somebody told the front door about a child.
pub const CONTACT: &str = "contact";
/// A manager decided what follows from a contact.
pub const CONTACT_DECIDED: &str = "contact_decided";

/// A contact: who said what about which children. The family's own record holds it, even before anyone knows who the people are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// When it reached us; the working day for the decision runs from here, not from when it was typed in.
    pub received_on: Date,
    /// The time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Time>,
    /// National code of the source.
    pub source: String,
    /// Who told us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer: Option<String>,
    /// What they do and where, and how to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer_role: Option<String>,
    /// The worry in the referrer's words.
    pub worry: String,
    /// What kind of worry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<String>,
    /// Is a child in danger now?
    pub immediate_danger: String,
    /// Does the family know that we were told?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_knows: Option<String>,
    /// Why they do not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not_told: Option<String>,
    /// Why we may hold this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lawful_basis: Option<String>,
    /// The children it is about.
    pub children: Vec<PersonId>,
    /// Answers to the council's own questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local: Option<serde_json::Value>,
}

/// What follows from a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Advice to the family or the referrer.
    Advice,
    /// A service in the community, or one that everybody can use.
    Universal,
    /// Family Help.
    FamilyHelp,
    /// A strategy discussion about significant harm.
    Protection,
    /// Not for us; somebody else was told.
    NotForUs,
}

/// A manager's decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDecided {
    /// Which contact.
    pub contact: EntryId,
    /// What follows.
    pub outcome: Outcome,
    /// Why.
    pub reasons: String,
    /// Who was told, when it is not for us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// The moment of the decision.
    pub decided_at: Instant,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[
    Kind {
        name: CONTACT,
        title: "Contact",
        weight: Weight::Turning,
        sentence: |entry, _| entry.says::<Contact>().map(|said| first_sentence(&said.worry)).unwrap_or_default(),
    },
    Kind {
        name: CONTACT_DECIDED,
        title: "Decision on a contact",
        weight: Weight::Turning,
        sentence: |entry, _| match entry.says::<ContactDecided>() {
            Some(said) => format!("{}. {}", said.outcome.title(), first_sentence(&said.reasons)),
            None => String::new(),
        },
    },
];

impl Outcome {
    /// Every outcome, in the order in which the page offers them.
    pub const ALL: [Outcome; 5] =
        [Outcome::Advice, Outcome::Universal, Outcome::FamilyHelp, Outcome::Protection, Outcome::NotForUs];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Outcome::Advice => "Advice",
            Outcome::Universal => "Community or universal help",
            Outcome::FamilyHelp => "Family Help",
            Outcome::Protection => "Protection: strategy discussion",
            Outcome::NotForUs => "Not for us",
        }
    }

    /// Its name in an entry.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Advice => "advice",
            Outcome::Universal => "universal",
            Outcome::FamilyHelp => "family_help",
            Outcome::Protection => "protection",
            Outcome::NotForUs => "not_for_us",
        }
    }

    /// What follows from choosing it.
    fn follows(self) -> &'static str {
        match self {
            Outcome::Advice => "We answer the question. Nothing is opened.",
            Outcome::Universal => "We tell the family or the referrer who can help, and close.",
            Outcome::FamilyHelp => {
                "A lead practitioner meets the family. The 45 working days for one assessment run from the day of the contact."
            }
            Outcome::Protection => {
                "A child may be suffering significant harm. Call the strategy discussion now; Family Help stays beside it."
            }
            Outcome::NotForUs => "Another council or agency is responsible. Say whom you told.",
        }
    }
}

/// A contact on one page, for somebody with a telephone in the other hand.
pub fn contact_form() -> Form {
    let adult = vec![
        Question::new("forename", "First name", Answer::Line),
        Question::new("surname", "Last name", Answer::Line),
        Question::new("born", "Date of birth", Answer::Day(Days::Birth)),
        Question::new("phone", "Telephone", Answer::Line),
        Question::new("is", "Who they are to the children", Answer::One(Choices::Codes("adult_is"))),
        Question::new("parental_responsibility", "Parental responsibility?", Answer::YesNo),
        Question::new("lives_here", "Lives with the children", Answer::Tick),
        Question::new("address", "Address, if elsewhere", Answer::Line),
    ];
    let mut child = vec![Question::new("known", "Already on record", Answer::Kept)];
    child.extend(child_questions());
    child.push(Question::new("expected", "Expected date of birth", Answer::Day(Days::ExpectedBirth)));
    child.push(
        Question::new("described_as", "Described as", Answer::Line)
            .hint("When no name is known, like “a girl of about six”"),
    );
    Form::in_sections(
        "contact",
        "Take a contact",
        "Save contact",
        vec![
            Section::new(
                "worry",
                "What we are told",
                vec![
                    Question::new("worry", "What is the worry, in their words?", Answer::Text(5))
                        .needed("Enter what the worry is"),
                    Question::new("immediate_danger", "Is a child in danger now?", Answer::YesNo)
                        .hint("If yes, call the police on 999 and tell a manager before you go on")
                        .needed("Say whether a child is in danger now"),
                    Question::new(
                        "concern",
                        "What kind of worry is it?",
                        Answer::One(Choices::Codes("contact_concern")),
                    ),
                    Question::new("source", "Who is telling us?", Answer::One(Choices::Codes("referral_source")))
                        .needed("Choose who is telling us"),
                    Question::new("referrer", "Their name", Answer::Line),
                    Question::new("referrer_role", "Their work and how to reach them", Answer::Line),
                    Question::new("family_knows", "Does the family know that we were told?", Answer::YesNo),
                    Question::new("why_not_told", "If not, why not", Answer::Line),
                    Question::new("lawful_basis", "Why may we hold this?", Answer::One(Choices::Codes("lawful_basis"))),
                    Question::new("received_on", "Received on", Answer::Day(Days::Past))
                        .hint("Like 4/3/2026 or yesterday"),
                    Question::new("received_at", "At", Answer::Clock),
                ],
            ),
            Section::new(
                "children",
                "The children",
                vec![
                    Question::new("children", "Children", Answer::Rows("child", child)),
                    Question::new("address", "Where the children live", Answer::Line)
                        .hint("One line with the postcode"),
                    Question::new("communication", "Language or help to communicate", Answer::Line),
                ],
            ),
            Section::new(
                "adults",
                "Parents and other adults",
                vec![Question::new("adults", "Adults", Answer::Rows("adult", adult))],
            ),
            Section::new(
                "professionals",
                "Who is already helping",
                vec![Question::new(
                    "professionals",
                    "Professionals",
                    Answer::Rows(
                        "professional",
                        vec![
                            Question::new("line", "Name, work, agency", Answer::Line)
                                .hint("Like “Ms Patel, class teacher, St Anne’s”"),
                        ],
                    ),
                )],
            ),
        ],
    )
}

/// A manager's decision, with who takes it on.
pub fn decision_form() -> Form {
    let outcomes =
        Outcome::ALL.map(|outcome| Choice::new(outcome.name(), outcome.title()).hint(outcome.follows())).to_vec();
    Form::new(
        "decision",
        "Decide on a contact",
        "Save decision",
        vec![
            Question::new("outcome", "What happens now?", Answer::One(Choices::These(outcomes)))
                .needed("Choose what happens now"),
            Question::new("reasons", "Why", Answer::Text(4)).needed("Give your reasons"),
            Question::new("told", "If it is not for us: who has been told", Answer::Line),
            Question::new("lead", "Lead practitioner for Family Help", Answer::Worker)
                .hint("Leave blank for the team to allocate"),
            Question::new("supervisor", "Practice supervisor", Answer::Worker),
        ],
    )
}
