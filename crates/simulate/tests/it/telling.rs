//! What the made-up workers write: varied, whole sentences, nobody real.

use super::{day, texts};
use std::collections::BTreeMap;

/// How often one sentence may come up among sixty families: short things that children say come up more than once.
const REPEATED_MAX: usize = 24;

#[test]
fn no_sentence_is_told_over_and_over() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 60);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts(&aldermoor.commits) {
        for sentence in
            text.split_inclusive(['.', '?', '!']).map(str::trim).filter(|sentence| sentence.split(' ').count() > 4)
        {
            *counts.entry(sentence.to_owned()).or_default() += 1;
        }
    }
    let worst = counts.iter().max_by_key(|(_, count)| **count).unwrap();
    assert!(*worst.1 <= REPEATED_MAX, "{worst:?}");
    assert!(counts.len() > 2_500, "{} distinct sentences", counts.len());
}

#[test]
fn every_placeholder_is_filled_in() {
    let aldermoor = simulate::aldermoor(2, day("2026-11-22"), 120);
    for text in texts(&aldermoor.commits) {
        assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
    }
}

#[test]
fn telephone_numbers_are_those_kept_for_drama() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 60);
    let is_number = |word: &[&str]| {
        let digits: String = word.concat();
        digits.len() == 11 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut numbers = 0;
    for text in texts(&aldermoor.commits) {
        let words: Vec<&str> = text.split(' ').collect();
        for number in words.windows(2).filter(|pair| is_number(pair)) {
            assert!(
                matches!(number[0], "01632" if number[1].starts_with("960"))
                    || matches!(number[0], "07700" if number[1].starts_with("900")),
                "{text}"
            );
            numbers += 1;
        }
    }
    assert!(numbers > 60, "{numbers}");
}
