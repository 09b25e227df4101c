//! One plain spelling for a name, and how many slips of the finger lie between two.

/// Characters of one name that are read. Beyond that somebody pasted a letter into the box.
const NAME_LENGTH_MAX: usize = 200;

/// Small words inside surnames that are written, joined or left out as the clerk pleases.
const PARTICLES: [&str; 26] = [
    "al", "el", "ul", "ur", "bin", "ibn", "bint", "binti", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "la", "le", "van", "von", "ter", "zu", "y",
];

/// Forms of address, not names.
const TITLES: [&str; 12] = ["mr", "mrs", "miss", "ms", "mx", "dr", "prof", "rev", "sir", "master", "baby", "unborn"];

/// The words of a name in small letters without accents, apostrophes, titles and particles. A name made only of such words keeps them.
pub fn normalise(name: &str) -> Vec<String> {
    let mut plain = String::new();
    for character in name.chars().take(NAME_LENGTH_MAX).flat_map(char::to_lowercase) {
        match character {
            // O'Brien, O’Brien and Obrien are one name; marks over letters are dropped with the letters that carry them folded below.
            '\''
            | '’'
            | '‘'
            | 'ʼ'
            | 'ʻ'
            | '`'
            | '´'
            | '\u{300}'..='\u{36f}'
            | '\u{64b}'..='\u{65f}'
            | '\u{200b}'..='\u{200f}' => {}
            _ if character.is_alphabetic() => fold(character, &mut plain),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let kept: Vec<String> =
        joined_prefixes(words.iter().copied().filter(|word| !TITLES.contains(word) && !PARTICLES.contains(word)));
    if kept.is_empty() { words.into_iter().map(str::to_owned).collect() } else { kept }
}

/// "O Brien" is O'Brien, "Mac Donald" and "Mc Donald" are MacDonald, and Mac is written Mc.
fn joined_prefixes<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut() {
            Some(last) if matches!(last.as_str(), "o" | "mc" | "mac") && word.chars().count() >= 4 => {
                last.push_str(word)
            }
            Some(_) | None => joined.push(word.to_owned()),
        }
    }
    for word in &mut joined {
        if let Some(rest) = word.strip_prefix("mac")
            && rest.len() >= 4
        {
            *word = format!("mc{rest}");
        }
    }
    joined
}

/// Writes a small letter without its accent. Letters of other scripts stay as they are.
fn fold(letter: char, plain: &mut String) {
    const FOLDED: [(&str, &str); 30] = [
        ("àáâãåāăąǎạảấầẩẫậắằẳẵặ", "a"),
        ("çćĉċč", "c"),
        ("ďđ", "d"),
        ("ðè", "e"),
        ("éêëēĕėęěẹẻẽếềểễệǝ", "e"),
        ("ĝğġģǧ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįıǐịỉ", "i"),
        ("ĵ", "j"),
        ("ķĸ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňŉŋ", "n"),
        ("òóôõōŏőǒọỏốồổỗộơớờởỡợ", "o"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ţťŧț", "t"),
        ("ùúûũūŭůűųǔụủưứừửữự", "u"),
        ("ŵẁẃẅ", "w"),
        ("ýÿŷỳỵỷỹ", "y"),
        ("źżž", "z"),
        ("æ", "ae"),
        ("œ", "oe"),
        // German writes these with an e when the umlaut is missing, everybody else leaves the dots out: the dots go.
        ("ä", "a"),
        ("ö", "o"),
        ("ü", "u"),
        ("ø", "o"),
        ("ß", "ss"),
        ("þ", "th"),
        ("ə", "a"),
        ("ɣ", "g"),
    ];
    if letter.is_ascii() {
        plain.push(letter);
        return;
    }
    match FOLDED.iter().find(|(accented, _)| accented.contains(letter)) {
        Some((_, folded)) => plain.push_str(folded),
        None => plain.push(letter),
    }
}

/// How many slips (a letter missing, added, wrong, or two neighbours swapped) lie between two words; `None` beyond `at_most`.
pub fn slips(one: &str, other: &str, at_most: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().take(NAME_LENGTH_MAX).collect();
    let other: Vec<char> = other.chars().take(NAME_LENGTH_MAX).collect();
    if one.len().abs_diff(other.len()) > at_most {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let mut least =
                (last[column + 1] + 1).min(current[column] + 1).min(last[column] + usize::from(letter != against));
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against {
                least = least.min(before_last[column - 1] + 1);
            }
            current.push(least);
        }
        if current.iter().all(|cost| *cost > at_most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().filter(|cost| *cost <= at_most)
}
