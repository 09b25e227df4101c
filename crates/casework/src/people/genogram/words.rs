//! The genogram in words: names made safe, ages, and what each person is to the others.

use super::{Genogram, Kind, OTHERS_MAX, Person, Row, Sex, Status, TIES_MAX};
use jiff::{Unit, civil::Date};
use ledger::PersonId;
use std::collections::BTreeSet;

/// Characters of a name that are shown. Longer names are cut, never refused.
const NAME_LENGTH_MAX: usize = 120;

/// "Genogram of Amara, Kai and Bea Okafor".
pub(super) fn title(genogram: &Genogram) -> String {
    let marked: Vec<String> =
        genogram.people.iter().filter(|person| person.marked).map(|person| name(&person.label)).collect();
    if marked.is_empty() { "Genogram".to_owned() } else { format!("Genogram of {}", listed(&marked)) }
}

/// A name without what could turn the text around it: control characters and marks that change the direction of writing.
pub(super) fn name(label: &str) -> String {
    let is_safe = |character: &char| {
        let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        let is_no_character = matches!(character, '\u{fffe}' | '\u{ffff}');
        !turns && !is_no_character && (!character.is_control() || character.is_whitespace())
    };
    let kept: String = label.chars().filter(is_safe).take(NAME_LENGTH_MAX).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() { "Name not known".to_owned() } else { words.join(" ") }
}

/// A name inside a sentence: one that is written from right to left is set apart, so that commas stay where they belong.
fn within(name: &str) -> String {
    let is_right_to_left = |character: char| matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if name.chars().any(is_right_to_left) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

/// "Amara", "Amara and Kai", "Amara, Kai and Bea".
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => within(one),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| within(name)).collect();
            format!("{} and {}", first.join(", "), within(last))
        }
    }
}

/// "7 years", "8 months", "5 days", "expected 3 May 2026", "died 2019, aged 71 years"; empty when nothing is known.
pub(super) fn age(person: &Person, today: Date) -> String {
    match age_lines(person, today).as_slice() {
        [] => String::new(),
        [died, aged] if person.died.is_some() => format!("{died}, {aged}"),
        lines => lines.join(" "),
    }
}

/// The age as it is broken into lines under a sign: a day stays whole.
pub(super) fn age_lines(person: &Person, today: Date) -> Vec<String> {
    match (person.born, person.died, person.expected) {
        (Some(born), Some(died), _) if born <= died => {
            vec![format!("died {}", died.year()), format!("aged {}", age_in_words(born, died))]
        }
        (_, Some(died), _) => vec![format!("died {}", died.year())],
        (Some(born), None, _) if born <= today => vec![age_in_words(born, today)],
        (Some(born), None, _) => vec!["born".to_owned(), day(born)],
        (None, None, Some(expected)) => vec!["expected".to_owned(), day(expected)],
        (None, None, None) => Vec::new(),
    }
}

/// Whether the person has not been born: drawn as a triangle.
pub(super) fn is_unborn(person: &Person) -> bool {
    person.born.is_none() && person.expected.is_some()
}

/// "3 May 2026".
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Whole years from two; months and days for the youngest, for whom they matter.
fn age_in_words(born: Date, on: Date) -> String {
    let whole = |unit: Unit| {
        born.until((unit, on)).map_or(0, |span| match unit {
            Unit::Year => i32::from(span.get_years()),
            Unit::Month => span.get_months(),
            _ => span.get_days(),
        })
    };
    let counted = |count: i32, unit: &str| if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") };
    let (years, months) = (whole(Unit::Year), whole(Unit::Month));
    if years >= 2 {
        counted(years, "year")
    } else if months >= 1 {
        counted(months, "month")
    } else {
        counted(whole(Unit::Day), "day")
    }
}

/// One row for each person, then one for each of the others.
pub(super) fn table(genogram: &Genogram, today: Date) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let people = genogram.people.iter().filter(|person| seen.insert(person.id)).map(|person| Row {
        id: Some(person.id),
        name: name(&person.label),
        age: age(person, today),
        relations: relations(genogram, person),
        household: household(genogram, person),
        marked: person.marked,
    });
    let people: Vec<Row> = people.collect();
    let others = genogram.others.iter().take(OTHERS_MAX).map(|other| Row {
        id: None,
        name: name(&other.label),
        age: String::new(),
        relations: if other.connection.trim().is_empty() { Vec::new() } else { vec![name(&other.connection)] },
        household: String::new(),
        marked: false,
    });
    people.into_iter().chain(others).collect()
}

/// What the picture shows, for somebody who cannot see it: the table has the rest.
pub(super) fn summary(genogram: &Genogram, generations: usize) -> String {
    let people = genogram.people.iter().map(|person| person.id).collect::<BTreeSet<_>>().len();
    let counted =
        |count: usize, one: &str, more: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {more}") };
    let mut said =
        format!("{} in {}.", counted(people, "person", "people"), counted(generations, "generation", "generations"));
    let homes: BTreeSet<usize> = genogram.people.iter().filter_map(|person| person.household).collect();
    for home in homes {
        let together: Vec<String> = genogram
            .people
            .iter()
            .filter(|person| person.household == Some(home))
            .map(|person| name(&person.label))
            .collect();
        if together.len() > 1 {
            said += &format!(" {} live together.", listed(&together));
        }
    }
    said + " The table says the same in words."
}

fn household(genogram: &Genogram, person: &Person) -> String {
    if person.household.is_none() {
        return String::new();
    }
    let together: Vec<String> = genogram
        .people
        .iter()
        .filter(|other| other.household == person.household && other.id != person.id)
        .map(|other| name(&other.label))
        .collect();
    if together.is_empty() {
        "Lives with nobody shown here".to_owned()
    } else {
        format!("Lives with {}", listed(&together))
    }
}

fn relations(genogram: &Genogram, person: &Person) -> Vec<String> {
    let mut said = Vec::new();
    for kind in [Kind::Birth, Kind::Adoptive, Kind::Step, Kind::Foster] {
        let children =
            related(genogram, |parent| (parent.parent == person.id && parent.kind == kind).then_some(parent.child));
        if !children.is_empty() {
            said.push(format!("{} of {}", parent_word(kind, person.sex), listed(&by_birth(genogram, children))));
        }
    }
    for status in [Status::Together, Status::Separated, Status::Divorced] {
        let partners = genogram.couples.iter().take(TIES_MAX).filter(|couple| couple.status == status);
        let partners: BTreeSet<PersonId> =
            partners.filter_map(|couple| other_of(couple.a, couple.b, person.id)).collect();
        let partners = named(genogram, &partners);
        if !partners.is_empty() {
            let word = match status {
                Status::Together => "partner",
                Status::Separated => "partner (separated)",
                Status::Divorced => "former partner (divorced)",
            };
            said.push(format!("{word} of {}", listed(&partners)));
        }
    }
    for kind in [Kind::Birth, Kind::Adoptive, Kind::Step, Kind::Foster] {
        let parents =
            related(genogram, |parent| (parent.child == person.id && parent.kind == kind).then_some(parent.parent));
        let parents = named(genogram, &parents);
        if !parents.is_empty() {
            said.push(format!("{} of {}", child_word(kind, person), listed(&parents)));
        }
    }
    said.extend(siblings(genogram, person));
    said.extend(missing_parent(genogram, person));
    said
}

/// Everybody on the other end of some ties.
fn related(genogram: &Genogram, end: impl Fn(&super::Parent) -> Option<PersonId>) -> BTreeSet<PersonId> {
    genogram.parents.iter().take(TIES_MAX).filter(|tie| tie.parent != tie.child).filter_map(end).collect()
}

fn other_of(a: PersonId, b: PersonId, person: PersonId) -> Option<PersonId> {
    match (a == person, b == person) {
        (true, false) => Some(b),
        (false, true) => Some(a),
        (true, true) | (false, false) => None,
    }
}

fn named(genogram: &Genogram, ids: &BTreeSet<PersonId>) -> Vec<String> {
    people(genogram, ids).into_iter().map(|person| name(&person.label)).collect()
}

fn by_birth(genogram: &Genogram, ids: BTreeSet<PersonId>) -> Vec<String> {
    let mut people = people(genogram, &ids);
    people.sort_by_key(|person| person.born.or(person.expected).unwrap_or(Date::MAX));
    people.into_iter().map(|person| name(&person.label)).collect()
}

fn people<'a>(genogram: &'a Genogram, ids: &BTreeSet<PersonId>) -> Vec<&'a Person> {
    let mut seen = BTreeSet::new();
    genogram.people.iter().filter(|person| ids.contains(&person.id) && seen.insert(person.id)).collect()
}

fn parent_word(kind: Kind, sex: Option<Sex>) -> &'static str {
    match (kind, sex) {
        (Kind::Birth, Some(Sex::Female)) => "mother",
        (Kind::Birth, Some(Sex::Male)) => "father",
        (Kind::Birth, None) => "parent",
        (Kind::Adoptive, Some(Sex::Female)) => "adoptive mother",
        (Kind::Adoptive, Some(Sex::Male)) => "adoptive father",
        (Kind::Adoptive, None) => "adoptive parent",
        (Kind::Step, Some(Sex::Female)) => "stepmother",
        (Kind::Step, Some(Sex::Male)) => "stepfather",
        (Kind::Step, None) => "step-parent",
        (Kind::Foster, _) => "foster carer",
    }
}

fn child_word(kind: Kind, person: &Person) -> &'static str {
    match (kind, person.sex) {
        (Kind::Birth, _) if is_unborn(person) => "unborn child",
        (Kind::Birth, Some(Sex::Female)) => "daughter",
        (Kind::Birth, Some(Sex::Male)) => "son",
        (Kind::Birth, None) => "child",
        (Kind::Adoptive, Some(Sex::Female)) => "adopted daughter",
        (Kind::Adoptive, Some(Sex::Male)) => "adopted son",
        (Kind::Adoptive, None) => "adopted child",
        (Kind::Step, Some(Sex::Female)) => "stepdaughter",
        (Kind::Step, Some(Sex::Male)) => "stepson",
        (Kind::Step, None) => "stepchild",
        (Kind::Foster, _) => "foster child",
    }
}

/// Brothers and sisters by birth: whole when both parents are recorded and the same, half when both are recorded and one differs.
/// Where a parent is missing it is not known which.
fn siblings(genogram: &Genogram, person: &Person) -> Vec<String> {
    let parents_of = |child: PersonId| {
        related(genogram, |tie| (tie.child == child && tie.kind == Kind::Birth).then_some(tie.parent))
    };
    let own = parents_of(person.id);
    let (mut whole, mut half, mut unsure) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for other in genogram.people.iter().filter(|other| other.id != person.id) {
        let theirs = parents_of(other.id);
        let shared = own.intersection(&theirs).count();
        if shared >= 2 {
            whole.insert(other.id);
        } else if shared == 1 && own.len() >= 2 && theirs.len() >= 2 {
            half.insert(other.id);
        } else if shared == 1 {
            unsure.insert(other.id);
        }
    }
    let word = match person.sex {
        Some(Sex::Female) => "sister",
        Some(Sex::Male) => "brother",
        None => "sibling",
    };
    [(whole, word.to_owned()), (half, format!("half-{word}")), (unsure, format!("{word} or half-{word}"))]
        .into_iter()
        .filter(|(others, _)| !others.is_empty())
        .map(|(others, word)| format!("{word} of {}", listed(&by_birth(genogram, others))))
        .collect()
}

/// Says which parent by birth is not recorded, when one is.
fn missing_parent(genogram: &Genogram, person: &Person) -> Option<String> {
    let parents = related(genogram, |tie| (tie.child == person.id && tie.kind == Kind::Birth).then_some(tie.parent));
    match people(genogram, &parents).as_slice() {
        [one] => Some(match one.sex {
            Some(Sex::Female) => "father not recorded".to_owned(),
            Some(Sex::Male) => "mother not recorded".to_owned(),
            None => "other parent not recorded".to_owned(),
        }),
        _ => None,
    }
}
