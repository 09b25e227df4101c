//! The sentences that made-up workers write, put together from many fragments with the family's own names in them. They are written
//! as good recording is: plain, humane, telling what was seen from what it means, and fit for the child to read one day.

pub(crate) mod front_door;
mod health;
pub(crate) mod help;
mod home;
mod outside;
pub(crate) mod upkeep;

use crate::{
    cast::Feature,
    chance::Chance,
    household::{Child, Household, Sex},
    names, numbers,
};
use jiff::civil::Date;
use std::collections::HashSet;

/// Something that families struggle with, in the words of those who see it.
#[derive(Debug)]
pub(crate) struct Theme {
    /// Code of the list `contact_concern`.
    pub(crate) concern: &'static str,
    /// Codes of who tells us about it.
    pub(crate) sources: &'static [&'static str],
    /// National factors of the child it is about.
    pub(crate) factors: &'static [&'static str],
    /// How old that child is.
    pub(crate) ages: (i32, i32),
    /// The discipline that the family’s team needs first.
    pub(crate) discipline: &'static str,
    /// What a referrer says.
    pub(crate) worry: &'static [&'static str],
    /// What an assessment says of the family.
    pub(crate) worries: &'static [&'static str],
    /// What an assessment says of the child.
    pub(crate) child: &'static [&'static str],
    /// What it means.
    pub(crate) analysis: &'static [&'static str],
    /// What visits find at first,
    pub(crate) early: &'static [&'static str],
    /// when things begin to move,
    pub(crate) middle: &'static [&'static str],
    /// and when they hold.
    pub(crate) later: &'static [&'static str],
    pub(crate) goals: &'static [Goal],
    pub(crate) help: &'static [Help],
}

/// A goal of a plan with what is done for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    pub(crate) goal: &'static [&'static str],
    pub(crate) action: &'static [&'static str],
    pub(crate) who: Who,
}

/// Who does something.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Who {
    /// Whoever cares for the children.
    Carer,
    /// The lead practitioner.
    Lead,
    /// Somebody else.
    Other(&'static str),
}

/// Help that fits a theme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Help {
    /// Code of the list `help_kind`.
    pub(crate) kind: &'static str,
    pub(crate) says: &'static [&'static str],
}

/// Every theme.
fn all_themes() -> impl Iterator<Item = &'static Theme> {
    home::THEMES.iter().chain(health::THEMES).chain(outside::THEMES)
}

/// What a family struggles with: two or three things, and the child that each is mostly about.
pub(crate) fn themes(
    household: &Household,
    first: Date,
    features: &[Feature],
    chance: &mut Chance,
) -> Vec<(&'static Theme, usize)> {
    let fits = |theme: &Theme, child: &Child| {
        let age = child.age(first);
        let known = match theme.concern {
            "disability" => child.is_disabled(),
            "family_conflict" => household.has_father(),
            "other" => household.background.language != "ENG",
            _ => true,
        };
        known && (theme.ages.0..=theme.ages.1).contains(&age)
    };
    let mut open: Vec<(&'static Theme, usize)> = Vec::new();
    for theme in all_themes() {
        let children: Vec<usize> = household
            .children
            .iter()
            .enumerate()
            .filter(|(_, child)| fits(theme, child))
            .map(|(place, _)| place)
            .collect();
        if !children.is_empty() {
            open.push((theme, chance.pick(&children)));
        }
    }
    let wanted: Option<&str> = features.iter().find_map(|feature| match feature {
        Feature::HiddenAddress | Feature::Sealed => Some("domestic_abuse"),
        Feature::Separated => Some("family_conflict"),
        Feature::Unborn => Some("unborn"),
        Feature::Returning
        | Feature::Restricted
        | Feature::Unknown
        | Feature::TwoFathers
        | Feature::Big
        | Feature::Twins
        | Feature::Kinship
        | Feature::Joined
        | Feature::Lookalike
        | Feature::Corrected
        | Feature::WrongChild
        | Feature::RecordedLate
        | Feature::Withdrawn
        | Feature::Warning
        | Feature::Handover
        | Feature::Interpreter
        | Feature::Conflict => None,
    });
    let mut chosen: Vec<(&'static Theme, usize)> = Vec::new();
    if let Some(place) = open.iter().position(|(theme, _)| Some(theme.concern) == wanted) {
        chosen.push(open.swap_remove(place));
    }
    open.retain(|(theme, _)| theme.concern != "unborn");
    let count = 2 + chance.below(2);
    while chosen.len() < count && !open.is_empty() {
        let place = chance.below(open.len());
        chosen.push(open.swap_remove(place));
    }
    chosen
}

/// Who told us, and their work: for the code of a source.
pub(crate) fn referrer(source: &str, school: Option<&str>, chance: &mut Chance) -> (Option<String>, Option<String>) {
    let name = chance.pick(names::PROFESSIONALS);
    let school = school.unwrap_or("Aldermoor Primary Partnership");
    let line = numbers::fixed_line(chance);
    let work = match source {
        "2A" => format!("Designated safeguarding lead, {school}, {line}"),
        "2B" => format!("Attendance officer, Aldermoor Council, {line}"),
        "3A" => format!("GP, Weighbridge Surgery, {line}"),
        "3B" => format!("Health visitor, Aldermoor Community Health, {line}"),
        "3C" => format!("School nurse, Aldermoor Community Health, {line}"),
        "3D" => format!("Community midwife, Aldermoor Community Health, {line}"),
        "3E" => format!("Sister, emergency department, Aldermoor Infirmary, {line}"),
        "3F" => format!("Mental health practitioner, Moorside Talking Service, {line}"),
        "4" => format!("Tenancy officer, Alder Homes, {line}"),
        "5B" => format!("Benefits adviser, Aldermoor Council, {line}"),
        "6" => format!("Constable, Aldermoor neighbourhood team, {line}"),
        "8" => format!("Family worker, Open Door Aldermoor, {line}"),
        "1A" => {
            return (
                Some(chance.pick(&["Her aunt", "The children’s grandmother", "An uncle", "Mum herself"]).to_owned()),
                None,
            );
        }
        "1B" => return (Some("A neighbour".to_owned()), Some("Asks not to be named to the family".to_owned())),
        _ => return (None, None),
    };
    (Some(name.to_owned()), Some(work))
}

/// Chooses sentences and remembers them, so that no family reads the same one twice while there are others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    used: HashSet<&'static str>,
}

impl Words {
    /// One of these sentences, about a child of the family, as it is on that day.
    pub(crate) fn say(
        &mut self,
        from: &'static [&'static str],
        child: usize,
        household: &Household,
        on: Date,
        chance: &mut Chance,
    ) -> String {
        let start = chance.below(from.len());
        let around = || (0..from.len()).map(|step| from[(start + step) % from.len()]);
        let mut fitting = around().filter(|sentence| fits(sentence, child, household, on));
        debug_assert!(some_fits(from, child, household, on), "none of {from:?} fits the family");
        let first = fitting.next().or_else(|| around().next()).expect("no list of sentences is empty");
        let fresh = [first].into_iter().chain(fitting).find(|sentence| !self.used.contains(sentence));
        let sentence = fresh.unwrap_or(first);
        self.used.insert(sentence);
        fill(sentence, child, household, on, chance)
    }
}

/// Is there a sentence among these that fits the family?
pub(crate) fn some_fits(from: &[&str], child: usize, household: &Household, on: Date) -> bool {
    from.iter().any(|sentence| fits(sentence, child, household, on))
}

/// Does the family have everybody and everything that the sentence speaks of?
fn fits(sentence: &str, child: usize, household: &Household, on: Date) -> bool {
    slots(sentence).all(|slot| match slot {
        Piece::Text(_) => true,
        Piece::Slot("many") => household.children.iter().filter(|child| child.is_here(on)).count() > 1,
        Piece::Slot(slot) => match (slot.strip_suffix('+'), slot.strip_prefix('-')) {
            (Some(least), _) => least.parse().is_ok_and(|least: i32| household.children[child].age(on) >= least),
            (_, Some(most)) => most.parse().is_ok_and(|most: i32| household.children[child].age(on) <= most),
            (None, None) => word(slot, child, household, on).is_none_or(|word| !word.is_empty()),
        },
    })
}

fn fill(sentence: &str, child: usize, household: &Household, on: Date, chance: &mut Chance) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    for piece in slots(sentence) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Slot(slot) if slot == "many" || slot.ends_with('+') || slot.starts_with('-') => {}
            Piece::Slot(slot) => match word(slot, child, household, on) {
                Some(word) => filled.push_str(&word),
                None => filled.push_str(thing(slot, chance)),
            },
        }
    }
    capitalised(filled.trim_start())
}

/// A sentence that begins with a slot may begin with a small letter.
fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

fn slots(sentence: &str) -> impl Iterator<Item = Piece<'_>> {
    sentence.split('{').enumerate().flat_map(|(place, part)| match (place, part.split_once('}')) {
        (0, _) | (_, None) => [Piece::Text(part), Piece::Text("")],
        (_, Some((slot, rest))) => [Piece::Slot(slot), Piece::Text(rest)],
    })
}

/// Does an account only make sense at home?
pub(crate) fn tells_of_home(account: &str) -> bool {
    const AT_HOME: [&str; 12] = [
        "when I came",
        "upstairs",
        "landing",
        "kitchen",
        "fridge",
        "curtains",
        "the bed",
        "in bed",
        "came down",
        "neighbours in",
        "the house",
        "the cot",
    ];
    AT_HOME.iter().any(|words| account.contains(words))
}

/// A word that depends on the family; empty when the family has no such person, `None` when it is no such slot.
fn word(slot: &str, about: usize, household: &Household, on: Date) -> Option<String> {
    let child = &household.children[about];
    let carer = household.carer();
    let here = |child: &&Child| child.is_here(on);
    // Whoever must not find the family is nobody to sit at its table, even in a story.
    let others = if household.father_must_not_know { &[] } else { household.adults.as_slice() };
    let other = others.iter().skip(1).find_map(|adult| adult.forename.clone());
    Some(match slot {
        "child" if here(&child) => child.forename.clone(),
        "child" => "the baby".to_owned(),
        "children" => {
            let names: Vec<&str> =
                household.children.iter().filter(here).map(|child| child.forename.as_str()).collect();
            if names.is_empty() { "the baby".to_owned() } else { casework::kinds::listed(names) }
        }
        "sibling" => {
            let others = household.children.iter().enumerate().filter(|(place, _)| *place != about);
            others.map(|(_, child)| child).find(here).map(|child| child.forename.clone()).unwrap_or_default()
        }
        "carer" => carer.forename.clone().unwrap_or_default(),
        "other" => other.unwrap_or_default(),
        "disabled" => {
            if child.is_disabled() {
                "disabled".to_owned()
            } else {
                String::new()
            }
        }
        "school" => child.school.unwrap_or_default().to_owned(),
        "he" => child.sex.he().to_owned(),
        "him" => child.sex.him().to_owned(),
        "his" => child.sex.his().to_owned(),
        "He" => child.sex.he_first().to_owned(),
        "His" => child.sex.his_first().to_owned(),
        "she" => carer.sex.he().to_owned(),
        "her" => carer.sex.him().to_owned(),
        "hers" => carer.sex.his().to_owned(),
        "She" => carer.sex.he_first().to_owned(),
        "Hers" => carer.sex.his_first().to_owned(),
        _ => return None,
    })
}

impl Sex {
    fn he(self) -> &'static str {
        match self {
            Sex::Female => "she",
            Sex::Male => "he",
        }
    }

    fn him(self) -> &'static str {
        match self {
            Sex::Female => "her",
            Sex::Male => "him",
        }
    }

    fn his(self) -> &'static str {
        match self {
            Sex::Female => "her",
            Sex::Male => "his",
        }
    }

    fn he_first(self) -> &'static str {
        match self {
            Sex::Female => "She",
            Sex::Male => "He",
        }
    }

    fn his_first(self) -> &'static str {
        match self {
            Sex::Female => "Her",
            Sex::Male => "His",
        }
    }
}

/// Small things that differ from telling to telling.
fn thing(slot: &str, chance: &mut Chance) -> &'static str {
    let things: &[&str] = match slot {
        "pet" => &[
            "the cat",
            "the dog",
            "the hamster",
            "the budgie",
            "the rabbit",
            "the goldfish",
            "the tortoise",
            "nan’s dog",
            "the guinea pig",
        ],
        "game" => &[
            "football",
            "hide and seek",
            "Uno",
            "tag",
            "trains",
            "dressing up",
            "building blocks",
            "snakes and ladders",
            "cards",
            "basketball",
            "drawing",
            "playing shops",
        ],
        "food" => &[
            "pasta",
            "pancakes",
            "rice and beans",
            "fish fingers",
            "soup",
            "curry",
            "beans on toast",
            "pierogi",
            "jollof",
            "noodles",
            "roast chicken",
            "banana bread",
        ],
        "lesson" => &[
            "maths",
            "reading",
            "art",
            "PE",
            "science",
            "music",
            "spelling",
            "history",
            "cooking",
            "drama",
            "geography",
        ],
        "place" => &[
            "the park",
            "the swimming pool",
            "the library",
            "the moor",
            "nan’s house",
            "the canal",
            "the skate park",
            "the farm",
            "the youth club",
            "the cinema",
        ],
        "friend" => names::FRIENDS,
        "teacher" => names::PROFESSIONALS,
        "day" => &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        "time" => {
            &["before school", "after tea", "at bedtime", "at the weekend", "in the morning", "when it gets dark"]
        }
        "colour" => &["red", "blue", "green", "yellow", "purple", "orange", "silver"],
        _ => unreachable!("a test reads every sentence, and none asks for “{slot}”"),
    };
    chance.pick(things)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_asks_only_for_words_that_there_are() {
        let mut chance = Chance::new(1, 2);
        let household = Household::new("2024-05-01".parse().unwrap(), &[], &mut chance);
        let on = "2025-05-01".parse().unwrap();
        for theme in all_themes() {
            let lists =
                [theme.worry, theme.worries, theme.child, theme.analysis, theme.early, theme.middle, theme.later];
            let goals = theme.goals.iter().flat_map(|goal| [goal.goal, goal.action]);
            for sentence in lists.into_iter().chain(goals).chain(theme.help.iter().map(|help| help.says)).flatten() {
                assert!(!fill(sentence, 0, &household, on, &mut chance).contains(['{', '}']), "{sentence}");
            }
        }
    }

    #[test]
    fn no_family_reads_a_sentence_twice_while_there_are_others() {
        let mut chance = Chance::new(3, 4);
        let household = Household::new("2024-05-01".parse().unwrap(), &[], &mut chance);
        let on = "2025-05-01".parse().unwrap();
        let mut words = Words::default();
        let said: Vec<String> =
            (0..3).map(|_| words.say(&["One.", "Two.", "Three."], 0, &household, on, &mut chance)).collect();
        assert_eq!(said.iter().collect::<HashSet<_>>().len(), 3);
    }

    #[test]
    fn a_baby_is_not_said_to_read() {
        let mut chance = Chance::new(5, 6);
        let first: Date = "2024-05-01".parse().unwrap();
        let household = Household::new(first, &[Feature::Unborn], &mut chance);
        let mut words = Words::default();
        for _ in 0..20 {
            let said = words.say(&["{4+}{child} read to me.", "{child} slept."], 0, &household, first, &mut chance);
            assert_eq!(said, "The baby slept.");
        }
    }
}
