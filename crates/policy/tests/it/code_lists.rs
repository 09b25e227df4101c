//! The code lists: complete against the national sets, dated, sourced, and honest about missing answers.

use jiff::civil::date;
use policy::{Absence, Certainty, CodeList, SetBy};
use std::collections::BTreeSet;

fn list(name: &str) -> &'static CodeList {
    policy::national().codes(name).unwrap_or_else(|| panic!("there is a list called {name}"))
}

/// The national sets once more, typed from the layout of the returns rather than from the lists.
#[test]
fn the_national_sets_are_complete() {
    let sets = [
        (
            "ethnicity",
            "WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT",
        ),
        ("sex", "M F U"),
        ("disability", "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA"),
        ("upn_unknown", "UN1 UN2 UN3 UN4 UN5 UN6 UN7"),
        ("referral_source", "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10"),
        ("primary_need", "N0 N1 N2 N3 N4 N5 N6 N7 N8 N9"),
        ("closure_reason", "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9"),
        ("abuse_category", "NEG PHY SAB EMO MUL"),
        (
            "assessment_factor",
            "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A 18B 18C \
             19B 19C 20 21 22A 23A 24A",
        ),
    ];
    for (name, codes) in sets {
        let expected: BTreeSet<&str> = codes.split_whitespace().collect();
        let held: BTreeSet<&str> = list(name).on(date(2026, 4, 1)).map(|code| code.code.as_str()).collect();
        assert_eq!(held, expected, "{name}");
        assert_eq!(list(name).set_by, SetBy::Nation, "{name}");
    }
}

#[test]
fn every_list_and_code_says_what_it_is_and_where_it_comes_from() {
    let mut names = BTreeSet::new();
    for list in policy::national().lists() {
        assert!(names.insert(&list.name), "there are two lists called {}", list.name);
        assert!(!list.title.is_empty() && !list.all().is_empty(), "{}", list.name);
        let (mut codes, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for code in list.all() {
            let at = format!("{} {}", list.name, code.code);
            assert!(codes.insert(&code.code), "{at} is there twice");
            assert!(labels.insert(code.label.to_lowercase()), "{at} reads like another");
            assert!(!code.label.trim().is_empty() && !code.source.trim().is_empty(), "{at}");
            assert!(code.from.zip(code.to).is_none_or(|(from, to)| from < to), "{at} ends before it starts");
            for next in &code.superseded_by {
                assert!(
                    code.to.is_some_and(|to| list.holds(next, to)),
                    "{at} gives way to {next}, which must hold by then"
                );
            }
        }
    }
}

#[test]
fn a_list_of_our_own_is_never_passed_off_as_national() {
    for list in policy::national().lists() {
        let sourced = list.all().iter().filter(|code| code.source.contains("product's own"));
        assert!(sourced.clone().all(|code| code.certainty == Certainty::Local), "{}", list.name);
        let local = list.all().iter().filter(|code| code.certainty == Certainty::Local);
        assert_eq!(local.count(), sourced.count(), "{}", list.name);
    }
}

#[test]
fn a_refusal_a_gap_and_an_unknown_are_told_apart() {
    let cases = [
        ("ethnicity", "REFU", Some(Absence::Refused)),
        ("ethnicity", "NOBT", Some(Absence::NotYetObtained)),
        ("ethnicity", "OOTH", None),
        ("sex", "U", Some(Absence::Unknown)),
        ("language", "REF", Some(Absence::Refused)),
        ("language", "NOT", Some(Absence::NotYetObtained)),
        ("upn_unknown", "UN1", Some(Absence::NotApplicable)),
        ("upn_unknown", "UN6", Some(Absence::NotYetObtained)),
        ("referral_source", "9", Some(Absence::Refused)),
        ("referral_source", "10", Some(Absence::Unknown)),
    ];
    for (name, code, absence) in cases {
        assert_eq!(list(name).code(code).unwrap().absence, absence, "{name} {code}");
    }
}

#[test]
fn a_retired_factor_keeps_its_label_and_is_no_longer_offered() {
    let factors = list("assessment_factor");
    assert!(factors.holds("18A", date(2024, 3, 31)));
    assert!(!factors.holds("18A", date(2024, 4, 1)));
    assert_eq!(factors.label("18A"), Some("Physical abuse: by whom not known"));
    assert_eq!(factors.code("18A").unwrap().superseded_by, ["18B", "18C"]);
    assert!(factors.on(date(2026, 1, 1)).all(|code| code.code != "18A"));
}

#[test]
fn an_answer_that_excludes_all_others_is_marked() {
    let alone = policy::national().lists().iter().flat_map(|list| list.all().iter().filter(|code| code.alone));
    assert_eq!(alone.map(|code| code.code.as_str()).collect::<BTreeSet<_>>(), BTreeSet::from(["NONE", "21"]));
}

#[test]
fn the_higher_of_two_needs_comes_first() {
    let needs: Vec<_> = list("primary_need").all().iter().map(|code| code.code.as_str()).collect();
    assert_eq!(needs[..8], ["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"]);
}

#[test]
fn nobody_answers_from_a_list_that_does_not_exist() {
    assert!(policy::national().codes("ethnicities").is_none());
    assert_eq!(list("ethnicity").label("CNHE"), None, "a slip seen in print; Chinese is CHNE");
    assert!(!list("ethnicity").holds("CNHE", date(2026, 1, 1)));
}
