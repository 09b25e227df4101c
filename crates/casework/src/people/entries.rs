//! What can be recorded about people and families, and the questions that record it.

use crate::{
    form::{Answer, Choice, Choices, Days, Form, Question, Whom},
    kinds::{Kind, Weight, first_sentence},
};
use jiff::civil::Date;
use ledger::{EntryId, PersonId, Sensitivity, WorkerId};
use serde::{Deserialize, Serialize};

/// Something became known about a person. Each entry says only what it adds or changes.
pub const PERSON_DETAILS: &str = "person_details";
/// Where people live or lived.
pub const ADDRESS: &str = "address";
/// A telephone number or electronic address of a person.
pub const REACHED_AT: &str = "reached_at";
/// How one person belongs to others.
pub const RELATIONSHIP: &str = "relationship";
/// What a family is called.
pub const FAMILY_NAMED: &str = "family_named";
/// People who belong to a family from a day.
pub const FAMILY_JOINED: &str = "family_joined";
/// People who no longer belong to a family from a day.
pub const FAMILY_LEFT: &str = "family_left";
/// Somebody from an agency who is involved with the family.
pub const PROFESSIONAL: &str = "professional";
/// A warning note.
pub const WARNING: &str = "warning_note";
/// A warning note was looked at again.
pub const WARNING_REVIEWED: &str = "warning_reviewed";
/// Who may open a record was narrowed or widened.
pub const RESTRICTED: &str = "record_restricted";

/// What is known about a person. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDetails {
    /// Given names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forename: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<String>,
    /// The name the person wants to be called by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
    /// How the name is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_as: Option<String>,
    /// Another name they are known by; each entry adds one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also_known_as: Option<String>,
    /// Who it is when no name is known: "unknown man called Dave".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described_as: Option<String>,
    /// Date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// Expected date of birth of an unborn child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Date>,
    /// M, F or U.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// National ethnicity code; said by the person or a parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// First language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Interpreter or other help to communicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication: Option<String>,
    /// National disability codes; `NONE` stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disability: Option<Vec<String>>,
    /// NHS number, ten digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number: Option<String>,
    /// How sure the NHS number is: `traced` or `given`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_status: Option<String>,
    /// Unique pupil number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// Why there is no unique pupil number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upn_unknown: Option<String>,
    /// School or nursery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    /// The authority's earlier number for the person, from an import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_number: Option<String>,
    /// Date of death.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub died: Option<Date>,
}

/// An address; the entry is about those who live there, and its days say since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The address on one line, without the postcode.
    pub lines: String,
    /// The postcode, tidied, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Whom the address must never reach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_from: Vec<PersonId>,
}

/// A way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedAt {
    /// The number or electronic address.
    pub to: String,
    /// Is it safe to use? `yes`, `no` or `not_known`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe: Option<String>,
    /// When it is safe, in words: "only before 3, he is at work".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_when: Option<String>,
}

/// How one person belongs to others: said once, everything else is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relationship {
    /// Who…
    pub person: PersonId,
    /// …is what (a code of the list `relationship`: `mother`, `grandparent`, `partner`)…
    pub is: String,
    /// …of whom.
    pub of: Vec<PersonId>,
    /// Has the person parental responsibility for them? `yes`, `no` or `not_known`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parental_responsibility: Option<String>,
}

/// What a family is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyNamed {
    /// The name, mostly a surname.
    pub name: String,
}

/// People who belong to a family, or no longer do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belonging {
    /// Who.
    pub people: Vec<PersonId>,
}

/// Somebody from an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Professional {
    /// Their name.
    pub name: String,
    /// Their work, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Their agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

impl Professional {
    /// From one line, "name, role, agency", as people say it on the telephone.
    pub fn from_line(line: &str) -> Self {
        let mut parts = line.splitn(3, ',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
        Professional { name: parts.next().unwrap_or_default(), role: parts.next(), agency: parts.next() }
    }
}

/// A warning note: dated, owned, reviewed, and told to the person or not for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningNote {
    /// Whom to beware of or look after.
    pub people: Vec<PersonId>,
    /// A code of the list `warning`.
    pub kind: String,
    /// What to beware of and what to do about it.
    pub says: String,
    /// Was the person told of it? `yes` or `no`.
    pub told: String,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not_told: Option<String>,
    /// Who keeps it up to date.
    pub owner: WorkerId,
    /// By when it is looked at again.
    pub review_on: Date,
}

/// A warning note was looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningReviewed {
    /// Which.
    pub warning: EntryId,
    /// `keep` or `end`.
    pub outcome: String,
    /// Why.
    pub why: String,
    /// When it is looked at next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
}

/// Who may open a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRestricted {
    /// From now on.
    pub sensitivity: Sensitivity,
    /// Who may open it besides those whose work it is.
    pub named: Vec<WorkerId>,
    /// Why.
    pub why: String,
}

/// The kinds of this area.
pub const KINDS: &[Kind] = &[
    Kind {
        name: PERSON_DETAILS,
        title: "Details of a person",
        weight: Weight::Upkeep,
        sentence: |entry, names| format!("Details recorded: {}.", names.all(&people_of(entry))),
    },
    Kind {
        name: ADDRESS,
        title: "Address",
        weight: Weight::Everyday,
        // The address itself is never in a sentence: sentences travel further than addresses may.
        sentence: |entry, names| format!("Address of {} recorded.", names.all(&people_of(entry))),
    },
    Kind {
        name: REACHED_AT,
        title: "Way to reach somebody",
        weight: Weight::Upkeep,
        sentence: |entry, names| format!("Way to reach {} recorded.", names.all(&people_of(entry))),
    },
    Kind {
        name: RELATIONSHIP,
        title: "Relationship",
        weight: Weight::Upkeep,
        sentence: |entry, names| match entry.says::<Relationship>() {
            Some(said) => {
                format!("{} is {} of {}.", names.of(said.person), super::kin::in_words(&said.is), names.all(&said.of))
            }
            None => String::new(),
        },
    },
    Kind {
        name: FAMILY_NAMED,
        title: "Family name",
        weight: Weight::Upkeep,
        sentence: |_, _| "The family record was named.".into(),
    },
    Kind {
        name: FAMILY_JOINED,
        title: "Joined the family",
        weight: Weight::Upkeep,
        sentence: |entry, names| match entry.says::<Belonging>() {
            Some(said) => format!("Recorded as belonging to the family: {}.", names.all(&said.people)),
            None => String::new(),
        },
    },
    Kind {
        name: FAMILY_LEFT,
        title: "Left the family",
        weight: Weight::Everyday,
        sentence: |entry, names| match entry.says::<Belonging>() {
            Some(said) => format!("No longer part of the family: {}.", names.all(&said.people)),
            None => String::new(),
        },
    },
    Kind {
        name: PROFESSIONAL,
        title: "Professional involved",
        weight: Weight::Upkeep,
        sentence: |entry, _| match entry.says::<Professional>() {
            Some(said) => format!(
                "{} is involved{}.",
                said.name,
                said.agency.map(|agency| format!(" ({agency})")).unwrap_or_default()
            ),
            None => String::new(),
        },
    },
    Kind {
        name: WARNING,
        title: "Warning note",
        weight: Weight::Turning,
        sentence: |entry, _| entry.says::<WarningNote>().map(|said| first_sentence(&said.says)).unwrap_or_default(),
    },
    Kind {
        name: WARNING_REVIEWED,
        title: "Warning note reviewed",
        weight: Weight::Everyday,
        sentence: |entry, _| match entry.says::<WarningReviewed>() {
            Some(said) => format!(
                "Warning note {}: {}",
                if said.outcome == "end" { "ended" } else { "kept" },
                first_sentence(&said.why)
            ),
            None => String::new(),
        },
    },
    Kind {
        name: RESTRICTED,
        title: "Who may open the record",
        weight: Weight::Turning,
        sentence: |_, _| "Who may open this record was changed.".into(),
    },
];

fn people_of(entry: &ledger::Entry) -> Vec<PersonId> {
    let person = |subject: &ledger::Subject| match subject {
        ledger::Subject::Person(person) => Some(*person),
        ledger::Subject::Family(_) | ledger::Subject::Worker(_) => None,
    };
    entry.about.iter().filter_map(person).collect()
}

/// The questions about a child that the front door and the person page share.
pub fn child_questions() -> Vec<Question> {
    vec![
        Question::new("forename", "First name", Answer::Line),
        Question::new("surname", "Last name", Answer::Line),
        Question::new("born", "Date of birth", Answer::Day(Days::Birth)).hint("Like 4/3/2019"),
        Question::new("sex", "Sex", Answer::One(Choices::Codes("sex"))),
        Question::new("ethnicity", "Ethnicity", Answer::One(Choices::Codes("ethnicity")))
            .hint("As the child, a parent or a carer says it"),
        Question::new("disability", "Disability", Answer::Many(Choices::Codes("disability"))),
        Question::new("school", "School or nursery", Answer::Line),
        Question::new("upn", "Unique pupil number", Answer::Line).hint("13 characters"),
    ]
}

/// Everything that can be said of a person.
pub fn person_form() -> Form {
    let mut questions = child_questions();
    questions.extend([
        Question::new("preferred", "Wants to be called", Answer::Line),
        Question::new("said_as", "How the name is said", Answer::Line).hint("Like SHI-vawn"),
        Question::new("also_known_as", "Also known as", Answer::Line),
        Question::new("described_as", "Described as", Answer::Line)
            .hint("When no name is known, like “unknown man called Dave”"),
        Question::new("expected", "Expected date of birth", Answer::Day(Days::ExpectedBirth)),
        Question::new("language", "First language", Answer::One(Choices::Codes("language"))),
        Question::new("communication", "Interpreter or help to communicate", Answer::Line),
        Question::new("nhs_number", "NHS number", Answer::Line).hint("10 digits"),
        Question::new(
            "nhs_status",
            "How sure is the NHS number?",
            Answer::One(Choices::These(vec![
                Choice::new("traced", "Traced with the NHS"),
                Choice::new("given", "Given by somebody, not traced"),
            ])),
        ),
        Question::new("upn_unknown", "Why there is no unique pupil number", Answer::One(Choices::Codes("upn_unknown"))),
        Question::new("died", "Date of death", Answer::Day(Days::Past)),
    ]);
    Form::new("person", "Details of a person", "Save details", questions)
}

/// Where people live.
pub fn address_form() -> Form {
    Form::new(
        "address",
        "Address",
        "Save address",
        vec![
            Question::new("people", "Who lives there", Answer::People(Whom::Everyone)).needed("Choose who lives there"),
            Question::new("address", "Address with postcode", Answer::Line).needed("Enter the address"),
            Question::new("from", "Since when", Answer::Day(Days::Past)).hint("Today if left blank"),
            Question::new("to", "Until when", Answer::Day(Days::Any))
                .hint("Only if they have left: the first day elsewhere"),
            Question::new("hidden_from", "Hide this address from", Answer::People(Whom::Everyone))
                .hint("It will never be shown or printed for them"),
        ],
    )
}

/// How to reach somebody.
pub fn reached_at_form() -> Form {
    Form::new(
        "reached_at",
        "How to reach somebody",
        "Save",
        vec![
            Question::new("person", "Whom", Answer::Person(Whom::Everyone)).needed("Choose whom this reaches"),
            Question::new("to", "Telephone number or email address", Answer::Line)
                .needed("Enter the number or address"),
            Question::new("safe", "Is it safe to use?", Answer::YesNo).needed("Say whether it is safe to use"),
            Question::new("safe_when", "When is it safe?", Answer::Line),
        ],
    )
}

/// How people belong together.
pub fn relationship_form() -> Form {
    Form::new(
        "relationship",
        "Relationship",
        "Save relationship",
        vec![
            Question::new("person", "Who", Answer::Person(Whom::Everyone)).needed("Choose a person"),
            Question::new("is", "is the", Answer::One(Choices::Codes("relationship")))
                .needed("Choose the relationship"),
            Question::new("of", "of", Answer::People(Whom::Everyone)).needed("Choose of whom"),
            Question::new("parental_responsibility", "Parental responsibility?", Answer::YesNo),
            Question::new("from", "Since when", Answer::Day(Days::Past)).hint("Leave blank if it always was so"),
            Question::new("to", "Until when", Answer::Day(Days::Past)).hint("Only if it ended"),
        ],
    )
}

/// Somebody belongs to the family.
pub fn member_form() -> Form {
    let mut questions = vec![Question::new("known", "Already on record", Answer::Kept)];
    questions.extend(child_questions());
    questions.extend([
        Question::new("expected", "Expected date of birth", Answer::Day(Days::ExpectedBirth)),
        Question::new("described_as", "Described as", Answer::Line)
            .hint("When no name is known, like “unknown man called Dave”"),
        Question::new("from", "Part of the family since", Answer::Day(Days::Past)).hint("Today if left blank"),
    ]);
    Form::new("member", "Add somebody to the family", "Add to the family", questions)
}

/// Somebody no longer belongs to the family.
pub fn leaving_form() -> Form {
    Form::new(
        "leaving",
        "Somebody left the family",
        "Save",
        vec![
            Question::new("people", "Who", Answer::People(Whom::Everyone)).needed("Choose who left"),
            Question::new("from", "Since when", Answer::Day(Days::Past)).hint("Today if left blank"),
        ],
    )
}

/// What the family is called.
pub fn family_name_form() -> Form {
    let question = Question::new("name", "What the family is called", Answer::Line).needed("Enter a name");
    Form::new("family_name", "Name of the family record", "Save name", vec![question])
}

/// Somebody from an agency.
pub fn professional_form() -> Form {
    Form::new(
        "professional",
        "Professional involved",
        "Save professional",
        vec![
            Question::new("name", "Name", Answer::Line).needed("Enter the name"),
            Question::new("role", "Work", Answer::Line),
            Question::new("agency", "Agency", Answer::Line),
        ],
    )
}

/// A warning note.
pub fn warning_form() -> Form {
    Form::new(
        "warning",
        "Warning note",
        "Save warning note",
        vec![
            Question::new("people", "Who it is about", Answer::People(Whom::Everyone)).needed("Choose who it is about"),
            Question::new("kind", "Kind of warning", Answer::One(Choices::Codes("warning")))
                .needed("Choose the kind of warning"),
            Question::new("says", "What to beware of, and what to do", Answer::Text(3)).needed("Say what to beware of"),
            Question::new("told", "Has the person been told?", Answer::YesNo)
                .needed("Say whether the person has been told"),
            Question::new("why_not_told", "If not, why not", Answer::Line),
            Question::new("review_on", "Look at it again on", Answer::Day(Days::Coming))
                .needed("Enter when to look at it again"),
        ],
    )
}

/// Looking at a warning note again.
pub fn warning_review_form() -> Form {
    Form::new(
        "warning_review",
        "Review a warning note",
        "Save review",
        vec![
            Question::new("warning", "Warning note", Answer::One(Choices::Offered)).needed("Choose the warning note"),
            Question::new(
                "outcome",
                "What now",
                Answer::One(Choices::These(vec![Choice::new("keep", "Keep it"), Choice::new("end", "End it")])),
            )
            .needed("Choose whether to keep it"),
            Question::new("why", "Why", Answer::Text(2)).needed("Say why"),
            Question::new("review_on", "Look at it again on", Answer::Day(Days::Coming)),
        ],
    )
}

/// Who may open the record.
pub fn restrict_form() -> Form {
    Form::new(
        "restrict",
        "Who may open this record",
        "Save",
        vec![
            Question::new(
                "sensitivity",
                "Who may open it",
                Answer::One(Choices::These(vec![
                    Choice::new("normal", "Everyone who works with the family"),
                    Choice::new("restricted", "Restricted").hint("Others learn that it exists and whom to ask"),
                    Choice::new("sealed", "Sealed").hint("To others it is as if it did not exist"),
                    Choice::new("sealed_and_locked", "Sealed and locked").hint("Not even an emergency opens it"),
                ])),
            )
            .needed("Choose who may open the record"),
            Question::new(
                "named",
                "Who else may open it",
                Answer::Rows("worker", vec![Question::new("worker", "Worker", Answer::Worker)]),
            ),
            Question::new("why", "Why", Answer::Text(2)).needed("Say why"),
        ],
    )
}
