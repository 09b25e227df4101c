//! Saying an entry right: which entries can be corrected and by whom, the form that asks for the right words, and the draft that stands in
//! the wrong one's place. The wrong one stays readable; nothing is overwritten.

use crate::{
    acts::{self, Act, Refused},
    family_help as help,
    form::{Answer, Days, Form, Problem, Question, Section},
    front_door, imported,
    people::{self, PersonRefusal},
    records,
    scribe::Scribe,
    workforce,
};
use jiff::civil::Date;
use ledger::{Draft, Entry, FamilyId, PersonId, Reading, Subject, When, WorkerId};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Who may say an entry of a kind right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByWhom {
    /// Whoever may correct entries, and may do what records this: the act's name.
    WhoMayRecord(&'static str),
    /// Whoever may correct entries.
    Anybody,
    /// Its author: a second person's decision stays that person's.
    ItsAuthor,
    /// Nobody: it has pages of its own that take it back, or it is what an audit stands on.
    Nobody,
}

/// The act that records entries of a kind.
fn act_of(kind: &str) -> Option<&'static Act> {
    acts::act(match kind {
        help::VISIT => "visit",
        help::NOTE => "note",
        help::HELP_GIVEN => "help",
        help::PLAN_MOVED => "plan_moved",
        help::ASSESSMENT => "assessment",
        help::PLAN => "plan",
        help::PLAN_REVIEWED => "plan_review",
        help::LEAD_ALLOCATED => "lead",
        help::TEAM_JOINED => "team",
        help::TEAM_LEFT => "team_leave",
        help::BASIS_SET => "basis",
        help::CLOSED => "closing",
        people::RELATIONSHIP => "relationship",
        people::ADDRESS => "address",
        people::REACHED_AT => "reached_at",
        people::FAMILY_JOINED => "member",
        people::FAMILY_LEFT => "leaving",
        people::FAMILY_NAMED => "family_name",
        people::PROFESSIONAL => "professional",
        people::WARNING => "warning",
        people::WARNING_REVIEWED => "warning_review",
        people::RESTRICTED => "restrict",
        _ => return None,
    })
}

/// Who may say an entry of this kind right.
pub fn by_whom(kind: &str) -> ByWhom {
    match kind {
        front_door::CONTACT_DECIDED | help::ASSESSMENT_DECIDED => ByWhom::ItsAuthor,
        front_door::CONTACT | people::PERSON_DETAILS | imported::IMPORTED_BLOCK => ByWhom::Anybody,
        records::WITHDRAWN | records::GLASS_BROKEN | records::GLASS_REVIEWED => ByWhom::Nobody,
        ledger::JOINED | ledger::DESTRUCTION_PROPOSED | ledger::DESTRUCTION_CONFIRMED => ByWhom::Nobody,
        workforce::WORKER_APPOINTED | workforce::WORKER_LEFT | workforce::CONFLICT_DECLARED => ByWhom::Nobody,
        other => act_of(other).map_or(ByWhom::Nobody, |act| ByWhom::WhoMayRecord(act.name)),
    }
}

/// The form whose answers an entry of this kind holds; `None` when no form asks for just that.
pub fn form_of(kind: &str) -> Option<Form> {
    let mut form = match kind {
        people::PERSON_DETAILS => people::person_form(),
        front_door::CONTACT => {
            // Who it is about was made into people of their own.
            let whole = front_door::contact_form();
            Form { sections: whole.sections.into_iter().filter(|section| section.name == "worry").collect(), ..whole }
        }
        front_door::CONTACT_DECIDED => only(front_door::decision_form(), &["outcome", "reasons", "told"]),
        help::ASSESSMENT_DECIDED => help::assessment_decision_form(),
        people::FAMILY_JOINED | people::RESTRICTED | help::LEAD_ALLOCATED | help::TEAM_LEFT => return None,
        other => (act_of(other)?.form)(),
    };
    for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
        relax(question);
    }
    Some(form)
}

fn only(form: Form, names: &[&str]) -> Form {
    let keep = |section: Section| Section {
        questions: section.questions.into_iter().filter(|question| names.contains(&question.name.as_str())).collect(),
        ..section
    };
    Form { sections: form.sections.into_iter().map(keep).collect(), ..form }
}

/// What had to lie ahead when it was recorded may lie behind when it is put right.
fn relax(question: &mut Question) {
    match &mut question.answer {
        Answer::Day(days @ (Days::Coming | Days::ExpectedBirth)) => *days = Days::Any,
        Answer::EachChild(questions) | Answer::Rows(_, questions) => questions.iter_mut().for_each(relax),
        _ => {}
    }
}

/// What an answer says that the entry's body does not hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The body itself.
    Body,
    /// The first day.
    From,
    /// The first day on which it no longer holds.
    To,
    /// Whom it is about.
    About,
}

fn what_says(kind: &str, question: &str) -> Says {
    match (kind, question) {
        (help::VISIT | help::NOTE | help::HELP_GIVEN, "on") => Says::From,
        (help::BASIS_SET | people::ADDRESS | people::RELATIONSHIP | people::FAMILY_LEFT, "from") => Says::From,
        (people::ADDRESS | people::RELATIONSHIP, "to") => Says::To,
        (help::NOTE, "about") | (help::HELP_GIVEN | people::ADDRESS, "people") | (people::REACHED_AT, "person") => {
            Says::About
        }
        (_, _) => Says::Body,
    }
}

/// The answers that the form of a correction starts with: what the entry says now.
pub fn starts_with(entry: &Entry) -> Value {
    let body = body_of(entry);
    let Some(form) = form_of(&entry.kind) else { return Value::Object(body) };
    let mut answers = body;
    let people: Vec<String> = people_of(entry).map(|person| person.to_string()).collect();
    for question in form.sections.iter().flat_map(|section| &section.questions) {
        let value = match what_says(&entry.kind, &question.name) {
            Says::Body => continue,
            Says::From => json!(entry.when.starts()),
            Says::To => match entry.when {
                When::During { to, .. } => json!(to),
                When::On { .. } => Value::Null,
            },
            Says::About => json!(people),
        };
        answers.insert(question.name.clone(), value);
    }
    if entry.kind == people::ADDRESS {
        let pieces = ["lines", "postcode"].iter().filter_map(|name| answers.get(*name)?.as_str());
        let line = pieces.collect::<Vec<_>>().join(", ");
        answers.insert("address".into(), line.into());
    }
    if let Some(Value::String(time)) = answers.get_mut("received_at") {
        // Nobody says the seconds.
        time.truncate("14:30".len());
    }
    Value::Object(answers)
}

fn body_of(entry: &Entry) -> Map<String, Value> {
    entry.says::<Map<String, Value>>().unwrap_or_default()
}

fn people_of(entry: &Entry) -> impl Iterator<Item = PersonId> + '_ {
    entry.about.iter().filter_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        Subject::Family(_) | Subject::Worker(_) => None,
    })
}

/// Does the entry stand, and may this worker say it right? What else it takes is the caller's permission.
fn may_be_amended(reading: &Reading, entry: &Entry, by: WorkerId) -> Result<(), Refused> {
    if !reading.entries().any(|believed| believed.id == entry.id) {
        return Err(PersonRefusal::NotBelieved.into());
    }
    match by_whom(&entry.kind) {
        ByWhom::WhoMayRecord(_) | ByWhom::Anybody => Ok(()),
        ByWhom::ItsAuthor if entry.author == by => Ok(()),
        ByWhom::ItsAuthor => Err(Refused::because("Only whoever made this decision can correct it.")),
        ByWhom::Nobody => Err(Refused::because("This cannot be changed here.")),
    }
}

/// Says an entry right with answers that its form has checked.
pub fn corrected(
    reading: &Reading,
    wrong: &Entry,
    family: FamilyId,
    answers: &Value,
    why: String,
    scribe: &mut Scribe,
) -> Result<Draft, Refused> {
    may_be_amended(reading, wrong, scribe.author)?;
    let form = form_of(&wrong.kind)
        .ok_or_else(|| Refused::because("This has no form of its own. Withdraw it, and record what is right."))?;
    let mut body = body_of(wrong);
    for question in form.sections.iter().flat_map(|section| &section.questions) {
        if what_says(&wrong.kind, &question.name) != Says::Body {
            continue;
        }
        match &answers[&question.name] {
            Value::Null => body.remove(&question.name),
            answer => body.insert(question.name.clone(), answer.clone()),
        };
    }
    match &answers["local"] {
        Value::Null => body.remove("local"),
        local => body.insert("local".into(), local.clone()),
    };
    tidied(reading, wrong, family, answers, &mut body)?;
    let body = Value::Object(body);
    if !fits(&wrong.kind, &body) {
        return Err(Refused::because("Something about these answers cannot be recorded. Check them and save again."));
    }
    let when = when(wrong, answers)?;
    let about = about(wrong, family, answers, &body);
    if plainly(&body) == plainly(&Value::Object(body_of(wrong))) && when == wrong.when && about == wrong.about {
        return Err(Refused::because("Nothing was changed. Change what is wrong, then save."));
    }
    Ok(people::correct(wrong, about, when, body, why, scribe))
}

/// The same without what says nothing: a tick that is not set, an empty list. Forms leave it out, older entries may hold it.
fn plainly(value: &Value) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => false,
    };
    match value {
        Value::Array(list) => list.iter().map(plainly).collect(),
        Value::Object(map) => {
            let said = map
                .iter()
                .map(|(name, value)| (name.clone(), plainly(value)))
                .filter(|(_, value)| !says_nothing(value));
            Value::Object(said.collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// Takes an entry back that should not have been recorded.
pub fn withdrawn(reading: &Reading, wrong: &Entry, why: String, scribe: &mut Scribe) -> Result<Draft, Refused> {
    may_be_amended(reading, wrong, scribe.author)?;
    Ok(people::withdraw(wrong, why, scribe))
}

/// Moves everything that an entry says of one person to another: what was recorded about them was about somebody else.
pub fn on_right_person(
    reading: &Reading,
    wrong: &Entry,
    of: PersonId,
    to: PersonId,
    why: String,
    scribe: &mut Scribe,
) -> Result<Draft, Refused> {
    may_be_amended(reading, wrong, scribe.author)?;
    let problem = |at: &str, says: &str| Refused {
        problems: vec![Problem { at: at.into(), says: says.into() }],
        says: String::new(),
    };
    if !wrong.about.contains(&of.into()) {
        return Err(problem("wrong", "Choose somebody whom the entry is about"));
    }
    if wrong.about.contains(&to.into()) {
        return Err(problem("right", "The entry is about this person already. Correct it instead"));
    }
    let swap = |subject: &Subject| if *subject == Subject::from(of) { to.into() } else { *subject };
    let about = wrong.about.iter().map(swap).collect();
    let body = renamed(Value::Object(body_of(wrong)), &of.to_string(), &to.to_string());
    Ok(people::correct(wrong, about, wrong.when, body, why, scribe))
}

/// The same, with one id for another wherever it stands by itself.
fn renamed(value: Value, from: &str, to: &str) -> Value {
    match value {
        Value::String(text) if text == from => to.into(),
        Value::Array(list) => list.into_iter().map(|one| renamed(one, from, to)).collect(),
        Value::Object(map) => {
            let pair =
                |(key, one): (String, Value)| (if key == from { to.to_owned() } else { key }, renamed(one, from, to));
            Value::Object(map.into_iter().map(pair).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

/// Writes the body as its kind keeps it, where that is more than the answers as they are.
fn tidied(
    reading: &Reading,
    wrong: &Entry,
    family: FamilyId,
    answers: &Value,
    body: &mut Map<String, Value>,
) -> Result<(), Refused> {
    match wrong.kind.as_ref() {
        people::ADDRESS => {
            body.remove("address");
            body.remove("postcode");
            let hidden: Vec<PersonId> = acts::said(answers.get("hidden_from").cloned().unwrap_or_else(|| json!([])))?;
            let read = people::read_address(answers["address"].as_str().unwrap_or_default(), hidden);
            extend(body, &read);
        }
        people::PERSON_DETAILS => {
            let details: people::PersonDetails = acts::said(Value::Object(std::mem::take(body)))?;
            let details = people::tidy(details, "").map_err(|problems| Refused { problems, says: String::new() })?;
            extend(body, &details);
        }
        help::VISIT | help::PLAN_MOVED | help::PLAN_REVIEWED => {
            let before = body_of(wrong);
            let stood = |goal: &Value| {
                before.get("moved")?.as_array()?.iter().find(|row| row["goal"] == *goal).map(|row| row["to"].clone())
            };
            if let Some(Value::Array(rows)) = body.get_mut("moved") {
                rows.retain(|row| !row["to"].is_null() || row["done"] == json!(true));
                for row in rows.iter_mut().filter(|row| row["to"].is_null()) {
                    row["to"] = stood(&row["goal"]).unwrap_or_else(|| json!(0));
                }
                if rows.is_empty() {
                    body.remove("moved");
                }
            }
        }
        help::PLAN => {
            // Numbers go on from every plan there was: what moved on a dropped goal must not seem to move on a new one.
            let plans = reading
                .about(Subject::Family(family))
                .filter(|entry| entry.kind == help::PLAN)
                .filter_map(|entry| entry.says::<help::Plan>());
            let known: BTreeSet<String> = plans.flat_map(|plan| plan.goals).map(|goal| goal.name).collect();
            let mut last = known.iter().filter_map(|name| name.parse::<u32>().ok()).max().unwrap_or(0);
            let mut kept: BTreeSet<String> = BTreeSet::new();
            for goal in body.get_mut("goals").and_then(Value::as_array_mut).into_iter().flatten() {
                let stays =
                    goal["name"].as_str().is_some_and(|name| known.contains(name) && kept.insert(name.to_owned()));
                if !stays {
                    last += 1;
                    goal["name"] = last.to_string().into();
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn extend(body: &mut Map<String, Value>, said: &impl serde::Serialize) {
    if let Ok(Value::Object(said)) = serde_json::to_value(said) {
        body.extend(said);
    }
}

fn when(wrong: &Entry, answers: &Value) -> Result<When, Refused> {
    let Some(form) = form_of(&wrong.kind) else { return Ok(wrong.when) };
    let questions: Vec<&Question> = form.sections.iter().flat_map(|section| &section.questions).collect();
    let day = |says: Says| {
        let question = questions.iter().find(|question| what_says(&wrong.kind, &question.name) == says)?;
        answers[&question.name].as_str().and_then(|day| day.parse::<Date>().ok())
    };
    let contact = || answers["received_on"].as_str().and_then(|day| day.parse().ok());
    let from = match wrong.kind.as_ref() {
        front_door::CONTACT => contact(),
        _ => day(Says::From),
    };
    let when = match wrong.when {
        When::On { on } => When::on(from.unwrap_or(on)),
        When::During { from: since, to } => {
            let asks_end = questions.iter().any(|question| what_says(&wrong.kind, &question.name) == Says::To);
            When::During { from: from.unwrap_or(since), to: if asks_end { day(Says::To) } else { to } }
        }
    };
    if when.is_ordered() {
        return Ok(when);
    }
    let says = "Check the dates: the last day is not after the first".into();
    Err(Refused { problems: vec![Problem { at: "to".into(), says }], says: String::new() })
}

/// Whom the corrected entry is about: the family where the wrong one named it, and the people whom the answers name.
fn about(wrong: &Entry, family: FamilyId, answers: &Value, body: &Value) -> Vec<Subject> {
    let named: Vec<&Value> = match wrong.kind.as_ref() {
        help::NOTE => vec![&answers["about"]],
        help::HELP_GIVEN | people::ADDRESS => vec![&answers["people"]],
        people::REACHED_AT => vec![&answers["person"]],
        people::RELATIONSHIP => vec![&body["person"], &body["of"]],
        people::WARNING | people::FAMILY_LEFT => vec![&body["people"]],
        help::VISIT => vec![&body["children"]],
        _ => return wrong.about.clone(),
    };
    let mut people: Vec<PersonId> = Vec::new();
    for text in named.into_iter().flat_map(ids) {
        if let Ok(person) = text.parse::<PersonId>()
            && !people.contains(&person)
        {
            people.push(person);
        }
    }
    // Whoever it was about stays in their place, so that the same people are the same list.
    let mut about: Vec<Subject> = wrong
        .about
        .iter()
        .copied()
        .filter(|subject| match subject {
            Subject::Person(person) => people.contains(person),
            Subject::Family(_) | Subject::Worker(_) => true,
        })
        .collect();
    about.extend(people.into_iter().map(Subject::from).filter(|person| !wrong.about.contains(person)));
    if about.is_empty() { vec![family.into()] } else { about }
}

/// Ids in an answer: one, a list, or the names of a map.
fn ids(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// Is the body one that this kind's readers understand? One that they do not would vanish from every view.
fn fits(kind: &str, body: &Value) -> bool {
    fn is<T: DeserializeOwned>(body: &Value) -> bool {
        serde_json::from_value::<T>(body.clone()).is_ok()
    }
    match kind {
        front_door::CONTACT => is::<front_door::Contact>(body),
        front_door::CONTACT_DECIDED => is::<front_door::ContactDecided>(body),
        help::VISIT => is::<help::Visit>(body),
        help::NOTE => is::<help::Note>(body),
        help::HELP_GIVEN => is::<help::HelpGiven>(body),
        help::PLAN_MOVED => is::<help::PlanMoved>(body),
        help::ASSESSMENT => is::<help::Assessment>(body),
        help::ASSESSMENT_DECIDED => is::<help::AssessmentDecided>(body),
        help::PLAN => is::<help::Plan>(body),
        help::PLAN_REVIEWED => is::<help::PlanReviewed>(body),
        help::TEAM_JOINED => is::<help::TeamJoined>(body),
        help::BASIS_SET => is::<help::BasisSet>(body),
        help::CLOSED => is::<help::Closed>(body),
        people::PERSON_DETAILS => is::<people::PersonDetails>(body),
        people::RELATIONSHIP => is::<people::Relationship>(body),
        people::ADDRESS => is::<people::Address>(body),
        people::REACHED_AT => is::<people::ReachedAt>(body),
        people::FAMILY_LEFT => is::<people::Belonging>(body),
        people::FAMILY_NAMED => is::<people::FamilyNamed>(body),
        people::PROFESSIONAL => is::<people::Professional>(body),
        people::WARNING => is::<people::WarningNote>(body),
        people::WARNING_REVIEWED => is::<people::WarningReviewed>(body),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::{LocalQuestions, Named, Setting},
        kinds,
    };
    use jiff::civil::date;
    use ledger::{Instant, Sequence};
    use uuid::Uuid;

    const RUTH: WorkerId = WorkerId(Uuid::from_u128(1));
    const OMAR: WorkerId = WorkerId(Uuid::from_u128(2));
    const OKONJO: FamilyId = FamilyId(Uuid::from_u128(10));
    const AMARA: PersonId = PersonId(Uuid::from_u128(11));
    const KAI: PersonId = PersonId(Uuid::from_u128(12));
    const BEA: PersonId = PersonId(Uuid::from_u128(13));

    fn now() -> Instant {
        Instant::from_london(date(2026, 3, 4).at(12, 0, 0, 0))
    }

    fn scribe(command: u128) -> Scribe {
        Scribe::new(RUTH, now(), Uuid::from_u128(command << 64))
    }

    fn recorded(draft: Draft, sequence: u64) -> Entry {
        draft
            .seal(Sequence(sequence), Instant::from_microseconds(now().microseconds() + sequence as i64), [0; 16])
            .entry()
    }

    fn visit() -> Entry {
        let line = |words: &str| help::VisitedChild { seen: true, alone: false, words: Some(words.into()) };
        let said = help::Visit {
            happened: "Tea with everybody.".into(),
            children: [(AMARA, line("I like maths")), (KAI, line("I hid"))].into(),
            moved: vec![help::Moved { goal: "1".into(), to: 4, done: false }],
            ..help::Visit::default()
        };
        recorded(
            scribe(1).write(help::VISIT, [OKONJO.into(), AMARA.into(), KAI.into()], When::on(date(2026, 3, 3)), &said),
            1,
        )
    }

    fn correct(wrong: &Entry, change: impl Fn(&mut Value)) -> Result<Entry, Refused> {
        let reading = Reading::now([wrong]);
        let mut answers = starts_with(wrong);
        change(&mut answers);
        let named = |(id, name): (PersonId, &str)| Named { id, name: name.into(), child: true };
        let goals = vec![crate::form::Choice::new("1", "Sleep")];
        let local = LocalQuestions::default();
        let setting = Setting {
            today: date(2026, 3, 4),
            policy: policy::national(),
            people: [(AMARA, "Amara"), (KAI, "Kai"), (BEA, "Bea")].map(named).to_vec(),
            workers: vec![],
            offered: vec![("goal", goals)],
            local: &local,
        };
        let checked = form_of(&wrong.kind)
            .unwrap()
            .check(&answers, &setting)
            .map_err(|problems| Refused { problems, says: String::new() })?;
        corrected(&reading, wrong, OKONJO, &checked, "Misheard.".into(), &mut scribe(2)).map(|draft| recorded(draft, 2))
    }

    #[test]
    fn what_happened_on_a_visit_is_put_right_and_the_children_keep_their_words() {
        let wrong = visit();
        let right = correct(&wrong, |answers| answers["happened"] = "Tea with Amara and Kai.".into()).unwrap();
        let said: help::Visit = right.says().unwrap();
        assert_eq!(said.happened, "Tea with Amara and Kai.");
        assert_eq!(
            (said.children, said.moved),
            (wrong.says::<help::Visit>().unwrap().children, wrong.says::<help::Visit>().unwrap().moved)
        );
        assert_eq!((right.when, &right.about), (wrong.when, &wrong.about));
        let both = [wrong, right.clone()];
        let believed: Vec<_> = Reading::now(&both).entries().map(|entry| entry.id).collect();
        assert_eq!(believed, [right.id]);
    }

    #[test]
    fn the_day_of_a_visit_is_put_right() {
        let right = correct(&visit(), |answers| answers["on"] = "2/3/2026".into()).unwrap();
        assert_eq!(right.when, When::on(date(2026, 3, 2)));
    }

    #[test]
    fn words_that_were_kais_move_to_bea() {
        let wrong = visit();
        let reading = Reading::now([&wrong]);
        let draft = on_right_person(&reading, &wrong, KAI, BEA, "It was Bea who hid.".into(), &mut scribe(2)).unwrap();
        assert_eq!(draft.about, [OKONJO.into(), AMARA.into(), Subject::from(BEA)]);
        let said: help::Visit = recorded(draft, 2).says().unwrap();
        assert_eq!(said.children[&BEA].words.as_deref(), Some("I hid"));
        assert!(!said.children.contains_key(&KAI));
        let onto_amara = on_right_person(&reading, &wrong, KAI, AMARA, "No.".into(), &mut scribe(3));
        assert_eq!(onto_amara.unwrap_err().problems[0].at, "right");
    }

    #[test]
    fn an_entry_that_was_corrected_is_not_corrected_again() {
        let wrong = visit();
        let right =
            recorded(withdrawn(&Reading::now([&wrong]), &wrong, "Another family.".into(), &mut scribe(2)).unwrap(), 2);
        let both = [wrong.clone(), right];
        assert!(withdrawn(&Reading::now(&both), &wrong, "Again.".into(), &mut scribe(3)).is_err());
    }

    #[test]
    fn a_goal_that_a_correction_adds_takes_no_goals_number() {
        let goal = |name: &str, goal: &str| help::Goal {
            name: name.into(),
            goal: goal.into(),
            action: "Bath and story at seven".into(),
            who: None,
            by: None,
        };
        let plan = |command: u128, goals: Vec<help::Goal>| {
            let said = help::Plan { goals, contingency: None, review_on: date(2026, 6, 1) };
            recorded(
                scribe(command).write(help::PLAN, [OKONJO.into()], When::on(date(2026, 3, 3)), &said),
                command as u64,
            )
        };
        let (first, wrong) =
            (plan(1, vec![goal("1", "Sleep"), goal("2", "School")]), plan(2, vec![goal("1", "Sleep")]));
        let both = [first, wrong.clone()];
        let mut answers = starts_with(&wrong);
        let added = json!({ "goal": "Debt", "action": "Ring the adviser" });
        answers["goals"].as_array_mut().unwrap().push(added);
        let reading = Reading::now(&both);
        let draft = corrected(&reading, &wrong, OKONJO, &answers, "Forgotten.".into(), &mut scribe(3)).unwrap();
        let names: Vec<String> =
            recorded(draft, 3).says::<help::Plan>().unwrap().goals.into_iter().map(|goal| goal.name).collect();
        assert_eq!(names, ["1", "3"]);
    }

    #[test]
    fn saving_without_a_change_is_refused() {
        assert!(correct(&visit(), |_| {}).unwrap_err().says.contains("Nothing was changed"));
    }

    #[test]
    fn a_decision_is_put_right_by_whoever_made_it_and_nobody_else() {
        let decided = help::AssessmentDecided { assessment: visit().id, outcome: "authorised".into(), comments: None };
        let mut draft =
            scribe(1).write(help::ASSESSMENT_DECIDED, [OKONJO.into()], When::on(date(2026, 3, 3)), &decided);
        draft.author = OMAR;
        let wrong = recorded(draft, 1);
        let reading = Reading::now([&wrong]);
        assert!(
            withdrawn(&reading, &wrong, "I do not like it.".into(), &mut scribe(2))
                .unwrap_err()
                .says
                .contains("whoever made")
        );
        let mut omar = scribe(3);
        omar.author = OMAR;
        assert!(withdrawn(&reading, &wrong, "Wrong assessment.".into(), &mut omar).is_ok());
    }

    #[test]
    fn an_nhs_number_is_checked_again_when_it_is_put_right() {
        let details = people::PersonDetails { forename: Some("Kai".into()), ..people::PersonDetails::default() };
        let wrong =
            recorded(scribe(1).write(people::PERSON_DETAILS, [KAI.into()], When::on(date(2026, 3, 3)), &details), 1);
        let refused = correct(&wrong, |answers| answers["nhs_number"] = "123 456 7890".into()).unwrap_err();
        assert_eq!(refused.problems[0].at, "nhs_number");
    }

    #[test]
    fn an_address_is_put_right_in_one_line_and_stays_hidden() {
        let address =
            people::Address { lines: "14 Elm Row".into(), postcode: Some("AL1 2AB".into()), hidden_from: vec![BEA] };
        let wrong = recorded(
            scribe(1).write(people::ADDRESS, [AMARA.into(), KAI.into()], When::since(date(2026, 1, 1)), &address),
            1,
        );
        assert_eq!(starts_with(&wrong)["address"], "14 Elm Row, AL1 2AB");
        let right = correct(&wrong, |answers| answers["address"] = "41 Elm Row, AL1 2AB".into()).unwrap();
        let said: people::Address = right.says().unwrap();
        assert_eq!(said, people::Address { lines: "41 Elm Row".into(), ..address });
        assert_eq!(right.when, When::since(date(2026, 1, 1)));
    }

    #[test]
    fn every_kind_says_who_may_put_it_right() {
        let upkeep = [records::KINDS, workforce::KINDS].into_iter().flatten().map(|kind| kind.name).collect::<Vec<_>>();
        for kind in kinds::all() {
            assert_eq!(by_whom(kind.name) == ByWhom::Nobody, upkeep.contains(&kind.name), "{}", kind.name);
        }
    }
}
