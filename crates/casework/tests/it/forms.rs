//! Every form, act and kind keeps the house's promises: names that fit together, words that a person can act on.

use crate::house::*;
use casework::{
    acts::ACTS,
    correction,
    form::{Answer, Choices, Form, Needed, Question},
    front_door, kinds, people,
};
use std::collections::BTreeSet;

fn forms() -> Vec<Form> {
    let more = [front_door::contact_form(), front_door::decision_form(), people::person_form()];
    ACTS.iter().map(|act| (act.form)()).chain(more).collect()
}

/// Every question of a form with its full name, those within rows and children too.
fn questions(form: &Form) -> Vec<(String, Question)> {
    fn below(prefix: &str, question: &Question, all: &mut Vec<(String, Question)>) {
        let name = format!("{prefix}{}", question.name);
        all.push((name.clone(), question.clone()));
        if let Answer::EachChild(questions) | Answer::Rows(_, questions) = &question.answer {
            questions.iter().for_each(|inner| below(&format!("{name}."), inner, all));
        }
    }
    let mut all = Vec::new();
    form.sections.iter().flat_map(|section| &section.questions).for_each(|question| below("", question, &mut all));
    all
}

#[test]
fn every_form_is_named_once_and_so_is_every_question_and_section_of_it() {
    let names: Vec<&str> = forms().iter().map(|form| form.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for form in forms() {
        let questions: Vec<String> = questions(&form).into_iter().map(|(name, _)| name).collect();
        assert_eq!(questions.iter().collect::<BTreeSet<_>>().len(), questions.len(), "{}", form.name);
        let sections: BTreeSet<_> = form.sections.iter().map(|section| section.name).collect();
        assert_eq!(sections.len(), form.sections.len(), "{}", form.name);
        assert!(!questions.contains(&"local".to_owned()), "{}: the council’s answers have that name", form.name);
    }
}

#[test]
fn every_act_has_the_name_and_the_title_of_its_form() {
    for act in ACTS {
        assert_eq!((act.name, act.title()), ((act.form)().name, (act.form)().title));
    }
}

#[test]
fn every_label_hint_and_problem_reads_well() {
    let plain =
        |text: &str| text.trim() == text && !text.contains("  ") && !text.contains('_') && !text.contains(['"', '\'']);
    for form in forms() {
        for words in [form.title, form.submit] {
            assert!(
                plain(words) && words.starts_with(char::is_uppercase) && !words.ends_with('.'),
                "{}: {words}",
                form.name
            );
        }
        for (name, question) in questions(&form) {
            let label = &question.label;
            assert!(
                !label.is_empty() && plain(label) && !label.ends_with(['.', ':', ',']),
                "{}.{name}: {label}",
                form.name
            );
            assert!(plain(&question.hint) && !question.hint.ends_with('.'), "{}.{name}: {}", form.name, question.hint);
            if let Needed::Required(words) = question.needed {
                let verbs = ["Enter", "Choose", "Say", "Give"];
                assert!(
                    plain(words) && verbs.iter().any(|verb| words.starts_with(verb)),
                    "{}.{name}: {words}",
                    form.name
                );
                assert!(!words.ends_with('.'), "{}.{name}: {words}", form.name);
            }
        }
    }
}

#[test]
fn every_list_that_a_form_asks_for_exists() {
    for form in forms() {
        for (name, question) in questions(&form) {
            if let Answer::One(Choices::Codes(list)) | Answer::Many(Choices::Codes(list)) = &question.answer {
                let list =
                    policy::national().codes(list).unwrap_or_else(|| panic!("{}.{name} asks for {list}", form.name));
                assert!(list.on(day("2026-03-02")).next().is_some(), "{}.{name}", form.name);
            }
        }
    }
}

#[test]
fn what_an_act_offers_is_asked_for_and_what_is_asked_for_is_offered() {
    let house =
        family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped().assessed().planned("2026-06-01");
    for act in ACTS {
        let offered: BTreeSet<String> =
            house.setting(Some(act)).offered.into_iter().map(|(name, _)| name.to_owned()).collect();
        let takes = |question: &Question| {
            matches!(question.answer, Answer::One(Choices::Offered) | Answer::Many(Choices::Offered))
        };
        let asked = questions(&(act.form)()).into_iter().map(|(_, question)| question).filter(takes);
        assert_eq!(asked.map(|question| question.name).collect::<BTreeSet<_>>(), offered, "{}", act.name);
    }
}

#[test]
fn kinds_are_named_once_and_clashes_name_kinds() {
    let names: Vec<&str> = kinds::all().map(|kind| kind.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for act in ACTS {
        for clash in act.clashes_with {
            assert!(names.contains(clash), "{} clashes with {clash}", act.name);
        }
    }
    assert!(kinds::kind("nothing_of_the_sort").is_none());
}

#[test]
fn a_form_that_is_shown_again_starts_with_answers_that_it_takes() {
    let mut house =
        family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped().assessed().planned("2026-06-01");
    let amara = house.id("Amara");
    house.act("plan_moved", serde_json::json!({ "moved": [{ "goal": "1", "to": 4 }] })).unwrap();
    house.act("address", serde_json::json!({ "people": [amara], "address": "14 Elm Row, AL1 2AB" })).unwrap();
    for entry in house.entries() {
        let Some(form) = correction::form_of(&entry.kind) else { continue };
        let act =
            ACTS.iter().find(|act| correction::by_whom(&entry.kind) == correction::ByWhom::WhoMayRecord(act.name));
        let checked = form.check(&correction::starts_with(entry), &house.setting(act));
        assert!(checked.is_ok(), "{}: {checked:?}", entry.kind);
    }
    for act in ACTS {
        let starts = (act.starts_with)(&house.reading(), house.family(), house.today());
        let problems = (act.form)().check(&starts, &house.setting(Some(act))).err().unwrap_or_default();
        let needed = |at: &str| {
            questions(&(act.form)()).iter().any(|(name, question)| name == at && question.needed != Needed::Optional)
        };
        assert!(problems.iter().all(|problem| needed(&problem.at)), "{}: {problems:?}", act.name);
    }
}

#[test]
fn a_form_says_what_it_takes_in_json_schema() {
    let house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let schema = casework::family_help::plan_form().schema(&house.setting(None));
    assert_eq!(schema["required"], serde_json::json!(["goals", "review_on"]));
    assert_eq!(schema["properties"]["goals"]["items"]["required"], serde_json::json!(["goal", "action"]));
    assert_eq!(schema["properties"]["review_on"]["format"], "date");
}
