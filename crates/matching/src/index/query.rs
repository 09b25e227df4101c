//! What somebody asks at the front door: in fields, or as words typed into one box.

use crate::{date::BirthDate, number::Number, postcode::Postcode};

/// Words that are read; more is not a question.
const WORDS_MAX: usize = 24;
/// Nobody is asked for by an age above this.
const AGE_MAX: u32 = 120;

/// Words for a relative, before their name.
const RELATIVES: [&str; 22] = [
    "brother",
    "sister",
    "sibling",
    "twin",
    "mother",
    "mum",
    "mom",
    "father",
    "dad",
    "parent",
    "grandmother",
    "grandfather",
    "gran",
    "nan",
    "grandad",
    "aunt",
    "uncle",
    "cousin",
    "stepfather",
    "stepmother",
    "son",
    "daughter",
];
/// Words that end a street.
const STREETS: [&str; 24] = [
    "street", "st", "road", "rd", "lane", "avenue", "ave", "close", "way", "drive", "court", "place", "crescent",
    "terrace", "gardens", "grove", "hill", "row", "walk", "mews", "park", "square", "view", "house",
];

/// A relative by whom somebody is known: "brother called Kai".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relative {
    /// What they are; empty if that is not known.
    pub relation: String,
    /// Their first name.
    pub forename: String,
}

/// A question. What is empty is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// First names, as far as they are typed.
    pub forename: String,
    /// Surname, as far as it is typed.
    pub surname: String,
    /// A name that may be either.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<BirthDate>,
    /// Years of birth, the earliest and the latest.
    pub born: Option<(u32, u32)>,
    /// Sex.
    pub sex: String,
    /// Postcode, or its beginning.
    pub postcode: Option<Postcode>,
    /// NHS number.
    pub number: Option<Number>,
    /// House number and street.
    pub address: String,
    /// Other numbers that only one person has.
    pub numbers: Vec<String>,
    /// Relatives.
    pub relatives: Vec<Relative>,
}

impl Query {
    /// Reads words as they come: names, a date of birth, "aged 7" or "about 7", a postcode, an NHS number, "brother called Kai",
    /// "12 Mill Lane". `year` is the present one, for ages.
    pub fn from_words(text: &str, year: u32) -> Query {
        let mut query = Query::default();
        let words: Vec<&str> =
            text.split([' ', '\t', '\n', ',', ';']).filter(|word| !word.is_empty()).take(WORDS_MAX).collect();
        let mut names: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let taken = query.take(&words[at..], year);
            if taken == 0 {
                let word = words[at];
                if word.bytes().any(|byte| byte.is_ascii_digit()) {
                    query.numbers.push(word.to_owned());
                } else if word.chars().any(char::is_alphabetic) && !is_filler(word) {
                    names.push(word);
                }
                at += 1;
            } else {
                at += taken;
            }
        }
        match names.as_slice() {
            [] => {}
            [one] => query.name = (*one).to_owned(),
            [forename, surname @ ..] => {
                query.forename = (*forename).to_owned();
                query.surname = surname.join(" ");
            }
        }
        query
    }

    /// Takes what the words begin with, unless it is a name; says how many words that were.
    fn take(&mut self, words: &[&str], year: u32) -> usize {
        let lower: Vec<String> = words.iter().take(6).map(|word| word.to_lowercase()).collect();
        let is_digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if RELATIVES.contains(&lower[0].as_str()) {
            let name =
                1 + usize::from(lower.get(1).is_some_and(|word| matches!(word.as_str(), "called" | "named" | "is")));
            let Some(forename) = words.get(name) else { return 0 };
            self.relatives.push(Relative { relation: lower[0].clone(), forename: (*forename).to_owned() });
            return name + 1;
        }
        if matches!(lower[0].as_str(), "girl" | "boy" | "female" | "male") {
            self.sex.clone_from(&lower[0]);
            return 1;
        }
        if matches!(lower[0].as_str(), "aged" | "age" | "about" | "around" | "approx" | "nearly")
            && let Some(age) = lower.get(1).and_then(|word| word.parse::<u32>().ok()).filter(|age| *age <= AGE_MAX)
        {
            let about = u32::from(!lower[0].starts_with("age"));
            self.born = Some((year.saturating_sub(age + 1 + about), year.saturating_sub(age.saturating_sub(about))));
            let unit = lower.get(2).is_some_and(|word| matches!(word.as_str(), "years" | "year" | "yrs" | "yo"));
            return 2 + usize::from(unit);
        }
        // An NHS number in one piece or in three.
        let pieces = words.iter().take_while(|word| is_digits(word)).take(3).count();
        for pieces in (1..=pieces).rev() {
            let joined = words[..pieces].concat();
            if joined.len() == 10 {
                self.number = Number::read(&joined);
                if self.number.is_none_or(|number| !number.holds()) {
                    self.numbers.push(joined);
                }
                return pieces;
            }
        }
        for pieces in [1, 3] {
            if words.len() >= pieces
                && self.birth_date.is_none()
                && words[0].starts_with(|first: char| first.is_ascii_digit())
                && let Some(date) = BirthDate::read(&words[..pieces].join(" "))
            {
                self.birth_date = Some(date);
                // Councils number people with as many digits.
                if is_digits(words[0]) && words[0].len() == 8 {
                    self.numbers.push(words[0].to_owned());
                }
                return pieces;
            }
        }
        if is_digits(words[0]) && words[0].len() == 4 && matches!(&words[0][..2], "19" | "20") {
            self.born = words[0].parse().ok().map(|born| (born, born));
            return 1;
        }
        for pieces in [2, 1] {
            if words.len() >= pieces
                && words[pieces - 1].bytes().any(|byte| byte.is_ascii_digit())
                && !is_letters_then_number(&words[..pieces].concat())
                && let Some(postcode) =
                    Postcode::read(&words[..pieces].concat()).filter(|found| found.district().is_some())
                && (pieces == 1 || postcode.sector().is_some())
            {
                self.postcode = Some(postcode);
                return pieces;
            }
        }
        if words[0].starts_with(|first: char| first.is_ascii_digit()) {
            let street = lower.iter().position(|word| STREETS.contains(&word.as_str()));
            if let Some(street) = street.filter(|street| *street >= 1) {
                self.address = words[..=street].join(" ");
                return street + 1;
            }
        }
        0
    }
}

/// A number of a council's own, like CH-4711: two digits may be slips for the letters that end a postcode, three or more are not.
fn is_letters_then_number(word: &str) -> bool {
    word.bytes().rev().take_while(u8::is_ascii_digit).count() > 2
}

fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 14] =
        ["called", "named", "born", "dob", "nhs", "with", "has", "a", "and", "at", "of", "in", "from", "years"];
    FILLERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_come() {
        let query =
            Query::from_words("Amara Okafor-Smith, born 29/02/2016 KT18 7RL 999 000 0018 brother called Kai", 2026);
        assert_eq!((query.forename.as_str(), query.surname.as_str()), ("Amara", "Okafor-Smith"));
        assert_eq!(query.birth_date.map(BirthDate::number), Some(20160229));
        assert_eq!(query.postcode, Postcode::read("KT187RL"));
        assert_eq!(query.number, Number::read("9990000018"));
        assert_eq!(query.relatives, [Relative { relation: "brother".into(), forename: "Kai".into() }]);
    }

    #[test]
    fn an_age_a_year_a_street_and_half_a_postcode_are_understood() {
        assert_eq!(Query::from_words("Kai aged 7", 2026).born, Some((2018, 2019)));
        assert_eq!(Query::from_words("Kai about 7 years", 2026).born, Some((2017, 2020)));
        let query = Query::from_words("okaf 2016 kt18 12 mill lane", 2026);
        assert_eq!((query.name.as_str(), query.born), ("okaf", Some((2016, 2016))));
        assert_eq!((query.postcode, query.address.as_str()), (Postcode::read("KT18"), "12 mill lane"));
        assert_eq!(Query::from_words("Kai 29 Feb 2016", 2026).birth_date, BirthDate::read("2016-02-29"));
        assert_eq!(Query::from_words("", 2026), Query::default());
        assert_eq!(Query::from_words("Kai B801200001001 CH-4711", 2026).numbers, ["B801200001001", "CH-4711"]);
        assert_eq!(Query::from_words(&"brother ".repeat(100), 2026).name, "");
    }
}
