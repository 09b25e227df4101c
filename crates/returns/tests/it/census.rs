//! What a message says is what comes out, in every form that councils' systems write it.

use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use returns::cin::{self, CannotRead, Ended, Field, Part, elements};

use crate::{EVERYTHING, Reading, UNTIDY, child, message};

fn text(field: Option<&Field>) -> &str {
    field.expect("the sample has this element").text()
}

#[test]
fn a_child_with_every_block_is_read_whole() {
    let reading = Reading::of(EVERYTHING.as_bytes());
    let summary = reading.ended.as_ref().unwrap();
    assert_eq!((summary.children, summary.left_out, summary.ended), (2, 0, Ended::Whole));
    assert_eq!(summary.bytes, EVERYTHING.len() as u64);
    assert_eq!(reading.said(), [""; 0]);

    let header = reading.header.as_ref().unwrap();
    assert_eq!(text(header.year()), "2026");
    assert_eq!(text(header.authority()), "999");
    assert_eq!(header.reference_date().unwrap().date().unwrap().to_string(), "2026-03-31");
    assert_eq!(text(header.block.block("Source").unwrap().field("SoftwareCode")), "Kith & Kin");

    let amara = &reading.children[0];
    assert_eq!((amara.id(), amara.position), (Some("AM0001"), 0));
    assert!(amara.problems.is_empty() && amara.unknown.is_empty() && amara.value_problems().is_empty());
    assert_eq!(text(amara.identifiers().sex), "F");
    assert_eq!(amara.identifiers().birth_date.unwrap().line, 26);
    assert_eq!(
        amara.characteristics().disabilities.iter().map(|field| field.text()).collect::<Vec<_>>(),
        ["HEAR", "AUT"]
    );

    let referrals: Vec<_> = amara.referrals().collect();
    assert_eq!(referrals.len(), 2);
    let first = &referrals[0];
    assert_eq!(text(first.closure_reason), "RC2");
    assert_eq!(text(first.initial_conference), "2025-05-06");
    assert_eq!(first.no_further_action.unwrap().flag(), Ok(false));
    let factors = |which: usize| first.assessments[which].factors.iter().map(|field| field.text()).collect::<Vec<_>>();
    assert_eq!(factors(0), ["3B", "18C"]);
    assert_eq!(factors(1), ["16A", "4B"], "without the wrapper");
    assert_eq!(text(first.plans[0].ended), "2025-10-31");
    assert_eq!(first.section_47.len(), 2);
    assert_eq!(text(first.section_47[0].conference_target), "2025-05-08");
    assert_eq!(first.section_47[1].conference_not_required.unwrap().flag(), Ok(true));
    let reviews =
        |which: usize| first.protection_plans[which].reviews.iter().map(|field| field.text()).collect::<Vec<_>>();
    assert_eq!(reviews(0), ["2025-06-03", "2025-07-15"], "one Reviews with two dates");
    assert_eq!(reviews(1), ["2026-01-05", "2026-01-15"], "two Reviews with one date each");
    assert_eq!(first.protection_plans[0].earlier_plans.unwrap().number(), Ok(2));
    assert_eq!(first.pre_proceedings[0].field("ReviewMeetingsCount").unwrap().number(), Ok(3));
    assert_eq!(referrals[1].no_further_action.unwrap().flag(), Ok(true));

    let unborn = &reading.children[1];
    assert_eq!(text(unborn.identifiers().sex), "0");
    assert_eq!(unborn.identifiers().sex.unwrap().element.name, "GenderCurrent");
    assert_eq!(unborn.identifiers().birth_date, None);
    assert_eq!(unborn.referrals().count(), 0);
}

#[test]
fn the_sample_has_every_element_of_the_layout() {
    for element in elements() {
        assert!(EVERYTHING.contains(&format!("<{}>", element.name)), "{} is not in everything.xml", element.path);
    }
}

#[test]
fn a_section_47_can_be_kept_whole_as_json() {
    let reading = Reading::of(EVERYTHING.as_bytes());
    let referral = reading.children[0].referrals().next().unwrap();
    assert_eq!(
        serde_json::to_value(referral.section_47[1].block).unwrap(),
        serde_json::json!({
            "name": "Section47",
            "line": 69,
            "fields": [
                { "name": "S47ActualStartDate", "raw": "2025-12-01", "line": 70 },
                { "name": "ICPCnotRequired", "raw": "1", "line": 71 },
            ],
            "blocks": [],
        })
    );
    let whole = serde_json::to_value(&reading.children[0]).unwrap();
    assert_eq!(whole["block"]["blocks"][2]["blocks"][5]["blocks"][0]["fields"][1]["raw"], "2025-07-15");
}

#[test]
fn every_encoding_gives_the_same_children() {
    let name = EVERYTHING.replace("Kith &amp; Kin", "Zoë’s");
    let plain = Reading::of(name.as_bytes());
    let declared = |encoding: &str| name.replace("encoding=\"UTF-8\"", &format!("encoding=\"{encoding}\""));
    let mark = '\u{FEFF}';
    let low: Vec<u8> = format!("{mark}{}", declared("utf-16")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = format!("{mark}{}", declared("UTF-16")).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows: Vec<u8> = declared("windows-1252")
        .chars()
        .map(|character| match character {
            'ë' => 0xEB,
            '’' => 0x92,
            ascii => u8::try_from(u32::from(ascii)).unwrap(),
        })
        .collect();
    for bytes in [format!("{mark}{name}").into_bytes(), low, high, windows, declared("utf-16").into_bytes()] {
        let reading = Reading::of(bytes.as_slice());
        assert_eq!(reading.children, plain.children);
        assert_eq!(reading.header, plain.header);
    }
}

#[test]
fn a_name_saved_in_the_wrong_encoding_is_reported_on_its_line() {
    let mut bytes = message(&format!("{}\n{}", child("AM1", ""), child("Zo~", ""))).into_bytes();
    *bytes.iter_mut().find(|byte| **byte == b'~').unwrap() = 0xEB;
    let reading = Reading::of(bytes.as_slice());
    assert_eq!(reading.ids(), ["AM1"], "an identifier that cannot be read is no identifier");
    let said: Vec<String> = reading.children[1].problems.iter().map(ToString::to_string).collect();
    assert!(
        said[0].starts_with("Line 3: Child/ChildIdentifiers/LAchildID has a character that cannot be read."),
        "{said:?}"
    );
    assert!(said[1].starts_with("Line 3: Child/ChildIdentifiers/LAchildID is missing."), "{said:?}");
}

/// Gives one byte at a time, the worst that a slow connection can do.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let size = self.0.len().min(into.len()).min(1);
        into[..size].copy_from_slice(&self.0[..size]);
        self.0 = &self.0[size..];
        Ok(size)
    }
}

#[test]
fn a_file_that_arrives_byte_by_byte_reads_the_same() {
    let untidy = UNTIDY.replace("Rowan", "Zoë 🙂");
    let whole = Reading::of(untidy.as_bytes());
    let dripped = Reading::of(BufReader::with_capacity(1, Drip(untidy.as_bytes())));
    assert_eq!(dripped.children, whole.children);
    assert_eq!(dripped.problems, whole.problems);
    assert_eq!(dripped.ended.unwrap(), whole.ended.unwrap());
}

#[test]
fn progress_is_told_while_reading_and_the_receiver_can_stop() {
    let many = message(&child("AM1", "").repeat(30_000));
    let mut told = Vec::new();
    let summary = cin::read(many.as_bytes(), |part| {
        if let Part::Progress(bytes) = part {
            told.push(bytes);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(told.len() >= 2 && told.is_sorted() && told.iter().all(|bytes| *bytes <= summary.bytes), "{told:?}");

    let mut seen = 0;
    let summary = cin::read(many.as_bytes(), |part| {
        seen += u32::from(matches!(part, Part::Child(_)));
        if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!((seen, summary.children, summary.ended), (3, 3, Ended::Stopped));
}

#[test]
fn a_disk_that_fails_ends_the_reading_and_keeps_the_children() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    let start = message(&child("AM1", "").repeat(10)).replace("</Children></Message>", "");
    let reading = Reading::of(BufReader::new(start.as_bytes().chain(Failing)));
    assert_eq!(reading.ids(), ["AM1"; 10]);
    assert!(matches!(reading.ended, Err(CannotRead::Source(_))));
}
