//! What a name sounds like, whatever language spelled it: a skeleton of consonants and the first vowel. English letter rules first, then
//! the spellings that are common for names from Ireland, Poland, the Arabic world and South Asia. It merges more than an ear would:
//! it finds candidates, and spelling and dates decide.

/// Consonants kept: longer names differ in their beginnings.
const SKELETON_LENGTH_MAX: usize = 8;

/// Ways one spelling may be said: two doubtful places double twice.
const SOUNDS_MAX: usize = 4;

/// Names whose spelling gives the English reader no clue, respelled so that the rules say them right.
const RESPELLED: [(&str, &str); 44] = [
    ("aodhan", "aidan"),
    ("aoibheann", "eeveen"),
    ("aoibhe", "eeva"),
    ("aoife", "eefa"),
    ("aoibhinn", "eeveen"),
    ("blathnaid", "blawnid"),
    ("caitriona", "catrina"),
    ("catriona", "catrina"),
    ("caoimhe", "keeva"),
    ("ciara", "keera"),
    ("ciaran", "keeran"),
    ("clare", "claire"),
    ("cian", "kean"),
    ("dearbhla", "dervla"),
    ("deirdre", "deerdra"),
    ("diarmuid", "dermot"),
    ("diarmaid", "dermot"),
    ("eabha", "ava"),
    ("eilidh", "aylee"),
    ("eimear", "eemer"),
    ("eoghan", "owen"),
    ("eoin", "owen"),
    ("fionnuala", "finoola"),
    ("grainne", "gronya"),
    ("graham", "grame"),
    ("maeve", "mave"),
    ("meadhbh", "mave"),
    ("muireann", "mwirin"),
    ("niamh", "neev"),
    ("odhran", "oran"),
    ("oisin", "osheen"),
    ("padraig", "pawrick"),
    ("roisin", "rosheen"),
    ("ruairi", "rory"),
    ("ruaridh", "rory"),
    ("sadhbh", "sive"),
    ("saoirse", "seersha"),
    ("sean", "shawn"),
    ("seamus", "shaymus"),
    ("sinead", "shinade"),
    ("siobhan", "shivawn"),
    ("sorcha", "surracha"),
    ("tadhg", "tige"),
    ("xiomara", "siomara"),
];

/// The sounds of one normalised word; none for a word in another script. More than one where a spelling can be said two ways.
pub fn sounds(word: &str) -> Vec<String> {
    let word = RESPELLED.iter().find(|(spelled, _)| *spelled == word).map_or(word, |(_, said)| said);
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let letters = word.as_bytes();
    let mut said = vec![String::new()];
    let mut at = 0;
    while at < letters.len() {
        let (length, codes) = consonant(letters, at);
        extend(&mut said, codes);
        at += length;
    }
    let vowels = first_vowel(letters);
    let mut whole: Vec<String> = Vec::new();
    for skeleton in said {
        for vowel in vowels {
            let sound =
                if opens_with_vowel(letters) { format!("{vowel}{skeleton}") } else { format!("{skeleton}-{vowel}") };
            if !whole.contains(&sound) && whole.len() < SOUNDS_MAX {
                whole.push(sound);
            }
        }
    }
    whole
}

/// Adds the codes for one place to every way of saying the word so far. A sound is not said twice in a row.
fn extend(said: &mut Vec<String>, codes: &[&str]) {
    if codes.is_empty() {
        return;
    }
    let mut longer = Vec::new();
    for code in codes {
        for skeleton in said.iter() {
            if longer.len() == SOUNDS_MAX {
                break;
            }
            let mut skeleton = skeleton.clone();
            if skeleton.len() < SKELETON_LENGTH_MAX && !skeleton.ends_with(code) {
                skeleton.push_str(code);
            }
            longer.push(skeleton);
        }
    }
    *said = longer;
}

/// How many letters make the next sound, and its code or codes: P covers b and p, T covers d and t, K covers c, g, k and q, X is sh and ch.
fn consonant(letters: &[u8], at: usize) -> (usize, &'static [&'static str]) {
    let rest = &letters[at..];
    let starts = |with: &str| rest.starts_with(with.as_bytes());
    let is_first = at == 0;
    let next_is_vowel = is_vowel(letters, at + 1);
    let next_is_soft = matches!(rest.get(1), Some(b'e' | b'i' | b'y'));
    for (spelled, codes) in CLUSTERS {
        if starts(spelled) {
            return (spelled.len(), codes);
        }
    }
    if is_first {
        for (spelled, codes) in OPENINGS {
            if starts(spelled) {
                return (spelled.len(), codes);
            }
        }
    }
    let codes: &[&str] = match rest[0] {
        b'b' if rest.len() == 1 && at > 0 && letters[at - 1] == b'm' => &[],
        b'b' | b'p' => &["P"],
        b'c' if next_is_soft => &["S"],
        b'c' | b'k' | b'q' => &["K"],
        b'd' | b't' => &["T"],
        b'f' | b'v' => &["F"],
        b'g' if starts("ge") || starts("gi") || starts("gy") => &["J", "K"],
        b'g' => &["K"],
        b'h' if next_is_vowel => &["H"],
        b'j' => &["J", "Y"],
        b'l' => &["L"],
        b'm' => &["M"],
        b'n' => &["N"],
        b'r' => &["R"],
        b's' | b'z' => &["S"],
        b'w' if next_is_vowel && is_first => &["W", "F"],
        b'w' if next_is_vowel && !is_vowel(letters, at.wrapping_sub(1)) => &["W"],
        b'x' => &["KS"],
        b'y' if is_first && next_is_vowel => &["Y"],
        // Vowels, and the h, w and y that only lengthen them.
        _ => &[],
    };
    (1, codes)
}

/// Letters that together make one sound, longest first.
const CLUSTERS: [(&str, &[&str]); 33] = [
    ("tch", &["X"]),
    ("sch", &["X"]),
    ("szcz", &["X"]),
    ("mps", &["MS"]),
    ("ght", &["T"]),
    ("chr", &["KR"]),
    ("dzh", &["J"]),
    ("cia", &["X", "S"]),
    ("sio", &["X", "S"]),
    ("tio", &["X", "T"]),
    ("ough", &[]),
    ("augh", &[]),
    ("eigh", &[]),
    ("aigh", &[]),
    ("igh", &[]),
    ("dg", &["J"]),
    ("dj", &["J"]),
    ("ch", &["X", "K"]),
    ("cz", &["X"]),
    ("sz", &["X"]),
    ("sh", &["X"]),
    ("ph", &["F"]),
    ("bh", &["F"]),
    ("th", &["T"]),
    ("dh", &["T"]),
    ("kh", &["K"]),
    ("gh", &["K"]),
    ("zh", &["J"]),
    ("rz", &["J", "RS"]),
    ("ck", &["K"]),
    ("qu", &["K"]),
    ("wr", &["R"]),
    ("ll", &["L"]),
];

/// Openings that are said differently from the same letters inside a word.
const OPENINGS: [(&str, &[&str]); 9] = [
    ("kn", &["N"]),
    ("gn", &["N"]),
    ("pn", &["N"]),
    ("ps", &["S"]),
    ("ng", &["N"]),
    ("hs", &["X"]),
    ("wh", &["W"]),
    ("x", &["S", "X"]),
    ("ts", &["S"]),
];

/// Yvonne opens with a vowel, Yusuf does not.
fn opens_with_vowel(letters: &[u8]) -> bool {
    is_vowel(letters, 0) || (letters[0] == b'y' && !is_vowel(letters, 1))
}

fn is_vowel(letters: &[u8], at: usize) -> bool {
    matches!(letters.get(at), Some(b'a' | b'e' | b'i' | b'o' | b'u'))
}

/// The first vowel in three broad colours. `ai`, `ay`, `ei`, `ea` are said both ways: Sheikh and Shaikh, Reade and Ray.
fn first_vowel(letters: &[u8]) -> &'static [&'static str] {
    let Some(at) =
        (0..letters.len()).find(|at| is_vowel(letters, *at) || (letters[*at] == b'y' && !is_vowel(letters, at + 1)))
    else {
        return &[""];
    };
    match (letters[at], letters.get(at + 1)) {
        (b'a', Some(b'i' | b'y' | b'e')) | (b'e', Some(b'i' | b'a' | b'y')) => &["A", "E"],
        (b'a', Some(b'u' | b'w' | b'o')) => &["O", "A"],
        (b'a', _) => &["A"],
        (b'o' | b'u', _) => &["O"],
        (_, _) => &["E"],
    }
}
