//! A council's own questions.

use crate::house::*;
use casework::form::LocalQuestions;
use serde_json::json;

const FORMS: [&str; 2] = ["visit", "note"];

const GOOD: &str = r#"
[[question]]
form = "visit"
name = "pets"
label = "Which pets are there?"
hint = "For the next visitor"
answer = "line"

[[question]]
form = "visit"
name = "smoke_alarm"
label = "Is there a smoke alarm?"
answer = "one"
choices = ["Works", "Broken", "None"]

[[question]]
form = "note"
name = "pets"
label = "Pets"
answer = "tick"
"#;

#[test]
fn a_councils_question_is_asked_and_kept_under_local() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped();
    house.local = LocalQuestions::read(GOOD, &FORMS).unwrap();
    let local = json!({ "pets": "A big dog", "smoke_alarm": "Broken" });
    house.act("visit", json!({ "on": "2026-03-02", "happened": "Tea.", "local": local })).unwrap();
    let visit: casework::family_help::Visit = house.last("visit").says().unwrap();
    assert_eq!(visit.local, Some(local));
    let wrong = json!({ "on": "2026-03-02", "happened": "Tea.", "local": { "smoke_alarm": "Loud" } });
    assert_eq!(placed(house.act("visit", wrong)), ["local.smoke_alarm"]);
}

#[test]
fn a_councils_answer_is_kept_whatever_the_form() {
    let forms =
        ["contact", "decision", "visit", "note", "assessment", "help", "plan", "closing", "lead", "team", "member"];
    let question =
        |form| format!("[[question]]\nform = \"{form}\"\nname = \"pets\"\nlabel = \"Pets\"\nanswer = \"line\"\n");
    let mut house = House::new("2026-03-02");
    house.local = LocalQuestions::read(&forms.map(question).concat(), &forms).unwrap();
    let with = |mut answers: serde_json::Value, form: &str| {
        answers["local"] = json!({ "pets": format!("Dog, {form}") });
        answers
    };
    let kept = |house: &House, form: &str| {
        let words = format!("Dog, {form}");
        house.entries().iter().any(|entry| entry.body_text().unwrap().contains(&words))
    };
    house.take(with(family().with_child("Amara", "2016-02-29").answers(), "contact")).unwrap();
    let help = json!({ "outcome": "family_help", "reasons": "A hand.", "lead": LENA, "supervisor": SUNITA });
    house.by(OMAR).decide(with(help, "decision")).unwrap();
    assert!(kept(&house, "contact") && kept(&house, "decision"));
    let acts = [
        ("visit", json!({ "on": "2026-03-02", "happened": "Tea." })),
        ("note", json!({ "way": "phone", "says": "Gran rang." })),
        ("help", json!({ "help": "money", "by": "team" })),
        ("plan", plan("2026-06-01")),
        ("lead", json!({ "lead": PRIYA, "supervisor": SUNITA, "reason": "Lena is ill." })),
        ("team", json!({ "name": "Dr Ade", "discipline": "mental_health" })),
        ("member", json!({ "described_as": "Gran" })),
        ("closing", json!({ "reason": "withdrew", "changed": "Nothing." })),
        ("assessment", assessment()),
    ];
    for (form, answers) in acts {
        let mut house = house.clone();
        house.act(form, with(answers, form)).unwrap();
        assert!(kept(&house, form), "{form}");
    }
}

#[test]
fn all_problems_of_a_file_come_at_once() {
    let bad = r#"
[[question]]
form = "visits"
name = "Pets!"
label = "Pets"
answer = "line"

[[question]]
form = "visit"
name = "alarm"
label = "Alarm"
answer = "one"

[[question]]
form = "visit"
name = "dog"
label = ""
answer = "line"

[[question]]
form = "visit"
name = "cat"
label = "Cat"
answer = "picture"

[[question]]
form = "note"
name = "twice"
label = "Twice"
answer = "line"

[[question]]
form = "note"
name = "twice"
label = "Twice"
answer = "line"
"#;
    let problems: Vec<String> =
        LocalQuestions::read(bad, &FORMS).unwrap_err().into_iter().map(|problem| problem.0).collect();
    let expected = [
        "no form “visits”",
        "“Pets!”: use small letters",
        "“alarm”: say which",
        "“dog”: say what is asked",
        "“picture” is not one of",
        "“note” has it twice",
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (problem, words) in problems.iter().zip(expected) {
        assert!(problem.contains(words), "{problem}");
    }
}

#[test]
fn a_file_that_is_no_toml_or_asks_too_much_is_refused() {
    assert_eq!(LocalQuestions::read("[[question", &FORMS).unwrap_err().len(), 1);
    assert_eq!(
        LocalQuestions::read("[[questions]]\n", &FORMS).unwrap_err().len(),
        1,
        "a misspelt table is no question"
    );
    let many: String = (0..61)
        .map(|n| format!("[[question]]\nform = \"note\"\nname = \"q{n}\"\nlabel = \"Q\"\nanswer = \"tick\"\n"))
        .collect();
    assert!(LocalQuestions::read(&many, &FORMS).unwrap_err()[0].0.contains("61"));
    assert!(LocalQuestions::read("", &FORMS).is_ok());
}
