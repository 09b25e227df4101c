//! The front door: one child among many.

use crate::people::{Random, Record, damaged, family};
use matching::{BirthDate, Entry, Index, Making, Number, Postcode, Query, Typed};
use proptest::prelude::*;

const SEED: u64 = 32;
const YEAR: u32 = 2026;

fn entry<'a>(key: u128, forename: &'a str, surname: &'a str, birth_date: &'a str) -> Entry<'a> {
    Entry { key, typed: Typed { forename, surname, birth_date, ..Typed::default() }, ..Entry::default() }
}

/// A town of made-up families, and among them the Okafors: Amara and Kai.
fn town() -> Index {
    let mut making = Making::default();
    let mut key = 1_000;
    for number in 0..1_500 {
        for child in family(SEED, number) {
            with(&child, key, |entry| making.add(entry));
            key += 1;
        }
    }
    let typed = Typed {
        forename: "Amara",
        surname: "Okafor-Bell",
        birth_date: "2016-02-29",
        sex: "F",
        postcode: "KT18 7RL",
        number: "9990000018",
        ..Typed::default()
    };
    making.add(&Entry {
        key: 1,
        typed,
        address: "12 Mill Lane",
        relatives: &["Kai"],
        numbers: &["B801200001001", "CH-4711"],
    });
    let kai = Typed { forename: "Kai", birth_date: "2012-05-01", sex: "M", number: "", ..typed };
    making.add(&Entry { key: 2, typed: kai, address: "12 Mill Lane", relatives: &["Amara"], ..Entry::default() });
    making.done()
}

fn with(record: &Record, key: u128, mut add: impl FnMut(&Entry)) {
    let date = record.birth_date();
    let typed = Typed {
        forename: &record.forename,
        surname: &record.surname,
        birth_date: &date,
        sex: record.sex(),
        postcode: &record.postcode,
        number: &record.number,
        ..Typed::default()
    };
    add(&Entry { key, typed, address: &record.street, ..Entry::default() });
}

fn first(index: &Index, words: &str) -> Option<u128> {
    index.find(&Query::from_words(words, YEAR), 10).first().map(|found| found.key)
}

#[test]
fn amara_is_found_however_she_is_asked_for() {
    let index = town();
    for words in [
        "Amara Okafor-Bell",
        "amara okafor bell",
        "Okafor-Bell Amara",
        "Amarra Okafor",
        "amar okaf",
        "Bell, Amara 2016",
        "Amara Okafor about 10",
        "9990000018",
        "999 000 0081 amara",
        "29/02/2016 amara",
        "02/29/2016 okafor",
        "KT18 7RL amara",
        "12 mill lane amara",
        "okafor brother called Kai",
        "girl called Amara Bell",
        "b801200001001",
        "ch4711",
    ] {
        assert_eq!(first(&index, words), Some(1), "{words}");
    }
    assert_eq!(first(&index, "Kai Okafor-Bell"), Some(2));
    assert_eq!(first(&index, "okafor sister Amara"), Some(2));
}

#[test]
fn everybody_found_says_why_and_the_bars_add_up() {
    let index = town();
    let found = index.find(&Query::from_words("Ammara Okafor-Bell 29/02/2016 brother called Kai", YEAR), 5);
    let reasons: Vec<&str> = found[0].reasons().collect();
    assert!(reasons.iter().any(|why| why.starts_with("first names sound alike or are one slip apart")), "{reasons:?}");
    assert!(reasons.contains(&"has a relative of that name"), "{reasons:?}");
    for found in &found {
        let sum: i64 = found.bars.iter().map(|bar| bar.millibits).sum();
        assert_eq!(sum, (found.score * 1000.0).round() as i64);
    }
}

#[test]
fn whoever_comes_is_found_at_once_and_whoever_goes_is_not() {
    let mut index = town();
    let before = index.len();
    index.insert(&entry(7, "Zephyrine", "Quill", "2019-06-03"));
    assert_eq!(first(&index, "zephyrine quill"), Some(7));
    index.update(7, &[entry(7, "Zephyrine", "Larkspur", "2019-06-03"), entry(7, "Zeffy", "Quill", "2019-06-03")]);
    assert_eq!(first(&index, "zephyrine larkspur"), Some(7));
    assert_eq!(first(&index, "zeffy quill"), Some(7));
    assert_eq!(
        index
            .find(&Query::from_words("zephyrine quill 03/06/2019", YEAR), 10)
            .iter()
            .filter(|found| found.key == 7)
            .count(),
        1
    );
    index.settle();
    assert_eq!((first(&index, "zeffy quill"), index.unsettled(), index.len()), (Some(7), 0, before + 2));
    assert!(index.remove(7) && !index.remove(7));
    assert_eq!(index.len(), before);
    assert!(index.find(&Query::from_words("zephyrine larkspur", YEAR), 10).iter().all(|found| found.key != 7));
}

#[test]
fn a_damaged_record_finds_its_child() {
    let (mut making, mut asked, mut random) = (Making::default(), Vec::new(), Random::new(SEED));
    for number in 0..4_000 {
        for (at, child) in family(SEED, number).iter().enumerate() {
            let key = u128::from(number * 10 + at as u64);
            with(child, key, |entry| making.add(entry));
            if number % 10 == 0 {
                asked.push((key, damaged(child, &mut random)));
            }
        }
    }
    let index = making.done();
    let question = |record: &Record| Query {
        forename: record.forename.clone(),
        surname: record.surname.clone(),
        birth_date: BirthDate::read(&record.birth_date()),
        sex: record.sex().to_owned(),
        postcode: Postcode::read(&record.postcode),
        number: Number::read(&record.number),
        ..Query::default()
    };
    let place =
        |(key, record): &(u128, Record)| index.find(&question(record), 10).iter().position(|found| found.key == *key);
    let places: Vec<_> = asked.iter().map(place).collect();
    let share = |within: usize| {
        places.iter().filter(|place| place.is_some_and(|place| place < within)).count() as f64 / places.len() as f64
    };
    assert!(share(1) >= 0.99 && share(10) >= 0.998, "{} {}", share(1), share(10));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_does_not_matter_how_the_index_came_to_be(
        people in prop::collection::vec(("(Amara|Kai|Sam|Lizzie)", "(Okafor|Bell|Nowak)", "201[0-2]-0[1-3]-0[1-3]"), 1..20),
        gone in prop::collection::vec(0_u128..20, 0..6),
        asked in "(Amara|Kai|Ka|Elizabeth|Samuel) (Okafor|Bel|Novak)",
    ) {
        let (mut late, mut making) = (Index::default(), Making::default());
        for (key, (forename, surname, date)) in people.iter().enumerate() {
            late.insert(&entry(key as u128, forename, surname, date));
            if !gone.contains(&(key as u128)) {
                making.add(&entry(key as u128, forename, surname, date));
            }
        }
        gone.iter().for_each(|key| { late.remove(*key); });
        let at_once = making.done();
        let query = Query::from_words(&asked, YEAR);
        prop_assert_eq!(late.find(&query, 10), at_once.find(&query, 10));
        late.settle();
        prop_assert_eq!(late.find(&query, 10), at_once.find(&query, 10));
    }

    #[test]
    fn no_words_make_it_panic(words in ".{0,80}") {
        let mut index = Index::default();
        index.insert(&entry(1, &words, &words, &words));
        index.find(&Query::from_words(&words, YEAR), 10);
    }
}
