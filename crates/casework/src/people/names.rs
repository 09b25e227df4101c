//! Comparing people's names, dates of birth and numbers, for the search at the front door and to notice likely duplicates while
//! somebody is being registered. It suggests and gives its reasons; a person decides. Weighing by how rare a name is belongs to
//! the `matching` crate.

mod alike;
mod nicknames;
mod sounds;
mod spelling;

pub use alike::{Asked, Band, FullName, Known, Likeness, Reason, Sex, alike};
pub use sounds::sounds;
pub use spelling::{normalise, slips};

use std::{collections::BTreeSet, fmt};

/// Fewest letters worth looking up while somebody is still typing: two letters find half the town.
pub const PREFIX_LENGTH_MIN: usize = 3;

/// Longest beginning kept: by eight letters the whole word or its sound finds the person.
pub const PREFIX_LENGTH_MAX: usize = 8;

/// Words of one name that are indexed. The longest real names have some twelve words; more is a sentence in the wrong box.
pub const NAME_WORDS_MAX: usize = 16;

/// One way to find a name in an index. Written `w:obrien`, `s:APRN`, `n:william`, `p:obr`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A whole word, in plain small letters.
    Word(String),
    /// What a word sounds like.
    Sound(String),
    /// The full name that a word is short for, or itself one of.
    Nickname(&'static str),
    /// The beginning of a word.
    Prefix(String),
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Word(word) => write!(out, "w:{word}"),
            Key::Sound(sound) => write!(out, "s:{sound}"),
            Key::Nickname(group) => write!(out, "n:{group}"),
            Key::Prefix(prefix) => write!(out, "p:{prefix}"),
        }
    }
}

/// Every key under which a name is kept in the index: its words, their sounds, the names they are short for, their beginnings.
pub fn search_keys(name: &str) -> Vec<Key> {
    let mut keys = whole_word_keys(name);
    for word in searched_words(name) {
        let letters: Vec<char> = word.chars().collect();
        keys.extend(
            (PREFIX_LENGTH_MIN..=letters.len().min(PREFIX_LENGTH_MAX))
                .map(|length| Key::Prefix(letters[..length].iter().collect())),
        );
    }
    keys.into_iter().collect()
}

/// The keys to look up for what somebody typed: every finished word in all its ways, and the last also as the beginning of a longer one.
pub fn asked_keys(typed: &str) -> Vec<Key> {
    let mut keys = whole_word_keys(typed);
    if let Some(last) = normalise(typed).last() {
        let beginning: String = last.chars().take(PREFIX_LENGTH_MAX).collect();
        if beginning.chars().count() >= PREFIX_LENGTH_MIN {
            keys.insert(Key::Prefix(beginning));
        }
    }
    keys.into_iter().collect()
}

fn whole_word_keys(name: &str) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for word in searched_words(name) {
        keys.extend(sounds(&word).into_iter().map(Key::Sound));
        keys.extend(nicknames::groups(&word).map(Key::Nickname));
        keys.insert(Key::Word(word));
    }
    keys
}

/// The words of a name, and neighbours written as one: Anne-Marie is also Annemarie, Smith-Jones also Smithjones.
fn searched_words(name: &str) -> Vec<String> {
    let mut words = normalise(name);
    words.truncate(NAME_WORDS_MAX);
    let joined: Vec<String> = words.windows(2).map(|pair| pair.concat()).collect();
    words.extend(joined);
    words
}

#[cfg(test)]
mod tests;
