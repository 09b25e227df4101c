//! Every limit from both sides, and the attacks that XML is known for.

use returns::cin::{CannotRead, What};

use crate::{Reading, child, message};

#[test]
fn a_document_type_or_an_entity_of_its_own_is_refused() {
    let attack = "<!DOCTYPE Message [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    for xml in [
        format!("{attack}{}", message("")),
        format!("<?xml version=\"1.0\"?>\n{attack}<Message>&b;</Message>"),
        message("<!DOCTYPE x SYSTEM \"file:///secret\">"),
        message(&child("AM1", "<!DOCTYPE x>")),
        "<!DOCTYPE>".to_owned(),
        "<!DOCTYPE Message [".to_owned(),
    ] {
        assert!(matches!(Reading::of(xml.as_bytes()).ended, Err(CannotRead::Doctype { .. })), "{xml}");
    }
    assert!(matches!(
        Reading::of(&b"<Message><!ENTITY a 'b'></Message>"[..]).ended,
        Err(CannotRead::NotXml { line: 1 })
    ));
}

/// The problem of the second of three children, which is left out.
fn left_out(more: &str) -> What {
    let children = format!("{}{}{}", child("AM1", ""), child("AM2", more), child("AM3", ""));
    let reading = Reading::of(message(&children).as_bytes());
    assert_eq!(reading.ids(), ["AM1", "AM3"]);
    assert_eq!(reading.problems.len(), 1);
    reading.problems[0].what.clone()
}

/// The whole of a child that is read in spite of its oddities.
fn is_read(more: &str) {
    let reading = Reading::of(message(&child("AM1", more)).as_bytes());
    assert_eq!(reading.ids(), ["AM1"]);
    assert!(reading.problems.is_empty());
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    is_read(&nested(32));
    assert_eq!(left_out(&nested(33)), What::TooDeep);
}

#[test]
fn attributes_are_bounded() {
    let with = |count: usize| {
        let attributes: String = (0..count).map(|number| format!(" a{number}='x'")).collect();
        format!("<CINdetails{attributes}/>")
    };
    is_read(&with(32));
    assert_eq!(left_out(&with(33)), What::BrokenTag);
}

#[test]
fn problems_of_one_child_are_bounded() {
    is_read(&"<a/>".repeat(1_000));
    assert_eq!(left_out(&"<a/>".repeat(1_001)), What::TooManyProblems);
}

#[test]
fn the_size_of_one_child_is_bounded() {
    let reviews = |count: usize| {
        let dates = "<CPPreviewDate>2025-06-03</CPPreviewDate>".repeat(count);
        format!("<CINdetails><ChildProtectionPlans><Reviews>{dates}</Reviews></ChildProtectionPlans></CINdetails>")
    };
    is_read(&reviews(45_000));
    assert_eq!(left_out(&reviews(60_000)), What::TooLarge);
}

#[test]
fn a_long_note_is_read_and_an_endless_one_is_refused() {
    is_read(&format!("<Note>{}</Note>", "🙂".repeat(100_000)));
    let mut xml = message(&format!("{}\n{}", child("AM1", ""), child("AM2", &"x".repeat(1_100_000))));
    let reading = Reading::of(xml.as_bytes());
    assert_eq!(reading.ids(), ["AM1"]);
    assert!(matches!(reading.ended, Err(CannotRead::TooLong { line: 3 })));
    xml.truncate(10);
    assert!(matches!(
        Reading::of((xml + &" ".repeat(1_100_000)).as_bytes()).ended,
        Err(CannotRead::TooLong { line: 1 })
    ));
}

#[test]
fn tags_that_never_close_cannot_fill_the_memory() {
    let xml = message(&"<a>".repeat(1_100_000));
    assert!(matches!(Reading::of(xml.as_bytes()).ended, Err(CannotRead::TooManyOpen { line: 2 })));
}

#[test]
fn a_problem_repeats_no_value_and_only_the_start_of_a_name() {
    let name = "x".repeat(500);
    let reading = Reading::of(message(&child("AM1", &format!("<{name}>private</{name}>"))).as_bytes());
    let said = reading.children[0].problems[0].to_string();
    assert!(said.len() < 200 && !said.contains("private"), "{said}");
}
