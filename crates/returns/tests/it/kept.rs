//! Nothing is dropped: what the layout does not know is kept and reported, and all text that goes in comes out.

use proptest::prelude::*;
use returns::cin::{Block, Unknown, What, elements};

use crate::{EVERYTHING, Reading, UNTIDY, child, message};

#[test]
fn an_untidy_message_is_read_and_every_oddity_is_said() {
    let reading = Reading::of(UNTIDY.as_bytes());
    assert_eq!(reading.ended.as_ref().unwrap().children, 2);
    let said = |problems: &[returns::cin::Problem]| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        said(&reading.header.as_ref().unwrap().problems),
        ["Line 2: Header/Supplier is not part of the CIN census. It has been kept but not used"]
    );
    assert_eq!(
        said(&reading.problems),
        [
            "Line 3: Message/Notes is not part of the CIN census. It has been kept but not used",
            "Line 5: there is text in Message/Children outside any of its elements. It has been kept but not used",
        ]
    );
    let child = &reading.children[0];
    assert_eq!(
        said(&child.problems),
        [
            "Line 8: the attribute Child/ChildIdentifiers/LAchildID/@source is not part of the CIN census. It has been kept but not used",
            "Line 9: there is text in Child/ChildIdentifiers outside any of its elements. It has been kept but not used",
            "Line 12: Child/ChildIdentifiers/Sex is here more than once. Keep one of them",
            "Line 14: Child/Section47 belongs in Child/CINdetails. It has been kept but not used",
            "Line 15: Child/Team is not part of the CIN census. It has been kept but not used",
            "Line 17: Child/CINdetails/CINreferralDate/Exact is not part of the CIN census. It has been kept but not used",
            "Line 18: Child/CINdetails/ReferralSource has an entity that XML does not know. Write the character itself",
            "Line 19: Child/CINdetails/PrimaryNeedCode has an & on its own. Write &amp; instead",
        ]
    );
    assert_eq!(
        said(&child.value_problems()),
        [
            "Line 10: PersonBirthDate must be a real date written YYYY-MM-DD",
            "Line 18: ReferralSource must be a code from the list of referral sources",
            "Line 19: PrimaryNeedCode must be a code from the list of primary needs",
        ]
    );
    assert_eq!(said(&reading.children[1].problems), ["Line 23: Child/ChildIdentifiers/LAchildID is missing. Add it"]);
}

#[test]
fn what_is_unknown_is_kept_as_it_was_written() {
    let reading = Reading::of(UNTIDY.as_bytes());
    let kept =
        |unknown: &[Unknown], path: &str| unknown.iter().find(|unknown| unknown.path == path).unwrap().text.clone();
    assert_eq!(kept(&reading.unknown, "Message/Notes"), "<c:Notes>For the team &amp; nobody else</c:Notes>");
    assert_eq!(kept(&reading.unknown, "Message/Children"), "left over");
    let child = &reading.children[0];
    assert_eq!(kept(&child.unknown, "Child/ChildIdentifiers"), "PersonBirthDate");
    assert_eq!(kept(&child.unknown, "Child/ChildIdentifiers/LAchildID/@source"), "old system");
    assert_eq!(
        kept(&child.unknown, "Child/Team"),
        "<c:Team code=\"7\"><!-- kept too --><c:Lead>Rowan &lt;lead&gt;</c:Lead><![CDATA[x < y]]><c:Empty></c:Empty></c:Team>"
    );
    let sexes: Vec<&str> = child.block.blocks[0].fields_named("Sex").map(|field| field.text()).collect();
    assert_eq!(sexes, ["M", "F"], "both are kept");
    let referral = child.referrals().next().unwrap();
    assert_eq!(referral.received.unwrap().raw, "2025-04-14");
    assert_eq!(referral.source.unwrap().raw, "&nbsp;1A");
    assert_eq!(referral.primary_need.unwrap().raw, "N1 & N2");
    assert!(referral.closed.unwrap().is_blank(), "an empty element is there, and blank");
}

#[test]
fn text_out_of_place_is_kept_in_one_piece_with_its_line() {
    let reading = Reading::of(message(&child("AM1", "\n  seen &amp; <!-- twice -->heard<CINdetails/>")).as_bytes());
    let kept = &reading.children[0].unknown;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].text.as_str(), kept[0].line), ("seen &amp; heard", 3));
}

#[test]
fn what_follows_a_child_that_was_left_out_is_kept() {
    let bad = child("AM1", "</Team>");
    let reading = Reading::of(message(&format!("{bad} a note <Team>Oak</Team> {}", child("AM2", ""))).as_bytes());
    assert_eq!(reading.ids(), ["AM2"]);
    let kept: Vec<&str> = reading.unknown.iter().map(|unknown| unknown.text.as_str()).collect();
    assert_eq!(kept, ["a note", "<Team>Oak</Team>"]);
}

#[test]
fn children_outside_the_list_of_children_are_still_read() {
    let reading = Reading::of(format!("<Message>{}</Message>", child("AM1", "").repeat(2)).as_bytes());
    assert_eq!(reading.ids(), ["AM1", "AM1"]);
    assert_eq!(
        reading.said(),
        ["Line 1: Message/Header is missing. Add it", "Line 1: Message/Children is missing. Add it"]
    );
}

#[test]
fn a_message_without_children_says_so() {
    assert_eq!(Reading::of(message("").as_bytes()).problems[0].what, What::Missing);
}

/// The text between the tags, without white space: what a reader must not lose. Knows nothing of the layout.
fn letters(xml: &str) -> Vec<char> {
    let mut inside_tag = false;
    let text = xml.chars().filter(|character| match character {
        '<' => {
            inside_tag = true;
            false
        }
        '>' => {
            inside_tag = false;
            false
        }
        _ => !inside_tag,
    });
    let mut letters: Vec<char> = text.filter(|character| !character.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

fn letters_out(reading: &Reading) -> Vec<char> {
    let blocks =
        reading.header.iter().map(|header| &header.block).chain(reading.children.iter().map(|child| &child.block));
    let unknown = reading.header.iter().flat_map(|header| &header.unknown).chain(&reading.unknown);
    let unknown = unknown.chain(reading.children.iter().flat_map(|child| &child.unknown));
    let fields: String = blocks.flat_map(Block::all_fields).map(|field| field.raw.as_str()).collect();
    letters(&unknown.filter(|unknown| !unknown.path.contains('@')).fold(fields, |text, unknown| text + &unknown.text))
}

#[test]
fn a_reader_that_drops_what_it_does_not_know_would_be_caught() {
    let xml = message(&child("AM1", "<Team>Oak</Team> and more"));
    let mut reading = Reading::of(xml.as_bytes());
    assert_eq!(letters_out(&reading), letters(&xml));
    reading.children[0].unknown.remove(0);
    assert_ne!(letters_out(&reading), letters(&xml), "the law must notice one lost element");
    let mut reading = Reading::of(xml.as_bytes());
    reading.children[0].block.blocks[0].fields.clear();
    assert_ne!(letters_out(&reading), letters(&xml), "the law must notice one lost field");
}

/// Some XML: known and unknown elements in any order and place, with text among them.
fn some_xml() -> impl Strategy<Value = String> {
    let names: Vec<&str> = elements()
        .map(|element| element.name)
        .filter(|name| *name != "Child")
        .chain(["Team", "x-1", "Worker"])
        .collect();
    let name = proptest::sample::select(names);
    let leaf = (name.clone(), "[a-z0-9 ]{0,6}").prop_map(|(name, text)| format!("<{name}>{text}</{name}>"));
    leaf.prop_recursive(4, 40, 6, move |inner| {
        (name.clone(), "[a-z]{0,3}", proptest::collection::vec(inner, 0..6))
            .prop_map(|(name, text, inner)| format!("<{name}>{text}{}</{name}>", inner.join(" ")))
    })
}

proptest! {
    #[test]
    fn every_letter_that_goes_in_comes_out(parts in proptest::collection::vec(some_xml(), 0..8), between in some_xml()) {
        let children = format!("{}{}", child("AM1", &parts.concat()), child("AM2", ""));
        let xml = format!("<Message>{between}<Children>{children}</Children></Message>");
        let reading = Reading::of(xml.as_bytes());
        prop_assert!(reading.ended.is_ok());
        prop_assert_eq!(letters_out(&reading), letters(&xml));
    }
}

#[test]
fn every_letter_of_the_samples_comes_out() {
    let reading = Reading::of(EVERYTHING.as_bytes());
    let xml = EVERYTHING.split_once("-->").unwrap().1.replace("&amp;", "&");
    assert_eq!(letters_out(&reading), letters(&xml));
}
