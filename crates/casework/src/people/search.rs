//! Finding people at the front door and while registering: a plain first version over an index of keys. The store looks the keys
//! up; this says which keys a person has, which to ask for, and how alike a found person is.

use super::{
    Person,
    names::{self, Key},
    numbers::{NhsNumber, Postcode, Upn},
};
use jiff::civil::Date;

/// The keys under which a person is found: names in all their ways, birth date, postcode, numbers.
pub fn search_keys(person: &Person) -> Vec<String> {
    let details = &person.details;
    let names = [&details.forename, &details.surname, &details.preferred, &details.described_as];
    let names = names.into_iter().flatten().chain(&person.also_known_as);
    let mut keys: Vec<String> = names.flat_map(|name| names::search_keys(name)).map(|key| key.to_string()).collect();
    keys.extend(details.born.or(details.expected).map(birth_key));
    keys.extend(details.nhs_number.as_ref().map(|number| format!("nhs:{number}")));
    keys.extend(details.upn.as_ref().map(|number| format!("upn:{number}")));
    keys.extend(details.local_number.as_ref().map(|number| format!("local:{}", number.to_lowercase())));
    let postcodes =
        person.homes.iter().filter(|home| home.to.is_none()).filter_map(|home| home.address.postcode.as_ref());
    keys.extend(postcodes.map(|postcode| postcode_key(postcode)));
    keys
}

fn birth_key(day: Date) -> String {
    format!("born:{day}")
}

fn postcode_key(postcode: &str) -> String {
    format!("post:{}", postcode.replace(' ', "").to_lowercase())
}

/// What somebody typed into the search box, told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words of a name.
    pub name: String,
    /// Keys that must all be found: a birth date, a postcode, a number.
    pub exact: Vec<String>,
    /// Keys of the name's words, a list for each word: one of each is enough.
    pub words: Vec<Vec<String>>,
}

/// Tells apart what somebody typed: "amara okonjo 4/3/2016", "AL1 2AB", "943 476 5919".
pub fn asked(typed: &str, today: Date) -> Asked {
    let mut asked = Asked::default();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let piece = |count: usize| words.get(at..at + count).map(|words| words.join(" "));
        let special = (1..=3).rev().find_map(|count| Some((count, special_key(&piece(count)?, today)?)));
        match special {
            Some((count, key)) => {
                asked.exact.push(key);
                at += count;
            }
            None => {
                if !asked.name.is_empty() {
                    asked.name.push(' ');
                }
                asked.name.push_str(words[at]);
                at += 1;
            }
        }
    }
    let names: Vec<&str> = asked.name.split_whitespace().collect();
    let last = names.len().saturating_sub(1);
    for (number, word) in names.into_iter().enumerate() {
        let keys = names::asked_keys(word).into_iter().filter(|key| number == last || !matches!(key, Key::Prefix(_)));
        let keys: Vec<String> =
            keys.map(|key| key.to_string()).chain([format!("local:{}", word.to_lowercase())]).collect();
        asked.words.push(keys);
    }
    asked
}

fn special_key(piece: &str, today: Date) -> Option<String> {
    if let Ok(number) = NhsNumber::parse(piece) {
        return Some(format!("nhs:{number}"));
    }
    if let Ok(number) = Upn::parse(piece) {
        return Some(format!("upn:{number}"));
    }
    if let Ok(postcode) = Postcode::parse(piece) {
        return Some(postcode_key(&postcode.to_string()));
    }
    let digits = piece.chars().filter(char::is_ascii_digit).count();
    // A day without a year is more likely a house number and a month's name in an address.
    (digits >= 3).then(|| crate::form::read_day(piece, today))?.map(birth_key)
}
