//! Places that must never reach certain people. Most real harm from records comes from an address in a letter, so whatever leaves
//! the house for a named reader is searched for every address hidden from that reader, in the text too.

use super::{ADDRESS, Address};
use ledger::{EntryId, PersonId, Reading};

/// An address hidden from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenPlace {
    /// The entry that holds the address.
    pub entry: EntryId,
    /// What to search for: letters and digits only, lower case.
    needles: Vec<String>,
}

/// The shortest piece of an address that is searched for by itself; shorter ones ("1 Elm") would find themselves everywhere.
const NEEDLE_MIN: usize = 5;

impl HiddenPlace {
    /// Every place in these entries that is hidden from a person.
    pub fn from(reading: &Reading, person: PersonId) -> Vec<HiddenPlace> {
        let names = reading.all_read_as(person.into());
        let hidden = |address: &Address| address.hidden_from.iter().any(|from| names.contains(&(*from).into()));
        let addresses = reading.entries().filter(|entry| entry.kind == ADDRESS);
        addresses
            .filter_map(|entry| Some((entry.id, entry.says::<Address>()?)))
            .filter(|(_, address)| hidden(address))
            .map(|(entry, address)| HiddenPlace { entry, needles: needles(&address) })
            .collect()
    }
}

fn needles(address: &Address) -> Vec<String> {
    let first_line = address.lines.split(',').next().unwrap_or_default();
    let pieces = [Some(folded(&address.lines)), Some(folded(first_line)), address.postcode.as_deref().map(folded)];
    let mut needles: Vec<String> =
        pieces.into_iter().flatten().filter(|piece| piece.chars().count() >= NEEDLE_MIN).collect();
    needles.dedup();
    needles
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Does the text give one of the places away, however it is spaced or punctuated?
pub fn reveals(text: &str, places: &[HiddenPlace]) -> bool {
    if places.is_empty() {
        return false;
    }
    let text = folded(text);
    places.iter().any(|place| place.needles.iter().any(|needle| text.contains(needle.as_str())))
}
