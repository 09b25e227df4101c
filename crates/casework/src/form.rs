//! What can be asked of a person who records something. One declaration gives the page's form, the check of what comes back
//! and the JSON interface; nothing here knows HTML.

mod check;
mod day;
mod local;
mod schema;

pub use check::{Problem, tree};
pub use day::read_day;
pub use local::{LocalProblem, LocalQuestions};

use jiff::civil::Date;
use ledger::{PersonId, WorkerId};
use policy::Policy;
use serde_json::Value;

/// The longest text that one answer may hold: some forty pages. Longer is a document, and belongs in a file.
pub const TEXT_MAX: usize = 100_000;
/// The longest one-line answer: longer is an account, not a name or an address.
pub const LINE_MAX: usize = 300;
/// The most rows that one form takes at once: the largest families known are half as large.
pub const ROWS_MAX: usize = 30;

/// A form: what is asked together and saved as one record.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its name in addresses, drafts and the JSON interface: `visit`.
    pub name: &'static str,
    /// What the page is called.
    pub title: &'static str,
    /// The words on the button.
    pub submit: &'static str,
    /// The questions, in sections that can be answered in any order.
    pub sections: Vec<Section>,
}

/// Questions that belong together.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name in addresses.
    pub name: &'static str,
    /// Its heading; empty where none is needed.
    pub title: &'static str,
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The answer's name in the entry's body.
    pub name: String,
    /// The question as people read it.
    pub label: String,
    /// Help, only where people go wrong.
    pub hint: String,
    /// What an answer may be.
    pub answer: Answer,
    /// Whether the decision at hand needs it. Optional is the rule.
    pub needed: Needed,
}

/// Does the form refuse to be saved without this answer?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needed {
    /// No.
    Optional,
    /// Yes; these words say what to do: "Say what the worry is".
    Required(&'static str),
}

/// What an answer may be.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Something that the page keeps without showing it: which goal, which record.
    Kept,
    /// One line of text.
    Line,
    /// Text of any length; the number of lines that the box shows.
    Text(u8),
    /// A day.
    Day(Days),
    /// A time of day, as `14:30`.
    Clock,
    /// Yes, no or not known.
    YesNo,
    /// A tick; unticked says nothing.
    Tick,
    /// A whole number from and to, and its unit in words.
    Number(i64, i64, &'static str),
    /// One of a list.
    One(Choices),
    /// Any number of a list.
    Many(Choices),
    /// One person of the record.
    Person(Whom),
    /// Any number of people of the record.
    People(Whom),
    /// One worker.
    Worker,
    /// The same questions for each child of the record.
    EachChild(Vec<Question>),
    /// The same questions in as many rows as are wanted; what one row is called: "child".
    Rows(&'static str, Vec<Question>),
}

/// Which days make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Today or before: something that happened.
    Past,
    /// Today or later: something that is planned.
    Coming,
    /// A birth: not in the future and not over 120 years ago.
    Birth,
    /// An expected birth: within ten months back or ahead.
    ExpectedBirth,
    /// Any day of this century or the last.
    Any,
}

/// Where the choices come from.
#[derive(Clone, Debug)]
pub enum Choices {
    /// A dated code list of `policy`.
    Codes(&'static str),
    /// These words.
    These(Vec<Choice>),
    /// What the setting offers under the question's name: the plan's open actions, say.
    Offered,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is recorded.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What follows from it, or its national code.
    pub hint: String,
}

/// Which people of the record are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those under 18 and unborn.
    Children,
    /// Everyone.
    Everyone,
}

/// What is known where a form is shown and checked: today, the people of the record, the workers, and what else is offered.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    /// Today in London.
    pub today: Date,
    /// Code lists and the calendar.
    pub policy: &'a Policy,
    /// The people of the record, children first by age.
    pub people: Vec<Named>,
    /// Workers who may be picked.
    pub workers: Vec<(WorkerId, String)>,
    /// Choices of questions that take what is [`Choices::Offered`], by question.
    pub offered: Vec<(&'static str, Vec<Choice>)>,
    /// A council's own questions.
    pub local: &'a LocalQuestions,
}

/// A person as a form offers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub id: PersonId,
    /// The name that people call them by.
    pub name: String,
    /// Under 18 or unborn?
    pub child: bool,
}

impl Setting<'_> {
    /// The people that a question offers.
    pub fn whom(&self, whom: Whom) -> impl Iterator<Item = &Named> {
        self.people.iter().filter(move |person| match whom {
            Whom::Children => person.child,
            Whom::Everyone => true,
        })
    }

    /// The choices of a question, those that hold today.
    pub fn choices(&self, question: &Question) -> Vec<Choice> {
        match &question.answer {
            Answer::One(choices) | Answer::Many(choices) => match choices {
                Choices::These(these) => these.clone(),
                Choices::Offered => {
                    let offered = self.offered.iter().find(|(name, _)| *name == question.name);
                    offered.map(|(_, choices)| choices.clone()).unwrap_or_default()
                }
                Choices::Codes(list) => {
                    let list = self.policy.codes(list).expect("a test names every list that a form asks for");
                    let code = |code: &policy::Code| Choice {
                        value: code.code.clone(),
                        label: code.label.clone(),
                        hint: code.hint.clone(),
                    };
                    list.on(self.today).map(code).collect()
                }
            },
            Answer::Person(whom) | Answer::People(whom) => self.whom(*whom).map(Named::choice).collect(),
            Answer::Worker => {
                let worker = |(id, name): &(WorkerId, String)| Choice::new(id.to_string(), name.clone());
                self.workers.iter().map(worker).collect()
            }
            Answer::YesNo => [("yes", "Yes"), ("no", "No"), ("not_known", "Not known")]
                .map(|(value, label)| Choice::new(value, label))
                .to_vec(),
            Answer::Kept
            | Answer::Line
            | Answer::Text(_)
            | Answer::Day(_)
            | Answer::Clock
            | Answer::Tick
            | Answer::Number(..)
            | Answer::EachChild(_)
            | Answer::Rows(..) => Vec::new(),
        }
    }
}

impl Named {
    fn choice(&self) -> Choice {
        Choice::new(self.id.to_string(), self.name.clone())
    }
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a hint.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Choice { hint: hint.into(), ..self }
    }
}

impl Form {
    /// A form with one section without a heading.
    pub fn new(name: &'static str, title: &'static str, submit: &'static str, questions: Vec<Question>) -> Self {
        Form { name, title, submit, sections: vec![Section { name: "answers", title: "", questions }] }
    }

    /// A form in sections.
    pub fn in_sections(name: &'static str, title: &'static str, submit: &'static str, sections: Vec<Section>) -> Self {
        Form { name, title, submit, sections }
    }

    /// Every question at the top level, those of the council last.
    pub fn questions<'a>(&'a self, local: &'a LocalQuestions) -> impl Iterator<Item = &'a Question> {
        self.sections.iter().flat_map(|section| &section.questions).chain(local.of(self.name))
    }

    /// Checks what came back, from a page ([`tree`]) or as JSON. All problems come at once; the answers that are kept have the types
    /// that the entry's body needs, blanks left out.
    pub fn check(&self, given: &Value, setting: &Setting) -> Result<Value, Vec<Problem>> {
        check::check(self, given, setting)
    }

    /// The JSON Schema of what [`Form::check`] takes.
    pub fn schema(&self, setting: &Setting) -> Value {
        schema::schema(self, setting)
    }
}

impl Section {
    /// A section with a heading.
    pub fn new(name: &'static str, title: &'static str, questions: Vec<Question>) -> Self {
        Section { name, title, questions }
    }
}

impl Question {
    /// An optional question.
    pub fn new(name: impl Into<String>, label: impl Into<String>, answer: Answer) -> Self {
        Question { name: name.into(), label: label.into(), hint: String::new(), answer, needed: Needed::Optional }
    }

    /// The same question with a hint.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Question { hint: hint.into(), ..self }
    }

    /// The same question, without whose answer the form is not saved.
    pub fn needed(self, words: &'static str) -> Self {
        Question { needed: Needed::Required(words), ..self }
    }
}
