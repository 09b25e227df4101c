//! Finding somebody in the index: first by what names few people, then, if nobody fits well, by less and less. Everybody found is scored as a pair of
//! records is, and says why.

use super::{
    Index, Query, address_words, date_value, name_and_year, name_pairs, name_value, number_value, other_numbers,
    postcode_value, relative_values,
};
use crate::{
    compare::{Agreement, compared_names, levels, name_rarity},
    date::BirthDate,
    explain::{Bar, bars},
    fields::Field,
    keys::{Values, main_sounds, unordered},
    learn::assumed_of_one_question,
    names::{Column, ForenameLevel, NO_NAME, NameId, Names, Table, WithOwn, compare_forenames},
    people::{Person, Sex, rarity},
    weights::{Rough, Weights},
};

/// People looked at for one value; a value that more share is passed over for a better one.
const PEOPLE_OF_A_VALUE_MAX: usize = 6_000;
/// People looked at for one question.
const PEOPLE_MAX: usize = 20_000;
/// The best so many by a quick score are scored in full.
const SCORED_MAX: usize = 60;
/// Whoever scores this much fits well enough not to look further, in bits.
const FITS: f64 = 6.0;
/// Names that a beginning is tried as.
const NAMES_BEGUN_MAX: usize = 24;
/// Fewer letters begin too many names.
const LETTERS_BEGUN_MIN: usize = 2;

/// Somebody found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Who it is.
    pub key: u128,
    /// The sum of the bars, in bits: the logarithm of the odds that this is who was asked for.
    pub score: f64,
    /// Why.
    pub bars: Vec<Bar>,
}

impl Found {
    /// What speaks for this person, in words.
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        /// What says less than this is no reason, in thousandths of a bit.
        const REASON_MIN: i64 = 500;
        self.bars.iter().filter(|bar| bar.millibits >= REASON_MIN).map(|bar| bar.says.as_str())
    }
}

/// A question, as it is compared.
struct Asked<'a> {
    table: WithOwn<'a>,
    person: Person,
    /// A name of which the column is not known, as a forename instead.
    turned: Option<Person>,
    born: Option<(u32, u32)>,
    address: [u32; super::ADDRESS_WORDS],
    numbers: [u32; super::NUMBERS],
    relatives: Vec<NameId>,
    /// Among how many people somebody is looked for.
    among: usize,
}

impl Index {
    /// The people who fit a question best, at most so many, the best first; of equals the one with the lower key.
    pub fn find(&self, query: &Query, most: usize) -> Vec<Found> {
        self.find_among(query, most, self.len())
    }

    /// The same, where the people of this index stand for so many: some of a town, or all of a small one. A name says little if a third of those
    /// who happen to be here have it, and much if two in a town do.
    pub fn find_among(&self, query: &Query, most: usize, among: usize) -> Vec<Found> {
        let asked = self.ask(query, among);
        let weights = assumed_of_one_question(among);
        let rough = weights.rough();
        let mut looked: Vec<u32> = Vec::new();
        self.by_few(&asked, &mut looked);
        let mut best = ranked(self.best(&asked, &looked, &rough, &weights), most);
        for further in [Index::by_less, Index::by_beginnings, Index::by_one_name] {
            if best.first().is_some_and(|best| best.score >= FITS) {
                break;
            }
            let before = looked.len();
            further(self, &asked, &mut looked);
            best.extend(self.best(&asked, &looked[before..], &rough, &weights));
            best = ranked(best, most);
        }
        best
    }

    /// How one person fits a question, under the entry that fits best; `None` if nobody has that key.
    pub fn compare_among(&self, query: &Query, key: u128, among: usize) -> Option<Found> {
        let asked = self.ask(query, among);
        let weights = assumed_of_one_question(among);
        let mut next = self.last.get(&key).copied();
        let mut all = Vec::new();
        while let Some(place) = next {
            all.extend(self.found(&asked, place, &weights));
            next = self.before.get(&place).copied();
        }
        ranked(all, 1).into_iter().next()
    }

    fn ask(&self, query: &Query, among: usize) -> Asked<'_> {
        let mut own = Names::default();
        let (forename, surname) = (own.take_in(&query.forename), own.take_in(&query.surname));
        let name = own.take_in(&query.name);
        let relatives: Vec<NameId> = query.relatives.iter().map(|relative| own.take_in(&relative.forename)).collect();
        let table = WithOwn::new(&self.names, own);
        let (forename, surname, name) = (table.place(forename), table.place(surname), table.place(name));
        let person = Person {
            forename,
            surname: if surname == NO_NAME { name } else { surname },
            birth_date: query.birth_date.unwrap_or_default(),
            sex: Sex::read(&query.sex),
            postcode: query.postcode.unwrap_or_default(),
            number: query.number.unwrap_or_default(),
            ..Person::default()
        };
        let turned = (name != NO_NAME && forename == NO_NAME && surname == NO_NAME).then_some(Person {
            forename: name,
            surname: NO_NAME,
            ..person
        });
        let relatives = relatives.into_iter().map(|own| table.place(own)).filter(|name| *name != NO_NAME).collect();
        Asked {
            table,
            person,
            turned,
            born: query.born,
            address: address_words(&query.address),
            numbers: other_numbers(&query.numbers),
            relatives,
            among,
        }
    }

    /// By what few people have.
    fn by_few(&self, asked: &Asked, looked: &mut Vec<u32>) {
        let person = &asked.person;
        if person.number != Default::default() {
            self.look(number_value(person.number), looked);
        }
        if person.postcode != Default::default() {
            self.look(postcode_value(person.postcode), looked);
        }
        if person.birth_date != Default::default() {
            self.look(date_value(person.birth_date), looked);
        }
        for pair in name_pairs(&asked.table, person.forename, person.surname).all() {
            self.look(*pair, looked);
        }
        let mut values = Values::default();
        values.add_address(&asked.address);
        values.add_numbers(&asked.numbers);
        for relative in &asked.relatives {
            relative_values(&asked.table, *relative, person.surname, &mut values);
        }
        values.all().iter().for_each(|value| self.look(*value, looked));
    }

    /// By one name and the year, by a date with day and month swapped.
    fn by_less(&self, asked: &Asked, looked: &mut Vec<u32>) {
        let (year, month, day) = asked.person.birth_date.parts();
        let born = if year > 0 { Some((year - 1, year + 1)) } else { asked.born };
        if year > 0 && month != day {
            let text = format!("{year:04}-{day:02}-{month:02}");
            BirthDate::read(&text).into_iter().for_each(|swapped| self.look(date_value(swapped), looked));
        }
        if let Some((first, last)) = born {
            /// "About" is some years, not a lifetime.
            const YEARS_MAX: u32 = 6;
            let sounds = asked.sounds();
            for year in first..=last.min(first + YEARS_MAX) {
                sounds.all().iter().for_each(|sound| self.look(name_and_year(*sound, year), looked));
            }
        }
    }

    /// By one name alone, where nothing better was asked for.
    fn by_one_name(&self, asked: &Asked, looked: &mut Vec<u32>) {
        asked.sounds().all().iter().for_each(|sound| self.look(name_value(*sound), looked));
    }

    /// By names that are typed halfway.
    fn by_beginnings(&self, asked: &Asked, looked: &mut Vec<u32>) {
        let forenames = self.begun(&asked.table, asked.person.forename, Column::Forename);
        let surnames = self.begun(&asked.table, asked.person.surname, Column::Surname);
        let sound = |name: &NameId| u64::from(self.names.name(*name).sounds);
        if !forenames.is_empty() && !surnames.is_empty() {
            for forename in &forenames {
                for surname in &surnames {
                    self.look(unordered(sound(forename), sound(surname)), looked);
                }
            }
            return;
        }
        let turned = asked.turned.map(|turned| self.begun(&asked.table, turned.forename, Column::Forename));
        for name in surnames.iter().chain(&forenames).chain(turned.iter().flatten()) {
            match asked.born {
                Some((first, last)) => {
                    (first..=last).take(8).for_each(|year| self.look(name_and_year(sound(name), year), looked));
                }
                None => self.look(name_value(sound(name)), looked),
            }
        }
    }

    /// The commonest names that begin like this one.
    fn begun(&self, table: &WithOwn, name: NameId, column: Column) -> Vec<NameId> {
        if name == NO_NAME {
            return Vec::new();
        }
        let letters = table.name(name).letters();
        if letters.len() < LETTERS_BEGUN_MIN {
            return Vec::new();
        }
        let begin = self.by_letters.partition_point(|id| self.names.name(*id).letters() < letters);
        let begins = |id: &&NameId| self.names.name(**id).letters().starts_with(letters);
        let late = (1 + self.by_letters.len() as NameId..self.names.len() as NameId).collect::<Vec<_>>();
        let mut begun: Vec<(u32, NameId)> = self.by_letters[begin..]
            .iter()
            .take_while(begins)
            .chain(late.iter().filter(begins))
            .map(|id| (self.names.how_many(*id, column), *id))
            .filter(|(many, _)| *many > 0)
            .collect();
        begun.sort_unstable_by_key(|(many, id)| (std::cmp::Reverse(*many), *id));
        begun.truncate(NAMES_BEGUN_MAX);
        begun.into_iter().map(|(_, id)| id).collect()
    }

    fn look(&self, value: u64, looked: &mut Vec<u32>) {
        let (settled, late) = self.who(value);
        if looked.len() < PEOPLE_MAX {
            let here = |place: &u32| !self.gone[*place as usize];
            looked.extend(settled.iter().map(|entry| *entry as u32).filter(here).take(PEOPLE_OF_A_VALUE_MAX));
            // Whoever came last is surely looked at.
            looked.extend(late.iter().rev().copied().filter(here).take(PEOPLE_OF_A_VALUE_MAX));
        }
    }

    /// The best of those looked at, in no order.
    fn best(&self, asked: &Asked, looked: &[u32], rough: &Rough, weights: &Weights) -> Vec<Found> {
        let mut places = looked.to_vec();
        places.sort_unstable();
        places.dedup();
        let mut scored: Vec<(f32, u32)> = places
            .into_iter()
            .map(|place| {
                let person = &self.people[place as usize];
                let ways = asked.ways().map(|asked_as| rough.score(&asked.agreement(asked_as, person)));
                let beside: i64 = self.beside(asked, place).map(|bar| bar.millibits).sum();
                (ways.fold(f32::NEG_INFINITY, f32::max) + beside as f32 / 1000.0, place)
            })
            .collect();
        let by_score = |one: &(f32, u32), other: &(f32, u32)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        if scored.len() > SCORED_MAX {
            scored.select_nth_unstable_by(SCORED_MAX, by_score);
            scored.truncate(SCORED_MAX);
        }
        scored.into_iter().filter_map(|(_, place)| self.found(asked, place, weights)).collect()
    }

    /// One person with score and reasons.
    fn found(&self, asked: &Asked, place: u32, weights: &Weights) -> Option<Found> {
        let person = &self.people[place as usize];
        let (_, agreement) = asked
            .ways()
            .map(|asked_as| {
                let agreement = self.with_rarity(asked, asked.agreement(asked_as, person), asked_as, person);
                (weights.score(&agreement), agreement)
            })
            .max_by(|one, other| one.0.total_cmp(&other.0))?;
        let mut bars = bars(weights, &agreement);
        bars.extend(self.beside(asked, place));
        let millibits: i64 = bars.iter().map(|bar| bar.millibits).sum();
        Some(Found { key: self.keys[place as usize], score: millibits as f64 / 1000.0, bars })
    }

    fn with_rarity(&self, asked: &Asked, mut agreement: Agreement, asked_as: &Person, person: &Person) -> Agreement {
        let all = asked.among;
        let (forenames, surnames) = compared_names(&asked.table, &agreement, asked_as, person);
        // A name that is asked for and not on record counts as one.
        let name = |name: NameId, column: Column| rarity(asked.table.how_many(name, column) + 1, all);
        let same = |field: Field, value: u64| match agreement.level(field) {
            Some(1) => rarity(self.how_many(value) as u32 + 1, all),
            Some(_) | None => 0,
        };
        agreement.rarity = [
            name_rarity(&agreement, surnames, Column::Surname, name),
            same(Field::Postcode, postcode_value(person.postcode)),
            same(Field::BirthDate, date_value(person.birth_date)),
            name_rarity(&agreement, forenames, Column::Forename, name),
        ];
        agreement
    }

    /// What address, other numbers and relatives say beside the fields.
    fn beside(&self, asked: &Asked, place: u32) -> impl Iterator<Item = Bar> {
        let address = (asked.address[0] != 0).then(|| {
            let words = &self.addresses[place as usize];
            let alike = asked.address.iter().filter(|word| **word != 0 && words.contains(word)).count();
            // The number and the street are shared by few, the street alone by some hundreds.
            let millibits = match alike {
                _ if words[0] == 0 => 0,
                0 => -2_000,
                1 => 3_000,
                _ => 12_000,
            };
            let says = if alike > 1 { "same house and street" } else { "address differs, or agrees in part" };
            Bar { field: "address", says: says.to_owned(), millibits }
        });
        let numbers = (asked.numbers[0] != 0).then(|| {
            let of = &self.numbers[place as usize];
            let same = asked.numbers.iter().any(|number| *number != 0 && of.contains(number));
            // As rare as a number of the NHS, and nothing against anybody who has another: agencies number people each in their own way.
            let (says, millibits) = if same { ("same number", 20_000) } else { ("another number, or none", 0) };
            Bar { field: "other_number", says: says.to_owned(), millibits }
        });
        let relatives = asked.relatives.iter().map(move |relative| {
            let of = self.relatives(place);
            let level = of.iter().filter_map(|name| compare_forenames(&asked.table, *relative, *name)).min();
            let (says, millibits) = match level {
                Some(ForenameLevel::Same) => ("has a relative of that name", 7_000),
                Some(ForenameLevel::SharesPart | ForenameLevel::ShortForm | ForenameLevel::SoundsOrSlip) => {
                    ("has a relative of a name like that", 5_000)
                }
                Some(ForenameLevel::Similar | ForenameLevel::SameInitial | ForenameLevel::Different) => {
                    ("has relatives, and none of that name", -2_000)
                }
                None => ("no relatives are on record", 0),
            };
            Bar { field: "relative", says: says.to_owned(), millibits }
        });
        address.into_iter().chain(numbers).chain(relatives)
    }
}

/// The best first, nobody twice, and at most so many.
fn ranked(mut found: Vec<Found>, most: usize) -> Vec<Found> {
    found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.key.cmp(&other.key)));
    let mut keys = Vec::with_capacity(most);
    found.retain(|found| {
        let is_new = keys.len() < most && !keys.contains(&found.key);
        if is_new {
            keys.push(found.key);
        }
        is_new
    });
    found
}

impl Asked<'_> {
    /// How the names that are asked for sound.
    fn sounds(&self) -> Values {
        let mut sounds = Values::default();
        self.ways().for_each(|asked| main_sounds(&self.table, asked, &mut sounds));
        sounds
    }

    /// The question, and with a lone name in the other column.
    fn ways(&self) -> impl Iterator<Item = &Person> {
        std::iter::once(&self.person).chain(&self.turned)
    }

    /// How a person agrees with the question; a name that is typed halfway is similar to what it begins, and a year of birth can be asked for by age.
    fn agreement(&self, asked: &Person, person: &Person) -> Agreement {
        let mut agreement = levels(&self.table, None, asked, person);
        for (field, one, other) in
            [(Field::Forename, asked.forename, person.forename), (Field::Surname, asked.surname, person.surname)]
        {
            if agreement.level(field) == Some(field.levels().len()) {
                let (begun, whole) = (self.table.name(one).letters(), self.table.name(other).letters());
                if begun.len() >= LETTERS_BEGUN_MIN && whole.starts_with(begun) {
                    agreement.replace(field, field.levels().len() - 1 - usize::from(field == Field::Forename));
                }
            }
        }
        if let Some((first, last)) = self.born
            && asked.birth_date == Default::default()
            && person.birth_date != Default::default()
        {
            let year = person.birth_date.parts().0;
            agreement.replace(Field::BirthDate, if (first..=last).contains(&year) { 6 } else { 7 });
        }
        agreement
    }
}
