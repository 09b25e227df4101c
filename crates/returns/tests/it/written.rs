//! What is written is read as it was given, and written again byte for byte.

use std::ops::ControlFlow;

use proptest::prelude::*;
use returns::cin::{self, Block, CHILD, Element, Field, HEADER, Part, Times, Writer};

use crate::made::{Identifiers, Making};
use crate::{EVERYTHING, UNTIDY};

/// The header and the children of a message.
fn read(xml: &str) -> (Vec<Block>, Vec<Block>) {
    let (mut headers, mut children) = (Vec::new(), Vec::new());
    cin::read(xml.as_bytes(), |part| {
        match part {
            Part::Header(header) => headers.push(header.block),
            Part::Child(child) => children.push(child.block),
            Part::Unknown(_) | Part::Problem(_) | Part::Progress(_) => {}
        }
        ControlFlow::Continue(())
    })
    .expect("the tests read whole messages");
    (headers, children)
}

fn write(headers: &[Block], children: &[Block]) -> String {
    let written = || {
        let mut writer = Writer::begin(Vec::new())?;
        headers.iter().try_for_each(|header| writer.header(header))?;
        children.iter().try_for_each(|child| writer.child(child))?;
        writer.end()
    };
    String::from_utf8(written().expect("a vector takes all")).expect("what was read is text")
}

/// The block in the order of the layout and without lines, which a writer is free to change.
fn settled(block: &Block) -> Block {
    let place = |element: &'static Element| {
        block.element.elements().iter().position(|known| known.name == element.name).expect("it was read by the layout")
    };
    let mut fields: Vec<Field> = block.fields.iter().map(|field| Field { line: 0, ..field.clone() }).collect();
    fields.sort_by_key(|field| place(field.element));
    let mut blocks: Vec<Block> = block.blocks.iter().map(settled).collect();
    blocks.sort_by_key(|block| place(block.element));
    Block { element: block.element, line: 0, fields, blocks }
}

fn all_settled(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().map(settled).collect()
}

#[test]
fn a_message_in_the_form_of_the_census_comes_out_byte_for_byte() {
    let (headers, children) = read(EVERYTHING);
    let (before, rest) = EVERYTHING.split_once("<!--").unwrap();
    let without_remark = format!("{before}{}", rest.split_once("-->\n").unwrap().1);
    assert_eq!(write(&headers, &children), without_remark);
}

#[test]
fn a_writer_that_loses_a_field_would_be_caught() {
    let (headers, mut children) = read(EVERYTHING);
    let before = all_settled(&children);
    children[0].blocks[0].fields.pop();
    assert_ne!(all_settled(&read(&write(&headers, &children)).1), before);
}

#[test]
fn an_untidy_message_is_tidied_without_a_loss() {
    for xml in [UNTIDY.to_owned(), made()] {
        let (headers, children) = read(&xml);
        let written = write(&headers, &children);
        let (headers_again, children_again) = read(&written);
        assert_eq!(all_settled(&headers_again), all_settled(&headers));
        assert_eq!(all_settled(&children_again), all_settled(&children));
        assert_eq!(write(&headers_again, &children_again), written);
    }
}

fn made() -> String {
    Making { seed: 3, children: 100, year: 2026, spoilt: 1_000, identifiers: Identifiers::Spoilt }.xml()
}

#[test]
fn a_message_that_was_written_again_has_the_same_findings() {
    let xml = made();
    let (headers, children) = read(&xml);
    let findings = |xml: &str| cin::check(xml.as_bytes(), cin::Options::default(), |_| {}).unwrap().findings;
    assert_eq!(findings(&write(&headers, &children)), findings(&xml));
}

/// Any text that a field may hold, the characters of XML among it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z0-9-]{0,10}", "[ -~\\r\\n\\té‘🙂]{0,12}"]
}

/// Any block of this element, with some of what may be in it.
fn block(element: &'static Element) -> BoxedStrategy<Block> {
    let parts = element.elements().iter().map(|inner| {
        let most = match inner.times {
            Times::Once => 1,
            Times::Many => 3,
        };
        let values = match inner.elements().is_empty() {
            true => text().prop_map(move |raw| Ok(Field { element: inner, raw, line: 0 })).boxed(),
            false => block(inner).prop_map(Err).boxed(),
        };
        proptest::collection::vec(values, 0..=most).boxed()
    });
    let parts: Vec<BoxedStrategy<Vec<Result<Field, Block>>>> = parts.collect();
    parts
        .prop_map(move |parts| {
            let (mut fields, mut blocks) = (Vec::new(), Vec::new());
            for part in parts.into_iter().flatten() {
                match part {
                    Ok(field) => fields.push(field),
                    Err(block) => blocks.push(block),
                }
            }
            Block { element, line: 0, fields, blocks }
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_message_that_is_written_is_read_the_same(
        header in block(&HEADER),
        children in proptest::collection::vec(block(&CHILD), 0..3),
    ) {
        let headers = [header];
        let written = write(&headers, &children);
        let (headers_again, children_again) = read(&written);
        prop_assert_eq!(all_settled(&headers_again), all_settled(&headers));
        prop_assert_eq!(all_settled(&children_again), all_settled(&children));
        prop_assert_eq!(write(&headers_again, &children_again), written);
    }
}
