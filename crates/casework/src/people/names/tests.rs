use super::*;
use crate::people::numbers::{NhsNumber, Postcode};
use jiff::civil::Date;
use proptest::prelude::*;

fn words(name: &str) -> String {
    normalise(name).join(" ")
}

#[test]
fn a_name_has_one_plain_spelling() {
    for (typed, plain) in [
        ("Siân O’Brien", "sian obrien"),
        ("SIAN O'BRIEN", "sian obrien"),
        ("Sian O Brien", "sian obrien"),
        ("Anne-Marie", "anne marie"),
        ("Zoë Łukasiewicz", "zoe lukasiewicz"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("Nguye\u{302}\u{303}n", "nguyen"),
        ("Strauß", "strauss"),
        ("İpek Yıldız", "ipek yildiz"),
        ("MacDonald", "mcdonald"),
        ("Mc Donald", "mcdonald"),
        ("Macey", "macey"),
        ("van der Berg", "berg"),
        ("Abd al-Rahman", "abd rahman"),
        ("De La", "de la"),
        ("Dr Amara Okafor", "amara okafor"),
        ("  ", ""),
        ("🦄", ""),
        ("محمد", "محمد"),
        ("مُحَمَّد", "محمد"),
    ] {
        assert_eq!(words(typed), plain, "{typed}");
    }
}

#[test]
fn names_that_sound_alike_share_a_sound() {
    for group in [
        "mohammed muhammad mohamed mohammad muhammed",
        "siobhan shivaun chevonne",
        "catherine katherine kathryn catharine",
        "sean shaun shawn",
        "stephen steven",
        "philip phillip filip",
        "geoff jeff",
        "hussain hussein husayn",
        "yusuf yousef youssef joseph",
        "yasmin jasmine yasmeen",
        "aisha ayesha",
        "fatima fatimah fatema",
        "khalid kalid",
        "sheikh shaikh shaykh",
        "smith smyth",
        "thompson thomson tomson",
        "reid reed read",
        "clark clarke",
        "claire clare",
        "wojciech vojciech",
        "niamh neve",
        "eoin owen",
        "niall neil",
        "nguyen nguyan",
        "wright right",
        "knight night",
        "yvonne ivonne",
        "christopher kristofer",
        "michael mikel",
        "deborah debra",
        "graham graeme",
        "leigh lee",
        "begum begam",
    ] {
        let names: Vec<&str> = group.split(' ').collect();
        for other in &names[1..] {
            let (one, heard) = (sounds(names[0]), sounds(other));
            assert!(one.iter().any(|sound| heard.contains(sound)), "{} {one:?}, {other} {heard:?}", names[0]);
        }
    }
}

#[test]
fn names_that_sound_different_share_none() {
    for (one, other) in [
        ("ali", "ella"),
        ("hassan", "hussain"),
        ("emma", "amy"),
        ("adam", "edward"),
        ("mohammed", "mahmood"),
        ("kai", "bea"),
        ("jayden", "kayden"),
        ("okafor", "okoro"),
        ("mary", "martha"),
        ("begum", "khatun"),
    ] {
        let heard = sounds(other);
        assert!(sounds(one).iter().all(|sound| !heard.contains(sound)), "{one} {:?}, {other} {heard:?}", sounds(one));
    }
}

#[test]
fn slips_are_counted_up_to_a_bound() {
    for (one, other, at_most, expected) in [
        ("amara", "amara", 0, Some(0)),
        ("amara", "amra", 1, Some(1)),
        ("amara", "amaar", 1, Some(1)),
        ("amara", "amora", 1, Some(1)),
        ("amara", "amorra", 1, None),
        ("amara", "amorra", 2, Some(2)),
        ("", "ab", 2, Some(2)),
        ("", "abc", 2, None),
    ] {
        assert_eq!(slips(one, other, at_most), expected, "{one} {other}");
    }
}

#[test]
fn the_nickname_table_is_sorted_plain_and_without_repeats_of_a_full_name() {
    let firsts: Vec<&str> = nicknames::GROUPS.iter().filter_map(|group| group.split(' ').next()).collect();
    let distinct: BTreeSet<&str> = firsts.iter().copied().collect();
    assert!(firsts.is_sorted());
    assert_eq!(distinct.len(), firsts.len());
    assert!(firsts.len() >= 150, "{}", firsts.len());
    for group in nicknames::GROUPS {
        assert!(group.split(' ').count() >= 2, "{group}");
        let members: BTreeSet<&str> = group.split(' ').collect();
        assert_eq!(members.len(), group.split(' ').count(), "{group} says a name twice");
        for name in members {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
        }
    }
}

fn finds(kept: &str, typed: &str) -> bool {
    let keys = search_keys(kept);
    asked_keys(typed).iter().any(|key| keys.contains(key))
}

#[test]
fn the_front_door_finds_a_child_by_what_was_heard() {
    for typed in ["Siobhan", "siob", "Shivaun", "o'brien", "Obrien", "O Brien", "bri", "Brien"] {
        let expected = !matches!(typed, "bri" | "Brien");
        assert_eq!(finds("Siobhán O’Brien", typed), expected, "{typed}");
    }
    for typed in ["Bill", "Will", "Liam", "smith", "jones", "Smithjones", "Smyth"] {
        assert!(finds("William Smith-Jones", typed), "{typed}");
    }
    assert!(finds("Mohammed Hussain", "Mo"));
    assert!(finds("Mohammed Hussain", "muhamad husein"));
    assert!(!finds("Mohammed Hussain", "Amara"));
    assert!(finds("محمد", "محمد"));
}

#[test]
fn keys_are_written_the_same_way_every_time() {
    let keys: Vec<String> = search_keys("Kate Li").iter().map(Key::to_string).collect();
    let expected = "w:kate w:kateli w:li s:KT-A s:KTL-A s:L-E n:catherine p:kat p:kate p:katel p:kateli";
    assert_eq!(keys.join(" "), expected);
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn name(forenames: &str, surname: &str) -> FullName {
    FullName { forenames: forenames.into(), surname: surname.into() }
}

fn known(forenames: &str, surname: &str, born: &str) -> Known {
    Known {
        names: vec![name(forenames, surname)],
        born: date(born),
        postcodes: vec![Postcode::parse("LS6 1AB").unwrap()],
        ..Known::default()
    }
}

fn asked(forenames: &str, surname: &str, born: &str) -> Asked {
    Asked { name: name(forenames, surname), born: if born.is_empty() { None } else { date(born) }, ..Asked::default() }
}

fn reasons(likeness: &Likeness) -> String {
    likeness.reasons.iter().map(Reason::to_string).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_was_said_is_compared_with_the_record_in_plain_words() {
    let siobhan = known("Siobhan Mary", "Brennan", "2015-03-12");
    let cases = [
        ("Siobhan", "Brennan", "2015-03-12", Band::Likely, "same first name; same surname; same date of birth"),
        (
            "Shivaun",
            "Brennan",
            "2015-03-12",
            Band::Likely,
            "same sound: Siobhan and Shivaun; same surname; same date of birth",
        ),
        (
            "Siobhan",
            "Brennan",
            "2015-12-03",
            Band::Likely,
            "same first name; same surname; day and month of birth swapped",
        ),
        (
            "Siobhan",
            "Brennan",
            "2015-03-13",
            Band::Likely,
            "same first name; same surname; one digit of the date of birth differs",
        ),
        ("Siobhan", "Brennan", "2015-07-25", Band::Possible, "same first name; same surname; born in the same year"),
        ("Siobhan", "Brennan", "", Band::Possible, "same first name; same surname"),
        ("Brennan", "Siobhan", "2015-03-12", Band::Likely, "first name and surname swapped; same date of birth"),
        (
            "Siobhan",
            "Brenan",
            "2015-03-12",
            Band::Likely,
            "same first name; same sound: Brennan and Brenan; same date of birth",
        ),
        (
            "Siobhan",
            "Brennan-Cole",
            "2015-03-12",
            Band::Likely,
            "same first name; Brennan is part of the surname; same date of birth",
        ),
        (
            "Mary",
            "Brennan",
            "2015-03-12",
            Band::Likely,
            "Mary is one of the other names; same surname; same date of birth",
        ),
        ("S", "Brennan", "2015-03-12", Band::Possible, "same initial: S; same surname; same date of birth"),
        ("Niamh", "Brennan", "2015-03-12", Band::Possible, "different first name; same surname; same date of birth"),
        (
            "Siobhan",
            "Okafor",
            "1999-01-01",
            Band::Unlikely,
            "same first name; different surname; different date of birth",
        ),
        ("Kai", "Brennan", "", Band::Unlikely, "different first name; same surname"),
    ];
    for (forenames, surname, born, band, said) in cases {
        let likeness = alike(&siobhan, &asked(forenames, surname, born));
        assert_eq!(reasons(&likeness), said);
        assert_eq!(likeness.band, band, "{said}: {}", likeness.score);
    }
}

#[test]
fn a_child_is_found_under_a_name_they_no_longer_use() {
    let mut bill = known("William", "Hughes", "2012-05-01");
    bill.names.push(name("William", "Adeyemi"));
    let likeness = alike(&bill, &asked("Bill", "Adeyemi", "2012-05-01"));
    assert_eq!(reasons(&likeness), "William and Bill can be the same name; same surname; same date of birth");
    assert_eq!(likeness.band, Band::Likely);
}

#[test]
fn twins_at_one_address_are_never_likely_the_same_child() {
    for (one, other) in [
        ("Amara", "Kai"),
        ("Hassan", "Hussain"),
        ("Jayden", "Kayden"),
        ("Emma", "Emily"),
        ("Mary", "Martha"),
        ("Jan", "Jay"),
        ("Fatima", "Zainab"),
    ] {
        let mut twin = asked(other, "Hussain", "2016-02-29");
        twin.postcode = Some(Postcode::parse("ls61ab").unwrap());
        twin.sex = Some(Sex::Male);
        let mut first = known(one, "Hussain", "2016-02-29");
        first.sex = Some(Sex::Male);
        let likeness = alike(&first, &twin);
        assert_eq!(likeness.band, Band::Possible, "{one} and {other}: {}", reasons(&likeness));
    }
}

#[test]
fn numbers_and_places_speak_louder_than_names() {
    let mut amara = known("Amara", "Okafor", "2016-02-29");
    amara.nhs_number = Some(NhsNumber::parse("943 476 5919").unwrap());
    let mut same = asked("Mara", "Bell", "2016-02-29");
    same.nhs_number = amara.nhs_number.clone();
    assert_eq!(alike(&amara, &same).band, Band::Likely);
    let mut nothing_else = asked("Leo", "Bell", "1999-01-01");
    nothing_else.nhs_number = amara.nhs_number.clone();
    assert_eq!(alike(&amara, &nothing_else).band, Band::Possible);
    let mut other = asked("Amara", "Okafor", "2016-02-29");
    other.nhs_number = Some(NhsNumber::parse("999 123 4551").unwrap());
    assert_eq!(alike(&amara, &other).band, Band::Possible);
    let mut nearby = asked("Amara", "Okafor", "");
    nearby.postcode = Some(Postcode::parse("LS6 2ZZ").unwrap());
    nearby.sex = Some(Sex::Female);
    amara.sex = Some(Sex::Male);
    assert_eq!(
        reasons(&alike(&amara, &nearby)),
        "same first name; same surname; same first half of the postcode; different sex recorded"
    );
}

#[test]
fn nothing_known_says_nothing() {
    assert_eq!(
        alike(&Known::default(), &Asked::default()),
        Likeness { score: 0, band: Band::Unlikely, reasons: vec![] }
    );
}

proptest! {
    #[test]
    fn a_plain_name_is_already_plain(name in "\\PC{0,60}") {
        let once = normalise(&name).join(" ");
        let twice = normalise(&once).join(" ");
        // Dropping a title or a particle can leave one that was a name before; nothing else changes.
        prop_assert!(twice.len() <= once.len());
        prop_assert_eq!(normalise(&name.to_uppercase()).is_empty(), once.is_empty());
    }

    #[test]
    fn everybody_is_found_by_their_own_name(name in "[A-Za-zÀ-ž' -]{3,40}") {
        prop_assume!(!normalise(&name).is_empty());
        prop_assert!(finds(&name, &name));
    }

    #[test]
    fn keys_are_few_whatever_is_pasted(name in "\\PC{0,400}") {
        prop_assert!(search_keys(&name).len() <= NAME_WORDS_MAX * 2 * 12);
    }

    #[test]
    fn slips_are_the_same_both_ways(one in "[a-c]{0,7}", other in "[a-c]{0,7}") {
        prop_assert_eq!(slips(&one, &other, 3), slips(&other, &one, 3));
        prop_assert_eq!(slips(&one, &other, 0).is_some(), one == other);
    }

    #[test]
    fn a_slip_of_the_finger_is_found(word in "[a-z]{5,12}", place in 1usize..5, letter in "[a-z]") {
        let mut typed: Vec<char> = word.chars().collect();
        typed[place] = letter.chars().next().unwrap();
        let typed: String = typed.into_iter().collect();
        prop_assert!(slips(&word, &typed, 1).is_some());
    }

    #[test]
    fn a_person_is_most_like_themselves(forenames in "[A-Z][a-z]{2,8}", surname in "[A-Z][a-z]{2,8}", other in "[A-Z][a-z]{2,8}") {
        let person = known(&forenames, &surname, "2014-06-07");
        let own = alike(&person, &asked(&forenames, &surname, "2014-06-07"));
        prop_assert_eq!(own.band, Band::Likely);
        prop_assert!(own.score >= alike(&person, &asked(&other, &surname, "2014-06-07")).score);
    }
}
