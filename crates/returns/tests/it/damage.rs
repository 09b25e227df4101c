//! Broken files: one bad child costs one child, a broken end keeps what came before, and nothing panics or hangs.

use proptest::prelude::*;
use returns::cin::{self, CannotRead, Options};

use crate::{EVERYTHING, Reading, UNTIDY, child, message};

/// Reads a bad child between two good ones.
fn between(bad: &str) -> Reading {
    Reading::of(message(&format!("{}\n{bad}\n{}", child("AM1", ""), child("AM3", ""))).as_bytes())
}

#[test]
fn one_bad_child_does_not_stop_the_file() {
    for (bad, said) in [
        (
            child("AM2", "<CINdetails><ReferralNFA>1</ReferralSource></CINdetails>"),
            "Line 3: Child/CINdetails/ReferralNFA is not closed",
        ),
        (child("AM2", "<CINdetails><Team>Oak</CINdetails>"), "Line 3: Child/CINdetails/Team is not closed"),
        (child("AM2", "</CINdetails>"), "Line 3: Child is not closed"),
        (child("AM2", "<CINdetails>"), "Line 3: Child/CINdetails is not closed"),
        (child("AM2", "").replace("</Child>", ""), "Line 3: Child is not closed"),
        (child("AM2", "<Team>Oak").replace("</Child>", ""), "Line 3: Child/Team is not closed"),
        (child("AM2", "< 5"), "Line 3: a tag in Child is not written correctly"),
        (
            child("AM2", "<CINdetails note=5>x</CINdetails>"),
            "Line 3: a tag in Child/CINdetails is not written correctly",
        ),
    ] {
        let reading = between(&bad);
        assert_eq!(reading.ids(), ["AM1", "AM3"], "{bad}");
        assert_eq!(reading.children[1].position, 2, "the child that was left out keeps its place");
        assert_eq!(reading.said().len(), 1, "{bad}: {:?}", reading.said());
        assert!(reading.said()[0].starts_with(said), "{bad}: {:?}", reading.said());
        assert_eq!(reading.ended.unwrap().left_out, 1);
    }
}

#[test]
fn the_last_child_left_open_ends_with_the_list() {
    let reading = Reading::of(message(&format!("{}{}", child("AM1", ""), "<Child><CINdetails>")).as_bytes());
    assert_eq!(reading.ids(), ["AM1"]);
    assert!(reading.ended.is_ok());
    assert!(reading.said()[0].contains("Child/CINdetails is not closed"));
}

#[test]
fn a_file_cut_anywhere_keeps_the_children_before_the_cut() {
    let whole = Reading::of(EVERYTHING.as_bytes());
    let end = EVERYTHING.rfind("</Message>").unwrap() + "</Message>".len();
    for cut in 1..end {
        let reading = Reading::of(&EVERYTHING.as_bytes()[..cut]);
        assert!(reading.ended.is_err(), "cut at {cut}");
        assert_eq!(reading.children, whole.children[..reading.children.len()]);
        let closed = EVERYTHING[..cut].matches("</Child>").count();
        assert_eq!(reading.children.len(), closed, "cut at {cut}");
    }
    let cut = EVERYTHING.find("<PPOutcome>").unwrap();
    let error = Reading::of(&EVERYTHING.as_bytes()[..cut]).ended.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Line 102: the file ends before </Message>, so the end of it is missing. Export it again and read the new file"
    );
}

#[test]
fn a_file_that_is_no_census_is_refused() {
    for bytes in ["", "   ", "CHILD,SEX,DOB\n1,M,01/01/2010", "<html><body/></html>", "{\"a\": 1}"] {
        assert!(matches!(Reading::of(bytes.as_bytes()).ended, Err(CannotRead::NotAMessage { line: 1 })), "{bytes}");
    }
    let declared = "<?xml version='1.0' encoding='EBCDIC-GB'?><Message/>";
    let error = Reading::of(declared.as_bytes()).ended.unwrap_err();
    assert_eq!(error.to_string(), "The file says that it is written in EBCDIC-GB. Save it as UTF-8 and read it again");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn damaged_bytes_never_panic_and_never_hang(
        untidy in any::<bool>(),
        blows in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..20),
    ) {
        let mut bytes = if untidy { UNTIDY } else { EVERYTHING }.as_bytes().to_vec();
        for (place, byte, blow) in blows {
            let at = place.index(bytes.len());
            match blow {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len() - 1))),
                _ => bytes[at] = b"<>/&;!?-[]\"'="[usize::from(byte) % 13],
            }
        }
        let reading = Reading::of(bytes.as_slice());
        prop_assert!(reading.children.len() <= bytes.len());
    }

    #[test]
    fn any_bytes_at_all_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), frame in any::<bool>()) {
        let bytes = if frame { [b"<Message><Children><Child>", &bytes[..]].concat() } else { bytes };
        let reading = Reading::of(bytes.as_slice());
        prop_assert!(reading.ended.is_err() || reading.children.len() <= bytes.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_stop_at_nothing_that_can_be_read(
        blows in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..10),
    ) {
        let mut bytes = EVERYTHING.as_bytes().to_vec();
        for (place, byte) in blows {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let checked = cin::check(bytes.as_slice(), Options::default(), |_| {});
        prop_assert_eq!(checked.is_ok(), Reading::of(bytes.as_slice()).ended.is_ok());
    }

    #[test]
    fn values_of_any_kind_in_any_place_never_panic(
        values in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..20),
    ) {
        const VALUES: &[&str] = &[
            "0000-01-01", "9999-12-31", "-0001-01-01", "2025-02-29", "65535", "65536", "99999", "0", "1", "true", "21", "UN7",
            "RC8", "NONE", "\u{1F642}H80120000A0", "\u{FFFD}",
        ];
        let mut xml = EVERYTHING.to_owned();
        let starts: Vec<usize> = EVERYTHING.match_indices("</").map(|(at, _)| at).collect();
        let mut places: Vec<usize> = values.iter().map(|(place, _)| *place.get(&starts)).collect();
        places.sort_unstable();
        places.dedup();
        for (at, (_, value)) in places.into_iter().rev().zip(&values) {
            let from = xml[..at].rfind('>').expect("a tag is before it") + 1;
            let value: &&str = value.get(VALUES);
            xml.replace_range(from..at, value);
        }
        let checked = cin::check(xml.as_bytes(), Options::default(), |_| {});
        prop_assert!(checked.is_ok());
    }
}
