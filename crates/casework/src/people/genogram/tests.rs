use super::{
    family::Family,
    homes::Standing,
    label::TextLine,
    place::{LABEL, PITCH, Place, SIGN},
    route::Look,
    *,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, path::Path};
use uuid::Uuid;

fn today() -> Date {
    "2026-03-10".parse().unwrap()
}

fn id(number: usize) -> PersonId {
    PersonId(Uuid::from_u128(number as u128 + 1))
}

/// A family in a few lines: `name sex born home`, a dash for what is not known, `+date` expected, `†date` died, `*` before whom it is about;
/// then `a = b` together, `a / b` separated, `a // b` divorced; `a b > c d` parents and children, `~>` adoptive, `:>` step, `.>` foster.
fn family(text: &str) -> Genogram {
    let mut genogram = Genogram::default();
    let mut names: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let find =
            |name: &str| id(names.iter().position(|known| known == name).unwrap_or_else(|| panic!("who is {name}?")));
        let kinds = [(">", Kind::Birth), ("~>", Kind::Adoptive), (":>", Kind::Step), (".>", Kind::Foster)];
        let statuses = [("=", Status::Together), ("/", Status::Separated), ("//", Status::Divorced)];
        let kind = kinds.iter().find_map(|(sign, kind)| Some((words.iter().position(|word| word == sign)?, *kind)));
        if let Some((at, kind)) = kind {
            for parent in &words[..at] {
                genogram.parents.extend(words[at + 1..].iter().map(|child| Parent {
                    parent: find(parent),
                    child: find(child),
                    kind,
                }));
            }
        } else if let Some((_, status)) = statuses.iter().find(|(sign, _)| words.get(1) == Some(sign)) {
            genogram.couples.push(Couple { a: find(words[0]), b: find(words[2]), status: *status });
        } else {
            let label = words[0].trim_start_matches('*');
            names.push(label.to_owned());
            let date = |before: char| {
                words.iter().find_map(|word| word.strip_prefix(before)).map(|date| date.parse().unwrap())
            };
            genogram.people.push(Person {
                id: id(names.len() - 1),
                label: label.replace('_', " "),
                sex: match words[1] {
                    "f" => Some(Sex::Female),
                    "m" => Some(Sex::Male),
                    _ => None,
                },
                born: words.get(2).and_then(|born| born.parse().ok()),
                expected: date('+'),
                died: date('†'),
                household: words.get(3).and_then(|home| home.parse().ok()),
                marked: words[0].starts_with('*'),
            });
        }
    }
    genogram
}

/// Three siblings, two fathers, a grandmother who helps.
fn okafors() -> Genogram {
    let mut genogram = family(
        "Rose_Brennan f 1958-04-02 2
         Peter_Brennan m 1955-01-20 - †2019-11-03
         Grace_Brennan f 1990-08-15 1
         Tunde_Okafor m 1988-02-11 3
         Dave - - -
         *Amara_Okafor f 2016-02-29 1
         *Kai_Okafor m 2018-09-01 1
         *Bea_Brennan f 2025-06-20 1
         Rose_Brennan = Peter_Brennan
         Grace_Brennan / Tunde_Okafor
         Rose_Brennan Peter_Brennan > Grace_Brennan
         Grace_Brennan Tunde_Okafor > Amara_Okafor Kai_Okafor
         Grace_Brennan Dave > Bea_Brennan",
    );
    genogram.others = vec![
        Other { label: "Ms Patel".into(), connection: "Amara's class teacher".into() },
        Other { label: "Joan".into(), connection: "Neighbour, collects the children on Fridays".into() },
    ];
    genogram
}

fn twenty() -> Genogram {
    family(
        "Elsie_Ward f 1940-01-01 - †2015-02-02
         Harold_Ward m 1938-05-05 - †2021-06-07
         Nasreen_Khan f 1950-03-03 5
         Iqbal_Khan m 1947-09-09 5
         Susan_Ward f 1965-04-04 1
         Michael_Ward m 1968-07-07 4
         Linda_Ward f 1971-02-02 -
         Yusuf_Khan m 1969-12-12 1
         Samira_Khan f 1974-10-10 -
         Colin_Price m 1963-03-01 -
         Jo_Bell f 1970-01-01 4
         Wayne_Price m 1986-06-06 -
         Zara_Khan f 1995-05-05 2
         Adam_Khan m 1998-08-08 1
         Hana_Khan f 2001-01-30 1
         Tyler_Reid m 1993-09-09 2
         *Leo_Reid m 2017-07-07 2
         *Mia_Reid f 2019-11-11 2
         *Noah_Khan m 2024-12-24 6
         Ellie_Ward f 2003-03-03 4
         Elsie_Ward = Harold_Ward
         Nasreen_Khan = Iqbal_Khan
         Susan_Ward = Yusuf_Khan
         Susan_Ward // Colin_Price
         Michael_Ward = Jo_Bell
         Zara_Khan / Tyler_Reid
         Elsie_Ward Harold_Ward > Susan_Ward Michael_Ward Linda_Ward
         Nasreen_Khan Iqbal_Khan > Yusuf_Khan Samira_Khan
         Susan_Ward Colin_Price > Wayne_Price
         Yusuf_Khan :> Wayne_Price
         Susan_Ward Yusuf_Khan > Zara_Khan Adam_Khan Hana_Khan
         Michael_Ward Jo_Bell ~> Ellie_Ward
         Zara_Khan Tyler_Reid > Leo_Reid Mia_Reid
         Zara_Khan > Noah_Khan",
    )
}

fn unborn() -> Genogram {
    family(
        "Kelly_Marsh f 2004-04-04 1
         Dawn_Marsh f 1979-01-01 1
         *Baby_Marsh - - - +2026-05-03
         Dawn_Marsh > Kelly_Marsh
         Kelly_Marsh > Baby_Marsh",
    )
}

/// Grandmother cares for two of three; the third is fostered; names from many scripts; a mother with three partners.
fn kinship() -> Genogram {
    let mut genogram = family(
        "Beryl_Nowak f 1960-01-01 1
         Kasia_Nowak f 1992-03-04 2
         Piotr m 1990-05-05 -
         Wayne m 1989-05-05 2
         Steve m 1985-05-05 -
         *Ola f 2012-02-02 1
         *Max m 2014-04-04 1
         *Ben m 2019-09-09 3
         *Tia f 2022-02-02 2
         Judith_Hall f 1970-07-07 3
         Graham_Hall m 1969-09-09 3
         Lodger_Len m 1980-01-01 2
         Uncle_Ray m 1961-01-01 -
         Kasia_Nowak / Piotr
         Kasia_Nowak = Wayne
         Kasia_Nowak // Steve
         Judith_Hall = Graham_Hall
         Beryl_Nowak > Kasia_Nowak
         Kasia_Nowak Piotr > Ola Max
         Kasia_Nowak Steve > Ben
         Kasia_Nowak Wayne > Tia
         Judith_Hall Graham_Hall .> Ben
         Beryl_Nowak .> Ola",
    );
    genogram.people[2].label = "فاطمة الزهراء محمد".into();
    genogram.people[4].label = "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 & <b>Steve</b>".into();
    genogram.people[5].label = "Aleksandra Katarzyna Wiśniewska-Nowakowska de la Cruz Montgomery".into();
    genogram.people[7].label = "Benjaminosaurusrexmaximusthefirst".into();
    genogram.people[8].label = String::new();
    genogram
}

/// Pictures that were looked at. After a change that is meant, set `UPDATE_GOLDEN`, run again, and look at them again.
#[test]
fn families_are_drawn_as_they_were_approved() {
    for (name, genogram) in [("okafors", okafors()), ("twenty", twenty()), ("unborn", unborn()), ("kinship", kinship())]
    {
        let drawn = draw(&genogram, today()).svg.replace("><", ">\n<") + "\n";
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/people/genogram/golden/{name}.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&golden, &drawn).unwrap();
        }
        assert!(
            std::fs::read_to_string(&golden).unwrap() == drawn,
            "{name} is drawn differently from {}",
            golden.display()
        );
    }
}

#[test]
fn the_table_says_in_words_what_the_picture_shows() {
    let drawing = draw(&okafors(), today());
    assert_eq!(drawing.title, "Genogram of Amara Okafor, Kai Okafor and Bea Brennan");
    let said: Vec<String> = table(&okafors(), today())
        .iter()
        .map(|row| format!("{} | {} | {} | {}", row.name, row.age, row.relations.join("; "), row.household))
        .collect();
    assert_eq!(
        said,
        [
            "Rose Brennan | 67 years | mother of Grace Brennan; partner of Peter Brennan | Lives with nobody shown here",
            "Peter Brennan | died 2019, aged 64 years | father of Grace Brennan; partner of Rose Brennan | ",
            "Grace Brennan | 35 years | mother of Amara Okafor, Kai Okafor and Bea Brennan; partner (separated) of Tunde Okafor; daughter of Rose Brennan and Peter Brennan | Lives with Amara Okafor, Kai Okafor and Bea Brennan",
            "Tunde Okafor | 38 years | father of Amara Okafor and Kai Okafor; partner (separated) of Grace Brennan | Lives with nobody shown here",
            "Dave |  | parent of Bea Brennan | ",
            "Amara Okafor | 10 years | daughter of Grace Brennan and Tunde Okafor; sister of Kai Okafor; half-sister of Bea Brennan | Lives with Grace Brennan, Kai Okafor and Bea Brennan",
            "Kai Okafor | 7 years | son of Grace Brennan and Tunde Okafor; brother of Amara Okafor; half-brother of Bea Brennan | Lives with Grace Brennan, Amara Okafor and Bea Brennan",
            "Bea Brennan | 8 months | daughter of Grace Brennan and Dave; half-sister of Amara Okafor and Kai Okafor | Lives with Grace Brennan, Amara Okafor and Kai Okafor",
            "Ms Patel |  | Amara's class teacher | ",
            "Joan |  | Neighbour, collects the children on Fridays | ",
        ]
    );
    assert!(drawing.svg.contains("Grace Brennan, Amara Okafor, Kai Okafor and Bea Brennan live together."));
    assert!(drawing.findings.is_empty());
}

#[test]
fn a_father_who_is_not_recorded_is_said_to_be_missing() {
    let rows = table(&unborn(), today());
    assert_eq!(rows[2].age, "expected 3 May 2026");
    assert_eq!(rows[2].relations, ["unborn child of Kelly Marsh", "father not recorded"]);
    assert_eq!(rows[0].relations[1], "daughter of Dawn Marsh");
}

#[test]
fn every_kind_of_parent_has_its_word() {
    let rows = table(&kinship(), today());
    assert_eq!(
        rows[0].relations,
        ["mother of Kasia Nowak", "foster carer of Aleksandra Katarzyna Wiśniewska-Nowakowska de la Cruz Montgomery"]
    );
    assert_eq!(rows[2].relations[1], "partner (separated) of Kasia Nowak");
    assert_eq!(rows[4].relations[1], "former partner (divorced) of Kasia Nowak");
    assert_eq!(rows[1].relations[0].matches("Name not known").count(), 1);
    let adopted = &table(&twenty(), today());
    assert_eq!(adopted[5].relations[0], "adoptive father of Ellie Ward");
    assert_eq!(adopted[7].relations[1], "stepfather of Wayne Price");
    assert_eq!(adopted[18].relations[1], "brother or half-brother of Leo Reid and Mia Reid");
}

#[test]
fn a_name_written_from_right_to_left_does_not_turn_the_sentence() {
    let rows = table(&kinship(), today());
    assert!(rows[6].relations[0].contains("\u{2068}فاطمة الزهراء محمد\u{2069}"), "{:?}", rows[6].relations);
    assert_eq!(words::name("evil\u{202e}txt\u{0}\u{7}"), "eviltxt");
}

#[test]
fn ages_are_whole_and_exact_for_the_youngest() {
    for (born, expected) in [
        ("2026-03-10", "0 days"),
        ("2026-03-09", "1 day"),
        ("2026-02-10", "1 month"),
        ("2026-02-11", "27 days"),
        ("2024-03-11", "23 months"),
        ("2024-03-10", "2 years"),
        ("2008-02-29", "18 years"),
        ("2026-03-11", "born 11 March 2026"),
    ] {
        let person = &family(&format!("Amara f {born}")).people[0];
        assert_eq!(words::age(person, today()), expected, "{born}");
    }
}

/// Everything that `draw` works out on the way.
fn laid_out(genogram: &Genogram) -> (Family, Place, route::Routes) {
    let family = Family::read(genogram);
    let place = place::settle(&family, order::arrange(&family));
    let labels: Vec<usize> = labels(genogram, &family).iter().map(Vec::len).collect();
    let routes = route::draw(&family, &place, 40.0, &labels);
    (family, place, routes)
}

fn labels(genogram: &Genogram, family: &Family) -> Vec<Vec<TextLine>> {
    let people = &genogram.people[..family.people];
    people
        .iter()
        .map(|person| {
            label::lines(&words::name(&person.label), &words::age_lines(person, today()), person.marked, LABEL)
        })
        .collect()
}

fn rows(genogram: &Genogram) -> Vec<String> {
    let (_, place, _) = laid_out(genogram);
    let first_name = |person: &usize| genogram.people[*person].label.split(' ').next().unwrap().to_owned();
    place.rows.iter().map(|row| row.iter().map(first_name).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn siblings_stand_by_birth_and_partners_side_by_side() {
    assert_eq!(rows(&okafors()), ["Peter Rose", "Tunde Grace Dave", "Amara Kai Bea"]);
    let by_birth = family(
        "Mother f 1980-01-01
         Father m 1980-01-01
         Third f 2012-01-01
         First m 2008-01-01
         Unborn - - - +2026-05-05
         Second f 2010-01-01
         Mother Father > Third First Unborn Second",
    );
    assert_eq!(rows(&by_birth), ["Father Mother", "First Second Third Unborn"]);
}

#[test]
fn both_sides_of_the_family_keep_their_own_side() {
    let both = rows(&twenty());
    assert_eq!(both[0], "Iqbal Nasreen Harold Elsie");
    assert_eq!(both[1], "Samira Yusuf Susan Colin Michael Jo Linda");
}

#[test]
fn a_person_who_is_their_own_grandparent_is_drawn_once_and_reported() {
    let circle = family(
        "A f 1980-01-01
         B f 2000-01-01
         C f 2020-01-01
         A > B
         B > C
         C > A",
    );
    let drawing = draw(&circle, today());
    assert_eq!(drawing.svg.matches("genogram-person\"").count(), 3);
    assert_eq!(drawing.findings, [Finding::OwnAncestor { parent: "C".into(), child: "A".into() }]);
}

#[test]
fn an_uncle_who_married_his_niece_can_be_drawn() {
    let uncle = family(
        "Grandmother f 1940-01-01
         Uncle m 1965-01-01
         Brother m 1960-01-01
         Niece f 1985-01-01
         Child f 2010-01-01
         Grandmother > Uncle Brother
         Brother > Niece
         Uncle = Niece
         Uncle Niece > Child",
    );
    let (family, _, routes) = laid_out(&uncle);
    assert_eq!(family.layer, [0, 2, 1, 2, 3]);
    assert_eq!(routes.lines.iter().filter(|line| matches!(line.look, Look::Couple(_))).count(), 1);
}

#[test]
fn wrong_records_are_reported_not_hidden() {
    let mut genogram = family("Amara f 2016-01-01\nKai m 2018-01-01");
    genogram.people.push(genogram.people[0].clone());
    genogram.couples.push(Couple { a: id(0), b: id(9), status: Status::Together });
    genogram.parents.push(Parent { parent: id(1), child: id(1), kind: Kind::Birth });
    let drawing = draw(&genogram, today());
    assert_eq!(drawing.svg.matches("genogram-person\"").count(), 2);
    assert_eq!(table(&genogram, today()).len(), 2);
    let said: Vec<String> = drawing.findings.iter().map(Finding::to_string).collect();
    assert_eq!(said[0], "Amara is listed twice. Only the first is drawn");
    assert_eq!(said[1], "Kai is recorded as their own parent. Check who is whose parent");
    assert_eq!(said[2], "A relationship to somebody who is not shown here is left out of the drawing");
}

#[test]
fn a_clan_is_drawn_up_to_the_limit_and_listed_whole() {
    let mut genogram = Genogram::default();
    for number in 0..PEOPLE_MAX + 20 {
        let mut person = okafors().people[0].clone();
        person.id = id(number);
        genogram.people.push(person);
        if number > 1 {
            genogram.parents.push(Parent { parent: id((number - 1) / 2), child: id(number), kind: Kind::Birth });
        }
    }
    let drawing = draw(&genogram, today());
    assert_eq!(drawing.svg.matches("genogram-person\"").count(), PEOPLE_MAX);
    assert_eq!(table(&genogram, today()).len(), PEOPLE_MAX + 20);
    assert_eq!(drawing.findings, [Finding::TooMany]);
}

#[test]
fn nobody_is_a_drawing_too() {
    let drawing = draw(&Genogram::default(), today());
    assert_eq!(drawing.title, "Genogram");
    check_xml(&drawing.svg);
}

/// Every element is closed, every id used once, and nothing of a name has become markup.
fn check_xml(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("every tag ends");
        assert!(!text.contains('>') && !tag.contains("style="), "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
        let element = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(["svg", "title", "desc", "g", "rect", "circle", "path", "text"].contains(&element), "{element}");
        if let Some((_, rest)) = tag.split_once(" id=\"") {
            assert!(ids.insert(rest.split('"').next().unwrap()), "{tag} repeats an id");
        }
    }
    assert!(open.is_empty());
    assert!(!svg.chars().any(|character| character.is_control()));
}

#[test]
fn names_never_become_markup_and_ids_carry_the_prefix_of_the_page() {
    let drawing = draw_as("small", &kinship(), today());
    check_xml(&drawing.svg);
    assert!(
        drawing.svg.contains("aria-labelledby=\"small-title small-desc\"")
            && drawing.svg.contains("id=\"small-person-1\"")
    );
    assert!(drawing.svg.contains("&lt;b&gt;Steve&lt;/b&gt;"));
}

/// A family as records can be: anybody tied to anybody.
fn any_family() -> impl Strategy<Value = Genogram> {
    let person = (
        "\\PC{0,30}",
        0usize..3,
        proptest::option::of(1950i16..2025),
        proptest::option::of(0usize..4),
        any::<bool>(),
        0..6,
    );
    let people = proptest::collection::vec(person, 0..14);
    let tie = |most| proptest::collection::vec((0usize..14, 0usize..14, 0usize..4), 0..most);
    (people, tie(8), tie(20), "\\PC{0,20}").prop_map(|(people, couples, parents, other)| {
        let people =
            people.into_iter().enumerate().map(|(number, (label, sex, year, household, marked, state))| Person {
                id: id(number),
                label,
                sex: [None, Some(Sex::Female), Some(Sex::Male)][sex],
                born: year.map(|year| jiff::civil::date(year, 6, 15)),
                expected: (state == 1).then(|| jiff::civil::date(2026, 5, 3)),
                died: (state == 2).then(|| jiff::civil::date(2024, 1, 1)),
                household,
                marked,
            });
        let status = |of: usize| [Status::Together, Status::Separated, Status::Divorced, Status::Together][of];
        let kind = |of: usize| [Kind::Birth, Kind::Adoptive, Kind::Step, Kind::Foster][of];
        Genogram {
            people: people.collect(),
            couples: couples.into_iter().map(|(a, b, of)| Couple { a: id(a), b: id(b), status: status(of) }).collect(),
            parents: parents
                .into_iter()
                .map(|(parent, child, of)| Parent { parent: id(parent), child: id(child), kind: kind(of) })
                .collect(),
            others: vec![Other { label: other.clone(), connection: other }],
        }
    })
}

/// Whether a point lies inside a closed path of straight pieces and rounded corners.
fn is_inside(path: &str, (x, y): (f64, f64)) -> bool {
    let numbers: Vec<f64> =
        path.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter_map(|number| number.parse().ok()).collect();
    let corners: Vec<(f64, f64)> = numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    sides.filter(|((ax, ay), (bx, by))| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax).count() % 2
        == 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn everybody_is_drawn_exactly_once_whatever_was_recorded(genogram in any_family()) {
        let drawing = draw(&genogram, today());
        check_xml(&drawing.svg);
        prop_assert_eq!(drawing.svg.matches("genogram-person\"").count(), genogram.people.len());
        prop_assert_eq!(table(&genogram, today()).len(), genogram.people.len() + 1);
    }

    #[test]
    fn nobody_stands_on_anybody_else(genogram in any_family()) {
        let (family, place, routes) = laid_out(&genogram);
        for row in &place.rows {
            for pair in row.windows(2) {
                prop_assert!(place.x[pair[1]] - place.x[pair[0]] >= PITCH - 1.0);
            }
        }
        for pair in routes.levels.windows(2) {
            prop_assert!(pair[1].middle - SIGN / 2.0 > pair[0].bottom);
        }
        for line in labels(&genogram, &family).iter().flatten() {
            prop_assert!(label::width(&line.text, line.size, line.is_bold) <= LABEL, "{}", line.text);
        }
        let standing: usize = place.rows.iter().map(Vec::len).sum();
        prop_assert_eq!(standing + family.apart.len(), genogram.people.len());
    }

    #[test]
    fn every_child_is_below_a_line_from_each_parent(genogram in any_family()) {
        let (family, place, routes) = laid_out(&genogram);
        let ends: Vec<(&Look, Vec<(f64, f64)>)> = routes.lines.iter().map(|line| (&line.look, ends_of(&line.path))).collect();
        let circles = family.findings.iter().filter(|finding| matches!(finding, Finding::OwnAncestor { .. } | Finding::OwnParent(_))).count();
        let mut seen = BTreeSet::new();
        let mut left_out = 0;
        for tie in &genogram.parents {
            let number = |id: PersonId| genogram.people.iter().position(|person| person.id == id);
            let (Some(parent), Some(child)) = (number(tie.parent), number(tie.child)) else { continue };
            if !seen.insert((parent, child, tie.kind)) {
                continue;
            }
            let drawn = family.descents.iter().any(|descent| {
                descent.kind == tie.kind && descent.children.contains(&child) && order::parents(&family, descent.origin).contains(&parent)
            });
            if !drawn {
                left_out += 1;
                continue;
            }
            prop_assert!(family.layer[parent] < family.layer[child]);
            let (row, _) = place.spot[child].unwrap();
            let meets = |(x, y): &(f64, f64)| (x - place.x[child]).abs() <= SIGN && (y - routes.levels[row].middle).abs() < 1.0;
            prop_assert!(ends.iter().any(|(look, ends)| **look == Look::Descent(tie.kind) && ends.iter().any(meets)));
        }
        // The same circle said twice is reported twice.
        prop_assert!(left_out <= circles);
    }

    #[test]
    fn a_line_round_a_home_holds_only_those_who_live_there(genogram in any_family()) {
        let (family, place, routes) = laid_out(&genogram);
        let standing: Vec<Standing<'_>> =
            place.rows.iter().zip(&routes.levels).map(|(people, level)| Standing { people, level: *level, is_apart: false }).collect();
        let mut held = 0;
        for piece in homes::draw(&family, &place.x, &standing) {
            let everybody = standing.iter().flat_map(|row| row.people.iter().map(move |person| (*person, row.level.middle)));
            let inside: Vec<usize> =
                everybody.filter(|(person, y)| is_inside(&piece.path, (place.x[*person], *y))).map(|(person, _)| person).collect();
            prop_assert!(!inside.is_empty());
            prop_assert!(inside.iter().all(|person| family.household[*person] == family.household[inside[0]]));
            held += inside.len();
        }
        prop_assert_eq!(held, place.rows.iter().flatten().filter(|person| family.household[**person].is_some()).count());
    }
}

/// The points where the strokes of a path of level and upright lines end.
fn ends_of(path: &str) -> Vec<(f64, f64)> {
    let mut ends = Vec::new();
    for stroke in path.split('M').skip(1) {
        let (mut x, mut y) = (0.0, 0.0);
        let mut rest = stroke;
        let (start, after) = rest.split_at(rest.find(['H', 'V']).unwrap_or(rest.len()));
        if let Some((from_x, from_y)) = start.split_once(' ') {
            (x, y) = (from_x.parse().unwrap(), from_y.parse().unwrap());
        }
        rest = after;
        while let Some(letter) = rest.chars().next() {
            let end = rest[1..].find(['H', 'V']).map_or(rest.len(), |end| end + 1);
            let value: f64 = rest[1..end].parse().unwrap();
            if letter == 'H' {
                x = value
            } else {
                y = value
            }
            rest = &rest[end..];
        }
        ends.push((x, y));
    }
    ends
}
