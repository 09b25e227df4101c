//! Laws: what a form accepts can be recorded and read; a check never loses or stumbles over what it is given; read tables depend on
//! what was recorded and on nothing else.

use crate::house::*;
use casework::{
    Casework, acts,
    acts::ACTS,
    form::{Answer, Days, Form, LINE_MAX, Needed, Problem, Question, Setting, tree},
    front_door, kinds, people,
};
use jiff::{ToSpan, civil::Date};
use ledger::{Entry, PersonId, Practice, Reading, Row, Subject};
use proptest::{prelude::*, sample};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A family at which every act finds something to do: a plan, somebody in the team, a warning, an assessment that waits.
static READY: LazyLock<House> = LazyLock::new(|| {
    let told = family().with_child("Amara", "2016-02-29").with_child("Kai", "2019-06-01").with_adult("Grace", "mother");
    let mut house = told.at("14 Elm Row, AL1 2AB").contact("2026-03-02").helped().assessed().planned("2026-06-01");
    let grace = house.id("Grace");
    house.act("team", json!({ "name": "Dr Ade", "discipline": "mental_health" })).unwrap();
    let note = json!({ "people": [grace], "kind": "dog", "says": "A dog.", "told": "yes", "review_on": "2026-09-01" });
    house.act("warning", note).unwrap();
    house
});

/// The same with an assessment that waits for the supervisor.
static WAITING: LazyLock<House> = LazyLock::new(|| {
    let mut house = READY.clone();
    house.act("assessment", assessment()).unwrap();
    house.by(SUNITA);
    house
});

fn any_act() -> impl Strategy<Value = &'static acts::Act> {
    (0..ACTS.len()).prop_map(|number| &ACTS[number])
}

fn day_that_fits(days: Days, today: Date) -> BoxedStrategy<Date> {
    let near = |from: i32, to: i32| {
        (from..=to).prop_map(move |days| today.checked_add(i64::from(days).days()).unwrap()).boxed()
    };
    match days {
        Days::Past => near(-20_000, 0),
        Days::Coming => near(0, 20_000),
        Days::Birth => near(-40_000, 0),
        Days::ExpectedBirth => near(-290, 290),
        Days::Any => near(-20_000, 20_000),
    }
}

/// An answer that the question takes.
fn answer(question: &Question, setting: &Setting) -> BoxedStrategy<Value> {
    let choices: Vec<String> = setting.choices(question).into_iter().map(|choice| choice.value).collect();
    match &question.answer {
        Answer::Kept => {
            let ids: Vec<String> =
                setting.people.iter().map(|person| person.id.to_string()).chain(["1".into(), "x y".into()]).collect();
            sample::select(ids).prop_map(Value::from).boxed()
        }
        Answer::Line | Answer::Text(_) => "[a-zA-Z0-9 ,.’'éß\u{5d0}\u{1f600}<&]{1,40}".prop_map(Value::from).boxed(),
        Answer::Day(days) => day_that_fits(*days, setting.today).prop_map(|day| day.to_string().into()).boxed(),
        Answer::Clock => (0..24u8, 0..60u8).prop_map(|(hour, minute)| format!("{hour}:{minute:02}").into()).boxed(),
        Answer::Tick => any::<bool>().prop_map(Value::from).boxed(),
        Answer::Number(from, to, _) => (*from..=*to).prop_map(Value::from).boxed(),
        Answer::YesNo | Answer::One(_) | Answer::Person(_) | Answer::Worker if choices.is_empty() => {
            Just(Value::Null).boxed()
        }
        Answer::YesNo | Answer::One(_) | Answer::Person(_) | Answer::Worker => {
            sample::select(choices).prop_map(Value::from).boxed()
        }
        Answer::Many(_) | Answer::People(_) => {
            let most = choices.len();
            sample::subsequence(choices, 0..=most).prop_map(Value::from).boxed()
        }
        Answer::EachChild(questions) => {
            let each = setting
                .people
                .iter()
                .filter(|person| person.child)
                .map(|child| (child.id.to_string(), answers(questions, setting)));
            let each: Vec<_> =
                each.map(|(child, answers)| answers.prop_map(move |answers| (child.clone(), answers))).collect();
            each.prop_map(|children| Value::Object(children.into_iter().collect())).boxed()
        }
        Answer::Rows(_, questions) => {
            prop::collection::vec(answers(questions, setting), 0..4).prop_map(Value::from).boxed()
        }
    }
}

/// Answers to some of the questions, and to nearly all that are needed.
fn answers(questions: &[Question], setting: &Setting) -> BoxedStrategy<Value> {
    let each: Vec<BoxedStrategy<Option<(String, Value)>>> = questions
        .iter()
        .map(|question| {
            let name = question.name.clone();
            let likely = if question.needed == Needed::Optional { 0.6 } else { 0.99 };
            prop::option::weighted(likely, answer(question, setting).prop_map(move |answer| (name.clone(), answer)))
                .boxed()
        })
        .collect();
    each.prop_map(|pairs| Value::Object(pairs.into_iter().flatten().collect())).boxed()
}

fn filled(form: &Form, setting: &Setting) -> BoxedStrategy<Value> {
    let questions: Vec<Question> = form.sections.iter().flat_map(|section| section.questions.clone()).collect();
    answers(&questions, setting)
}

/// Every view of a record, so that none stumbles over what was recorded.
fn read_everything(house: &House) {
    let reading = house.reading();
    let standing = house.standing();
    let names = people::names_of(&reading);
    for entry in house.entries() {
        let kind = kinds::kind(&entry.kind).unwrap();
        assert!(!(kind.sentence)(entry, &names).trim().is_empty(), "{}: {:?}", entry.kind, entry.body_text());
    }
    let whom: Vec<PersonId> = house.members().iter().map(|member| member.person.id).collect();
    let kin = people::Kin::read(&reading);
    for person in whom {
        kin.ties(person);
        people::findable(&reading, person, ledger::Sensitivity::Normal);
    }
    casework::family_help::overview(&reading, house.family());
    for subject in subjects(house.entries()) {
        Casework.rows(subject, &house.reading());
    }
    assert!(standing.due.is_sorted_by_key(|due| due.on));
}

const CANNOT: &str = "Something about these answers cannot be recorded. Check them and save again.";

/// Law: whatever a form accepts, its decision can read.
fn is_read(house: &House, act: &acts::Act, answers: Value) -> Result<(), TestCaseError> {
    let mut house = house.clone();
    match house.act(act.name, answers.clone()) {
        Ok(_) => read_everything(&house),
        Err(refused) => prop_assert_ne!(&refused.says, CANNOT, "{} {}", act.name, answers),
    }
    Ok(())
}

#[test]
fn whatever_a_form_accepts_its_decision_can_read() {
    let filled_in = any_act().prop_flat_map(|act| {
        let house = if act.name == "assessment_decision" { &*WAITING } else { &*READY };
        (Just(act), filled(&(act.form)(), &house.setting(Some(act))))
    });
    proptest!(ProptestConfig::with_cases(300), |((act, answers) in filled_in)| {
        let house = if act.name == "assessment_decision" { &*WAITING } else { &*READY };
        is_read(house, act, answers)?;
    });
}

#[test]
fn whatever_is_said_of_a_contact_or_a_person_can_be_read() {
    let contact = filled(&front_door::contact_form(), &READY.setting(None));
    let person = filled(&people::person_form(), &READY.setting(None));
    let decision = filled(&front_door::decision_form(), &READY.setting(None));
    proptest!(ProptestConfig::with_cases(60), |(contact in contact, person in person, decision in decision)| {
        let mut house = READY.clone();
        if let Err(refused) = house.by(RUTH).take(contact) {
            prop_assert_ne!(&refused.says, CANNOT);
        }
        if let Err(refused) = house.by(OMAR).decide(decision) {
            prop_assert_ne!(&refused.says, CANNOT);
        }
        let amara = house.members()[0].person.id;
        if let Err(refused) = house.change(amara, person) {
            prop_assert_ne!(&refused.says, CANNOT);
        }
        read_everything(&house);
    });
}

#[test]
fn most_of_what_is_filled_in_is_recorded() {
    // The law above would hold of forms that refuse everything.
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    for act in ACTS {
        let house = if act.name == "assessment_decision" { &*WAITING } else { &*READY };
        let filled = filled(&(act.form)(), &house.setting(Some(act)));
        let accepted = (0..25).filter(|_| {
            let answers = filled.new_tree(&mut runner).unwrap().current();
            house.clone().act(act.name, answers).is_ok()
        });
        assert!(accepted.count() > 0, "{}", act.name);
    }
}

fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        sample::select(vec!["2026-02-30", "31/2/26", "25:61", "٣", "\u{0}\u{202e}", "1e9", "-1", " "])
            .prop_map(Value::from),
        Just(Value::from("x".repeat(LINE_MAX + 1))),
    ];
    let names = prop_oneof![
        "[0-9]{1,3}",
        "[a-z_]{1,8}",
        sample::select(READY.members()).prop_map(|member| member.person.id.to_string())
    ];
    leaf.prop_recursive(3, 24, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(names.clone(), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

/// Nothing that anybody would miss: empty, unticked, only what cannot be seen, or rows and children's lines, whose answers have names.
fn is_nothing(question: &Question, value: &Value) -> bool {
    match (&question.answer, value) {
        (Answer::Rows(..) | Answer::EachChild(_), Value::Array(_) | Value::Object(_)) => true,
        (_, value) => is_blank(value),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.chars().all(|c| c.is_whitespace() || c.is_control()),
        Value::Array(list) => list.iter().all(is_blank),
        Value::Object(map) => map.values().all(is_blank),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

#[test]
fn a_check_keeps_or_names_everything_that_it_is_given() {
    let one_answer = any_act().prop_flat_map(|act| {
        let questions: Vec<Question> =
            (act.form)().sections.into_iter().flat_map(|section| section.questions).collect();
        (Just(act), sample::select(questions), any_json())
    });
    proptest!(ProptestConfig::with_cases(2_000), |((act, question, value) in one_answer)| {
        let name = question.name.clone();
        let setting = READY.setting(Some(act));
        let given = json!({ name.clone(): value });
        let whole = (act.form)().check(&given, &setting);
        // A form of this question alone: no problem elsewhere can hide that it is lost.
        let alone = Form::new("alone", "Alone", "Save", vec![question.clone()]).check(&given, &setting);
        if !is_nothing(&question, &value) {
            match alone {
                Ok(kept) => prop_assert!(!kept[&name].is_null(), "{}.{name} was lost: {value}", act.name),
                Err(problems) => {
                    let names_it = |problem: &Problem| problem.at.split('.').next() == Some(&name);
                    prop_assert!(problems.iter().all(names_it), "{problems:?}");
                    prop_assert!(whole.unwrap_err().iter().any(names_it), "{}.{name} was lost: {value}", act.name);
                }
            }
        }
    });
}

#[test]
fn rows_and_childrens_lines_of_the_wrong_shape_are_named() {
    let amara = READY.members()[0].person.id.to_string();
    let cases = [
        (json!({ "children": "Amara" }), "children"),
        (json!({ "children": ["Amara"] }), "children"),
        (json!({ "children": { "somebody": { "words": "Hello" } } }), "children.somebody"),
        (json!({ "children": { amara.clone(): { "seen": "perhaps" } } }), "children.AMARA.seen"),
        (json!({ "moved": "1" }), "moved"),
        (json!({ "moved": ["1"] }), "moved"),
        (json!({ "moved": { "first": { "goal": "1" } } }), "moved"),
        (json!({ "moved": [{}, { "goal": "1", "to": "far" }] }), "moved.1.to"),
        (json!({ "moved": vec![json!({ "goal": "1" }); 31] }), "moved"),
    ];
    let visit = |mut answers: Value| {
        answers["on"] = "2026-03-02".into();
        answers["happened"] = "Tea.".into();
        READY.clone().act("visit", answers)
    };
    for (answers, at) in cases {
        assert_eq!(placed(visit(answers.clone())), [at.replace("AMARA", &amara)], "{answers}");
    }
    assert!(visit(json!({ "children": { "somebody": { "words": " " } }, "moved": [{}, null] })).is_ok());
}

#[test]
fn no_fields_of_a_page_make_a_check_stumble() {
    let name = prop_oneof![
        "[a-z0-9.]{0,20}",
        "(children|goals|moved|local)(\\.[0-9]{1,12}){0,6}(\\.[a-z]{1,5})?",
        "\\PC{0,8}"
    ];
    let pairs = prop::collection::vec((name, "\\PC{0,8}"), 0..12);
    proptest!(ProptestConfig::with_cases(600), |(act in any_act(), pairs in pairs)| {
        let given = tree(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let _ = (act.form)().check(&given, &READY.setting(Some(act)));
        let _ = front_door::contact_form().check(&given, &READY.setting(None));
    });
}

#[test]
fn a_page_gives_the_same_answers_as_json() {
    let pairs = [
        ("goals.0.goal", "Sleep"),
        ("goals.0.action", "Early"),
        ("goals.10.goal", "School"),
        ("goals.10.action", "Walk"),
        ("goals.2.goal", " "),
        ("review_on", "1/6/2026"),
    ];
    let checked = (acts::act("plan").unwrap().form)().check(&tree(pairs), &READY.setting(None)).unwrap();
    assert_eq!(
        checked["goals"],
        json!([{ "goal": "Sleep", "action": "Early" }, { "goal": "School", "action": "Walk" }])
    );
    assert_eq!(checked["review_on"], "2026-06-01");
}

fn subjects(entries: &[Entry]) -> Vec<Subject> {
    let mut all: Vec<Subject> = entries.iter().flat_map(|entry| entry.about.iter().copied()).collect();
    all.sort();
    all.dedup();
    all
}

fn rows(entries: &[Entry]) -> Vec<Vec<Row>> {
    subjects(entries).into_iter().map(|subject| Casework.rows(subject, &Reading::now(entries))).collect()
}

/// The same entries, recorded with other spaces between their times of knowing.
fn sealed_again(entries: &[Entry], gaps: &[u32]) -> Vec<Entry> {
    let mut head = ledger::Head::new();
    let mut clock = ledger::Instant::from_london(day("2026-03-02").at(0, 0, 0, 0)).microseconds();
    let mut again = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        clock += i64::from(gaps[number % gaps.len()]);
        let draft = ledger::Draft {
            id: entry.id,
            author: entry.author,
            on_behalf_of: entry.on_behalf_of,
            kind: entry.kind.clone(),
            about: entry.about.clone(),
            when: entry.when,
            basis: entry.basis.clone(),
            sensitivity: entry.sensitivity,
            amends: entry.amends.clone(),
            origin: entry.origin.clone(),
            body: serde_json::from_str(entry.body_text().unwrap()).unwrap(),
        };
        again.push(head.seal(draft, ledger::Instant::from_microseconds(clock), [0; 16]).entry());
    }
    again
}

/// Two families that share a grandmother, and a correction: what could leak from one subject's rows into another's.
fn entangled() -> House {
    let mut house = WAITING.clone();
    let grace = house.id("Grace");
    house
        .by(RUTH)
        .another_family()
        .take(family().with_child("Bea", "2024-01-05").with_adult("Gracie", "mother").answers())
        .unwrap();
    house.act("member", json!({ "known": grace })).unwrap();
    let contact = house.contacts()[0].entry;
    house.correct(contact, |answers| answers["worry"] = "Cold at night.".into()).unwrap();
    house
}

#[test]
fn read_tables_do_not_depend_on_how_entries_came_in_commits() {
    let mut house = entangled();
    house.join(house.id("Grace"), house.id("Gracie")).unwrap();
    let expected = rows(house.entries());
    proptest!(ProptestConfig::with_cases(12), |(gaps in prop::collection::vec(0u32..90_000_000, 1..8))| {
        prop_assert_eq!(&rows(&sealed_again(house.entries(), &gaps)), &expected);
    });
}

#[test]
fn a_subjects_rows_depend_only_on_entries_about_it() {
    let house = entangled();
    let reading = Reading::now(house.entries());
    for subject in subjects(house.entries()) {
        let names = reading.all_read_as(subject);
        let amended = |entry: &Entry| {
            let amends = |other: &&Entry| other.amends.as_ref().is_some_and(|amendment| amendment.entry == entry.id);
            house.entries().iter().filter(amends).any(|other| other.about.iter().any(|about| names.contains(about)))
        };
        let about = |entry: &&Entry| entry.about.iter().any(|about| names.contains(about)) || amended(entry);
        let own: Vec<Entry> = house.entries().iter().filter(about).cloned().collect();
        assert_eq!(Casework.rows(subject, &Reading::now(&own)), Casework.rows(subject, &house.reading()), "{subject}");
    }
}

#[test]
fn every_row_has_the_columns_of_its_table() {
    let house = entangled();
    for row in rows(house.entries()).into_iter().flatten() {
        let table = Casework.tables().iter().find(|table| table.name == row.table).unwrap();
        assert_eq!(row.cells.len(), table.columns.len(), "{}", row.table);
        for (cell, (column, kind)) in row.cells.iter().zip(table.columns) {
            let fits = match cell {
                ledger::Cell::Empty => true,
                ledger::Cell::Number(_) => *kind == ledger::ColumnType::Number,
                ledger::Cell::Text(_) => *kind == ledger::ColumnType::Text,
            };
            assert!(fits, "{}.{column}", row.table);
        }
    }
}
