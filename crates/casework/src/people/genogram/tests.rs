use super::*;
use super::family::{Family, Origin};
use proptest::prelude::*;
use std::collections::BTreeSet;
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
        let find = |name: &str| id(names.iter().position(|known| known == name).unwrap_or_else(|| panic!("who is {name}?")));
        let kinds = [(">", Kind::Birth), ("~>", Kind::Adoptive), (":>", Kind::Step), (".>", Kind::Foster)];
        let statuses = [("=", Status::Together), ("/", Status::Separated), ("//", Status::Divorced)];
        let kind = kinds.iter().find_map(|(sign, kind)| Some((words.iter().position(|word| word == sign)?, *kind)));
        if let Some((at, kind)) = kind {
            for parent in &words[..at] {
                genogram.parents.extend(words[at + 1..].iter().map(|child| Parent { parent: find(parent), child: find(child), kind }));
            }
        } else if let Some((_, status)) = statuses.iter().find(|(sign, _)| words.get(1) == Some(sign)) {
            genogram.couples.push(Couple { a: find(words[0]), b: find(words[2]), status: *status });
        } else {
            let label = words[0].trim_start_matches('*');
            names.push(label.to_owned());
            let date = |before: char| words.iter().find_map(|word| word.strip_prefix(before)).map(|date| date.parse().unwrap());
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

#[test]
fn pictures() {
    let Ok(folder) = std::env::var("PICTURES") else { return };
    for (name, genogram) in [("okafors", okafors()), ("twenty", twenty()), ("unborn", unborn())] {
        std::fs::write(format!("{folder}/{name}.svg"), draw(&genogram, today()).svg).unwrap();
    }
}
