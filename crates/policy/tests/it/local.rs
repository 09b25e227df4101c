//! What an authority may add, what it may not, and whether it hears about every mistake at once.

use crate::timescales::overlaps;
use jiff::civil::date;
use policy::{Certainty, Policy};
use std::collections::BTreeSet;

fn with(text: &str) -> Policy {
    policy::national().with_local(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn problems(text: &str) -> Vec<String> {
    policy::national().with_local(text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn an_authority_adds_a_place_where_it_visits() {
    let policy = with(
        r#"
        [[codes.visit_place]]
        code = "library"
        label = "At the library"
        hint = "The room behind the desk"
        from = 2026-04-01
        to = 2027-04-01
        source = "Team meeting, March 2026"
        "#,
    );
    let places = policy.codes("visit_place").unwrap();
    let library = places.code("library").unwrap();
    assert_eq!((library.hint.as_str(), library.certainty), ("The room behind the desk", Certainty::Local));
    assert!(!places.holds("library", date(2026, 3, 31)) && places.holds("library", date(2026, 4, 1)));
    assert!(places.holds("library", date(2027, 3, 31)) && !places.holds("library", date(2027, 4, 1)));
    assert!(places.holds("home", date(2026, 4, 1)), "the others stay");
    assert_eq!(policy::national().codes("visit_place").unwrap().label("library"), None, "nobody else has it");
}

#[test]
fn an_authority_visits_children_in_need_more_often_from_april() {
    let policy = with(
        r#"
        [[timescales.cin_visit]]
        length = 15
        unit = "working_days"
        from = 2027-04-01

        [[timescales.cin_visit]]
        length = 20
        unit = "working_days"
        from = 2026-04-01
        "#,
    );
    let length = |on| policy.timescale("cin_visit", on).unwrap().length_in_words();
    assert_eq!(length(date(2026, 3, 31)), "4 weeks", "what started before keeps its length");
    assert_eq!(length(date(2026, 4, 1)), "20 working days");
    assert_eq!(length(date(2027, 3, 31)), "20 working days");
    assert_eq!(length(date(2027, 4, 1)), "15 working days");
    assert_eq!(policy.timescale("cin_visit", date(2026, 4, 1)).unwrap().certainty, Certainty::Local);
    assert_eq!(overlaps(&policy), BTreeSet::new());
    assert_eq!(policy.timescales().len(), policy::national().timescales().len() + 2);
}

#[test]
fn a_second_local_policy_replaces_what_the_first_set_later() {
    let first = with("[[timescales.cin_visit]]\nlength = 5\nunit = \"weeks\"\nfrom = 2026-06-01");
    let second = first.with_local("[[timescales.cin_visit]]\nlength = 2\nunit = \"weeks\"\nfrom = 2026-04-01").unwrap();
    assert_eq!(second.timescale("cin_visit", date(2026, 7, 1)).unwrap().length, 2);
    assert_eq!(overlaps(&second), BTreeSet::new());
    let third = second.with_local("[[timescales.cin_visit]]\nlength = 3\nunit = \"weeks\"\nfrom = 2026-04-01").unwrap();
    assert_eq!(third.timescale("cin_visit", date(2026, 4, 1)).unwrap().length, 3);
    assert_eq!(overlaps(&third), BTreeSet::new());
    assert_eq!(third.timescales().len(), second.timescales().len());
}

#[test]
fn an_empty_policy_changes_nothing() {
    assert_eq!(with("# nothing yet\n").timescales(), policy::national().timescales());
}

#[test]
fn what_the_nation_sets_stays_as_it_is() {
    let cases = [
        (
            "[[codes.ethnicity]]\ncode = \"CORN\"\nlabel = \"Cornish\"",
            "codes.ethnicity: This list is the same for every authority, so that returns can be compared. Remove the local codes.",
        ),
        (
            "[[timescales.assessment]]\nlength = 60\nunit = \"working_days\"\nfrom = 2026-04-01",
            "timescales.assessment: This is a national limit of 45 working days. Remove the local length.",
        ),
        (
            "[[codes.visit_place]]\ncode = \"home\"\nlabel = \"Town hall\"",
            "codes.visit_place[1].code: “home” already has a meaning in this list. Choose another code.",
        ),
        (
            "[[codes.visit_place]]\ncode = \"house\"\nlabel = \"at home\"",
            "codes.visit_place[1].label: “at home” is already in this list. Choose words that people can tell apart.",
        ),
    ];
    for (text, says) in cases {
        assert_eq!(problems(text), [says]);
    }
}

#[test]
fn an_authority_hears_about_every_mistake_at_once() {
    let found = problems(
        r#"
        colour = "blue"

        [[codes.visit_place]]
        code = "Town Hall"
        from = "2026-04-01"

        [[codes.visit_place]]
        code = "hall"
        label = ""
        colour = "blue"
        from = 2026-04-01
        to = 2026-04-01

        [[codes.visit_places]]
        code = "hall"
        label = "Hall"

        [codes.note_kind]
        code = "fax"

        [[timescales.cin_visit]]
        length = 0
        unit = "moons"

        [[timescales.cin_visits]]
        length = 1
        unit = "days"
        from = 2026-04-01
        "#,
    );
    let keys: Vec<&str> = found.iter().map(|problem| problem.split_once(": ").unwrap().0).collect();
    let expected = [
        "codes.note_kind",
        "codes.visit_place[1].code",
        "codes.visit_place[1].from",
        "codes.visit_place[1].label",
        "codes.visit_place[2].colour",
        "codes.visit_place[2].label",
        "codes.visit_place[2].to",
        "codes.visit_places",
        "colour",
        "timescales.cin_visit[1].from",
        "timescales.cin_visit[1].length",
        "timescales.cin_visit[1].unit",
        "timescales.cin_visits",
    ];
    assert_eq!(BTreeSet::from_iter(keys.iter().copied()), BTreeSet::from(expected));
    assert_eq!(keys.len(), expected.len(), "nothing is said twice: {found:#?}");
}

#[test]
fn a_length_has_a_smallest_and_a_largest_value() {
    let change = |length: i64, unit: &str| {
        format!("[[timescales.cin_visit]]\nlength = {length}\nunit = \"{unit}\"\nfrom = 2026-04-01")
    };
    for (unit, longest) in [("working_days", 2_600), ("days", 3_650), ("weeks", 520), ("months", 120)] {
        with(&change(1, unit));
        with(&change(longest, unit));
        let says = format!("timescales.cin_visit[1].length: Enter a whole number from 1 to {longest}.");
        for length in [-1, 0, longest + 1, 70_000] {
            assert_eq!(problems(&change(length, unit)), [says.as_str()], "{length} {unit}");
        }
    }
}

#[test]
fn two_lengths_cannot_start_on_the_same_day() {
    let row = "[[timescales.cin_visit]]\nlength = 2\nunit = \"weeks\"\nfrom = 2026-04-01\n";
    let says = "timescales.cin_visit[2].from: Another length already starts on this day. Keep one of them.";
    assert_eq!(problems(&row.repeat(2)), [says]);
}

#[test]
fn too_much_is_refused_before_it_is_used() {
    let codes = |number: usize| {
        let code = |n| format!("[[codes.visit_place]]\ncode = \"place_{n}\"\nlabel = \"Place {n}\"\n");
        (0..number).map(code).collect::<String>()
    };
    with(&codes(200));
    assert_eq!(problems(&codes(201)), ["codes.visit_place: There are more than 200 local codes. Leave some out."]);
    assert_eq!(
        problems(&"#".repeat(1_000_001)),
        ["This is too large to be a local policy. Check that it is the right file."]
    );
    let long =
        |letters: usize| format!("[[codes.visit_place]]\ncode = \"{}\"\nlabel = \"A place\"", "p".repeat(letters));
    with(&long(40));
    assert_eq!(problems(&long(41)).len(), 1);
    let wordy =
        |letters: usize| format!("[[codes.visit_place]]\ncode = \"place\"\nlabel = \"{}\"", "é".repeat(letters));
    with(&wordy(300));
    assert_eq!(problems(&wordy(301)).len(), 1);
}

#[test]
fn a_slip_in_the_file_is_found_by_its_line() {
    let found = problems("# ours\n[[codes.visit_place]]\ncode = hall\n");
    assert!(found[0].starts_with("This cannot be read as TOML. Line 3: "), "{found:?}");
    assert_eq!(found.len(), 1);
    assert_eq!(problems("codes = 3"), ["codes: Write each one under its own heading, such as [[codes.name]]."]);
    assert_eq!(
        problems("[[codes.visit_place]]\ncode = \"hall\"\nlabel = \"Hall\"\nfrom = 2026-04-01T09:00:00"),
        ["codes.visit_place[1].from: Write the day without quotation marks, such as 2026-04-01."]
    );
}
