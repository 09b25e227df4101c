//! Reading in the small: joined records and the written forms of times and subjects.

use crate::aldermoor::*;
use ledger::*;

fn join(kept: u8, absorbed: u8) -> Act {
    Act::Join { kept, absorbed }
}

#[test]
fn a_record_that_was_absorbed_twice_over_is_read_as_the_last_one_kept() {
    let entries = a_history(vec![join(1, 0), join(2, 1)]);
    let reading = Reading::now(&entries);
    assert_eq!(reading.kept_as(child(0)), child(2));
    assert_eq!(reading.all_read_as(child(1)), [child(0), child(1), child(2)].into());
    assert_eq!(reading.all_read_as(child(3)), [child(3)].into());
}

#[test]
fn records_joined_in_a_circle_still_have_one_that_is_kept() {
    let entries = a_history(vec![join(1, 0), join(2, 1), join(0, 2)]);
    let reading = Reading::now(&entries);
    for number in 0..3 {
        assert_eq!(reading.kept_as(child(number)), child(2));
    }
}

#[test]
fn a_visit_to_two_joined_records_is_read_once() {
    let visit = Act::Note { about: vec![0, 1], when: When::on(day(1)) };
    let entries = a_history(vec![visit, join(0, 1)]);
    let visits = |reading: &Reading| reading.about(child(1)).filter(|entry| entry.kind == "note").count();
    assert_eq!(visits(&Reading::now(&entries)), 1);
    // The same entries, found once for each record.
    assert_eq!(visits(&Reading::now(entries.iter().chain(&entries))), 1);
}

#[test]
fn a_correction_stands_where_the_note_stood_that_it_corrects() {
    let note = |number| Act::Note { about: vec![0], when: When::on(day(number)) };
    let correction = Act::Amend { entry: 1, how: Amends::Corrects, about: vec![0], when: When::on(day(2)) };
    let entries = a_history(vec![note(0), note(1), correction]);
    let reading = Reading::now(&entries);
    let [first, second, corrected] = [&entries[0], &entries[1], &entries[2]];
    assert_eq!(reading.says_now(first.id), corrected.id);
    assert_eq!(reading.stands_at(corrected), first.sequence);
    let theirs = Entry::new(Header { author: WorkerId(uuid::Uuid::from_u128(77)), ..(**corrected).clone() }, None);
    assert_eq!(Reading::now([first, &theirs]).first_said_by(&theirs), first.author);
    assert_eq!(Reading::now([&theirs]).first_said_by(&theirs), theirs.author);
    assert_eq!((reading.says_now(second.id), reading.stands_at(second)), (second.id, second.sequence));
    // Before anybody knew better, it stood for itself.
    assert_eq!(Reading::known_by(&entries, second.recorded_at).says_now(first.id), first.id);
}

#[test]
fn a_note_that_is_put_right_twice_is_one_note_and_the_first_correction_comes_back_when_the_second_is_withdrawn() {
    let note = Act::Note { about: vec![0], when: When::on(day(0)) };
    let amend = |entry, how| Act::Amend { entry, how, about: vec![0], when: When::on(day(0)) };
    let put_right = [note, amend(0, Amends::Corrects), amend(0, Amends::Corrects)];
    let entries = a_history([put_right.to_vec(), vec![amend(0, Amends::Withdraws)]].concat());
    let believed = |until: usize| Reading::now(&entries[..until]).entries().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(believed(3), [entries[2].id]);
    assert_eq!(believed(4), [entries[1].id, entries[3].id]);
    let twice = Reading::now(&entries[..3]);
    assert_eq!(twice.says_now(entries[0].id), entries[2].id);
    assert_eq!(twice.stands_at(&entries[2]), entries[0].sequence);
}

#[test]
fn when_it_was_true_is_written_as_a_day_or_as_a_run_of_days_and_never_both() {
    let read = |text: &str| serde_json::from_str::<When>(text).ok();
    assert_eq!(read(r#"{"on":"2025-03-25"}"#), Some(When::on(day(0))));
    assert_eq!(read(r#"{"from":"2025-03-25","to":null}"#), Some(When::since(day(0))));
    assert_eq!(read(r#"{"from":"2025-03-25"}"#), Some(When::since(day(0))));
    for wrong in [
        r#"{}"#,
        r#"{"to":"2025-03-25"}"#,
        r#"{"on":"2025-03-25","from":"2025-03-25"}"#,
        r#"{"on":"2025-02-29"}"#,
        r#"{"on":"2025-03-25","until":"2025-03-26"}"#,
        r#""2025-03-25""#,
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn a_header_reads_back_as_it_was_written() {
    let amended = Act::Amend { entry: 0, how: Amends::Withdraws, about: vec![1, 2], when: When::on(day(2)) };
    for sealed in seal(&[Act::Note { about: vec![0], when: When::since(day(0)) }, amended]) {
        let read: Header = serde_json::from_str(&sealed.header_text).unwrap();
        assert_eq!(read, sealed.header);
        assert_eq!(serde_json::to_string(&read).unwrap(), sealed.header_text);
    }
}

#[test]
fn a_family_is_never_read_as_a_person() {
    let text = family(1).to_string();
    assert_eq!(text.parse(), Ok(family(1)));
    assert_ne!(text.replace("family:", "person:").parse(), Ok(family(1)));
    for wrong in ["", "person", "person:", "person:7", "house:000000f1-0000-0000-0000-000000000000"] {
        assert_eq!(wrong.parse::<Subject>(), Err(NotASubject), "{wrong}");
    }
}
