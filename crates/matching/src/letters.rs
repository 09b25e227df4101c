//! The plain letters of a name: small, without accents, marks or titles, in parts. Keeps nothing of how it was typed.

use unicode_normalization::UnicodeNormalization;

/// More characters are not read: beyond that somebody pasted a letter into the box.
const CHARACTERS_MAX: usize = 120;
/// Letters of a part that are compared; no name in common use is told from another only after these.
pub(crate) const LETTERS_MAX: usize = 24;
/// Parts that are told apart: a double-barrelled surname has two, a forename with middle names rarely four.
pub(crate) const PARTS_MAX: usize = 4;

/// Forms of address, which are not names.
const TITLES: [&str; 10] = ["mr", "mrs", "miss", "ms", "mx", "dr", "rev", "sir", "master", "unborn"];
/// Small words inside names that are written, joined or left out as the clerk pleases.
const PARTICLES: [&str; 24] = [
    "al", "el", "ul", "bin", "ibn", "bint", "binti", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "la", "le", "van", "von", "ter", "y",
];

/// The parts of a name, as letters. Empty for a name without a letter.
pub(crate) fn parts(name: &str) -> Vec<Vec<u8>> {
    let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
    for character in name.chars().take(CHARACTERS_MAX).nfkd().flat_map(char::to_lowercase) {
        let last = parts.last_mut().expect("there is always a last part");
        match character {
            'a'..='z' => last.push(character as u8),
            'ø' => last.push(b'o'),
            'ł' => last.push(b'l'),
            'đ' | 'ð' => last.push(b'd'),
            'ı' => last.push(b'i'),
            'ß' => last.extend(b"ss"),
            'æ' => last.extend(b"ae"),
            'œ' => last.extend(b"oe"),
            'þ' => last.extend(b"th"),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => {}
            _ if is_mark(character) => {}
            // A letter of another script is one byte of its own: such names are compared by spelling alone.
            _ if character.is_alphabetic() => last.push(128 + (u32::from(character) % 127) as u8),
            _ if !last.is_empty() => parts.push(Vec::new()),
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    let kept: Vec<Vec<u8>> =
        parts.iter().filter(|part| !is_one_of(part, &TITLES) && !is_one_of(part, &PARTICLES)).cloned().collect();
    let mut kept = joined(if kept.is_empty() { parts } else { kept });
    kept.truncate(PARTS_MAX);
    for part in &mut kept {
        part.truncate(LETTERS_MAX);
    }
    kept
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}')
}

fn is_one_of(part: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| word.as_bytes() == part)
}

/// "O Brien" is O'Brien, "Mac Donald" is MacDonald.
fn joined(parts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut joined: Vec<Vec<u8>> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if is_one_of(last, &["o", "mc", "mac"]) && part.len() >= 4 => last.extend(part),
            Some(_) | None => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(name: &str) -> String {
        parts(name).iter().map(|part| String::from_utf8_lossy(part).into_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for (typed, meant) in [
            ("O'Brien", "obrien"),
            ("O Brien", "obrien"),
            ("O’BRIEN", "obrien"),
            ("Zoë", "zoe"),
            ("Łukasz", "lukasz"),
            ("Mr Kai", "kai"),
            ("van der Berg", "berg"),
            ("Mac Donald", "macdonald"),
            ("Smith-Jones", "smith jones"),
            ("Smith - Jones", "smith jones"),
            ("de la", "de la"),
            ("  ", ""),
            ("?", ""),
        ] {
            assert_eq!(plain(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn a_pasted_letter_is_not_read_to_its_end() {
        assert!(parts(&"a ".repeat(10_000)).len() <= PARTS_MAX);
        assert!(parts(&"a".repeat(10_000))[0].len() <= LETTERS_MAX);
    }
}
