//! Who belongs to a made-up family: children, parents and others, where they live, who helps them already.

use crate::{
    cast::Feature,
    chance::Chance,
    days::days_from,
    names::{self, Background},
    numbers, places,
};
use casework::form::Named;
use jiff::{ToSpan, civil::Date};
use ledger::PersonId;

/// A child.
#[derive(Clone, Debug)]
pub(crate) struct Child {
    /// The record, once there is one.
    pub(crate) id: Option<PersonId>,
    pub(crate) forename: String,
    pub(crate) surname: String,
    pub(crate) sex: Sex,
    /// The day of birth, which for an unborn baby is still to come.
    pub(crate) born: Date,
    /// Was the child unborn when the first contact came?
    pub(crate) unborn_at_first: bool,
    pub(crate) school: Option<&'static str>,
    pub(crate) disability: &'static str,
    /// Which father: the first or the second.
    pub(crate) father: usize,
}

/// As the code lists have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// A grown-up.
#[derive(Clone, Debug)]
pub(crate) struct Adult {
    /// The record, once there is one.
    pub(crate) id: Option<PersonId>,
    /// Nobody knows the name of "unknown man called Dave".
    pub(crate) forename: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) sex: Sex,
    pub(crate) born: Option<Date>,
    /// Code of what they are to all the children; `None` when it differs between them.
    pub(crate) is: Option<&'static str>,
    pub(crate) responsible: &'static str,
    pub(crate) home: AdultHome,
    pub(crate) phone: Option<String>,
}

/// Where an adult lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AdultHome {
    /// With the children.
    WithThem,
    /// Elsewhere.
    At(String),
    /// Nobody knows.
    Unknown,
}

/// A family.
#[derive(Clone, Debug)]
pub(crate) struct Household {
    pub(crate) background: &'static Background,
    pub(crate) interpreter: bool,
    pub(crate) children: Vec<Child>,
    /// The first is the one who mostly cares for the children.
    pub(crate) adults: Vec<Adult>,
    pub(crate) address: String,
    pub(crate) professional: Option<String>,
    /// Must the father not find out where the family is?
    pub(crate) father_must_not_know: bool,
}

impl Sex {
    /// Its code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Sex::Female => "F",
            Sex::Male => "M",
        }
    }
}

impl Child {
    /// Has the child been born, and do we know it?
    pub(crate) fn is_here(&self, day: Date) -> bool {
        !self.unborn_at_first && day >= self.born
    }

    /// Has the child a disability that is known?
    pub(crate) fn is_disabled(&self) -> bool {
        self.disability != "NONE"
    }

    /// How old in whole years on a day; below nought before birth.
    pub(crate) fn age(&self, day: Date) -> i32 {
        if day < self.born {
            return -1;
        }
        let birthday_to_come = (day.month(), day.day()) < (self.born.month(), self.born.day());
        i32::from(day.year() - self.born.year()) - i32::from(birthday_to_come)
    }
}

impl Household {
    /// A family as it is on the day of the first contact.
    pub(crate) fn new(first: Date, features: &[Feature], chance: &mut Chance) -> Self {
        let has = |feature: Feature| features.contains(&feature);
        let background = match has(Feature::Interpreter) {
            true => names::background_with_another_language(chance),
            false => names::background(chance),
        };
        let surname = chance.pick(background.surnames);
        let address = places::address(chance);
        let mut household = Household {
            background,
            interpreter: has(Feature::Interpreter),
            children: children(surname, background, first, features, chance),
            adults: Vec::new(),
            address,
            professional: None,
            father_must_not_know: has(Feature::HiddenAddress) || has(Feature::Sealed),
        };
        household.grow_up(surname, first, features, chance);
        if chance.one_in(2) {
            let school = household.children.iter().find_map(|child| child.school);
            let place = school.unwrap_or("Aldermoor Community Health");
            let work = if school.is_some() { "pastoral lead" } else { "health visitor" };
            household.professional = Some(format!("{}, {work}, {place}", chance.pick(names::PROFESSIONALS)));
        }
        household
    }

    fn grow_up(&mut self, surname: &'static str, first: Date, features: &[Feature], chance: &mut Chance) {
        let has = |feature: Feature| features.contains(&feature);
        let eldest = self.children.iter().map(|child| child.age(first)).max().unwrap_or(0).max(0);
        let mut adult = |background: &Background, sex: Sex, is: Option<&'static str>, years: i32, home: AdultHome| {
            let forenames = if sex == Sex::Female { background.women } else { background.men };
            let born = first.checked_sub(years.years()).unwrap_or(first);
            Adult {
                id: None,
                forename: Some(chance.pick(forenames).to_owned()),
                surname: Some(surname.to_owned()),
                sex,
                born: Some(days_from(born, -chance.between(0, 364))),
                is,
                responsible: "yes",
                home,
                phone: (!chance.one_in(4)).then(|| numbers::mobile(chance)),
            }
        };
        let years = eldest + 19;
        if has(Feature::Kinship) {
            let mut carer = adult(self.background, Sex::Female, Some("grandparent"), years + 24, AdultHome::WithThem);
            carer.responsible = "no";
            self.adults.push(carer);
        }
        let mother_home = if has(Feature::Kinship) { AdultHome::Unknown } else { AdultHome::WithThem };
        self.adults.push(adult(self.background, Sex::Female, Some("mother"), years + 3, mother_home));
        let separated = has(Feature::Separated) || has(Feature::HiddenAddress) || has(Feature::TwoFathers);
        let shape = adult_shape(has(Feature::Unknown), separated, self.children.len());
        let mut father = adult(self.background, Sex::Male, Some("father"), years + 5, AdultHome::WithThem);
        match shape {
            Shape::Alone => {}
            Shape::Together => self.adults.push(father),
            Shape::Apart => {
                father.home = AdultHome::At(String::new());
                self.adults.push(father);
            }
        }
        if has(Feature::TwoFathers) {
            let mut second = adult(self.background, Sex::Male, None, years + 1, AdultHome::At(String::new()));
            second.responsible = "not_known";
            self.adults.push(second);
        }
        if has(Feature::Unknown) {
            let mut dave = adult(self.background, Sex::Male, Some("unknown"), years, AdultHome::Unknown);
            (dave.forename, dave.surname, dave.born, dave.phone) = (None, None, None, None);
            dave.responsible = "not_known";
            self.adults.push(dave);
        }
        if has(Feature::TwoFathers)
            && let Some(father) = self.adults.iter_mut().find(|adult| adult.is == Some("father"))
        {
            father.is = None;
        }
        for adult in &mut self.adults {
            if adult.home == AdultHome::At(String::new()) {
                adult.home = AdultHome::At(places::address(chance));
                if !chance.one_in(3) {
                    adult.surname = Some(chance.pick(self.background.surnames).to_owned());
                }
            }
        }
    }

    /// Everyone with a record as a form offers them, on a day.
    pub(crate) fn named(&self) -> Vec<Named> {
        let children = self
            .children
            .iter()
            .filter_map(|child| Some(Named { id: child.id?, name: child.forename.clone(), child: true }));
        let adults = self.adults.iter().filter_map(|adult| {
            Some(Named { id: adult.id?, name: adult.forename.clone().unwrap_or_default(), child: false })
        });
        children.chain(adults).collect()
    }

    /// The records of everyone.
    pub(crate) fn people(&self) -> Vec<PersonId> {
        let children = self.children.iter().filter_map(|child| child.id);
        children.chain(self.adults.iter().filter_map(|adult| adult.id)).collect()
    }

    /// Is there a father whose name is known?
    pub(crate) fn has_father(&self) -> bool {
        self.adults.iter().any(|adult| adult.sex == Sex::Male && adult.forename.is_some())
    }

    /// The one who mostly cares for the children.
    pub(crate) fn carer(&self) -> &Adult {
        &self.adults[0]
    }
}

enum Shape {
    Alone,
    Together,
    Apart,
}

/// One family in three has one parent at home, as far as anybody says.
fn adult_shape(unknown: bool, separated: bool, children: usize) -> Shape {
    match (separated, unknown, children % 3) {
        (true, _, _) => Shape::Apart,
        (false, true, _) | (false, false, 0) => Shape::Alone,
        (false, false, _) => Shape::Together,
    }
}

fn children(
    surname: &'static str,
    background: &'static Background,
    first: Date,
    features: &[Feature],
    chance: &mut Chance,
) -> Vec<Child> {
    let has = |feature: Feature| features.contains(&feature);
    let count = match () {
        () if has(Feature::Big) => 6,
        () if has(Feature::TwoFathers) || has(Feature::Twins) => 3,
        () if has(Feature::Unborn) => 2,
        () => [1, 1, 2, 2, 2, 3, 3, 4][chance.below(8)],
    };
    let mut days = match () {
        () if has(Feature::Unborn) => -chance.between(20, 90),
        () if has(Feature::Big) => chance.between(60, 700),
        () => chance.between(120, 4_600),
    };
    let mut children: Vec<Child> = Vec::new();
    for place in 0..count {
        let sex = if chance.one_in(2) { Sex::Female } else { Sex::Male };
        let forenames = if sex == Sex::Female { background.girls } else { background.boys };
        let taken = |name: &str| children.iter().any(|child| child.forename == name);
        let mut free: Vec<&str> = forenames.iter().copied().filter(|name| !taken(name)).collect();
        if free.is_empty() {
            free.push("Robin");
        }
        let forename = chance.pick(&free);
        let age = days / 365;
        children.push(Child {
            id: None,
            forename: forename.to_owned(),
            surname: surname.to_owned(),
            sex,
            born: days_from(first, -days),
            unborn_at_first: days < 0,
            school: places::school(if days < 0 { -1 } else { age }, chance),
            disability: if chance.one_in(7) { chance.pick(&["AUT", "LD", "COMM", "MOB", "HEAR"]) } else { "NONE" },
            father: usize::from(place * 2 >= count),
        });
        let twins = has(Feature::Twins) && place == 0;
        days = if twins { days } else { days.max(0) + chance.between(420, 1_300) };
        if days > 6_000 {
            break;
        }
    }
    children
}
