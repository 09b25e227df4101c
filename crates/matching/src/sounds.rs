//! How a name sounds, as a few letters: names that an English clerk could write for one another when hearing them share it. Coarse on
//! purpose: it finds names to compare, and the comparison then looks at the spelling.

/// Sounds of a name that are kept.
const SOUNDS_MAX: usize = 6;

/// Names whose spelling gives the English reader no clue, respelled so that the rules say them right.
const RESPELLED: [(&[u8], &[u8]); 44] = [
    (b"aodhan", b"aidan"),
    (b"aoibheann", b"eeveen"),
    (b"aoibhe", b"eeva"),
    (b"aoife", b"eefa"),
    (b"aoibhinn", b"eeveen"),
    (b"blathnaid", b"blawnid"),
    (b"caitriona", b"catrina"),
    (b"catriona", b"catrina"),
    (b"caoimhe", b"keeva"),
    (b"ciara", b"keera"),
    (b"ciaran", b"keeran"),
    (b"clare", b"claire"),
    (b"cian", b"kean"),
    (b"dearbhla", b"dervla"),
    (b"deirdre", b"deerdra"),
    (b"diarmuid", b"dermot"),
    (b"diarmaid", b"dermot"),
    (b"eabha", b"ava"),
    (b"eilidh", b"aylee"),
    (b"eimear", b"eemer"),
    (b"eoghan", b"owen"),
    (b"eoin", b"owen"),
    (b"fionnuala", b"finoola"),
    (b"grainne", b"gronya"),
    (b"graham", b"grame"),
    (b"maeve", b"mave"),
    (b"meadhbh", b"mave"),
    (b"muireann", b"mwirin"),
    (b"niamh", b"neev"),
    (b"odhran", b"oran"),
    (b"oisin", b"osheen"),
    (b"padraig", b"pawrick"),
    (b"roisin", b"rosheen"),
    (b"ruairi", b"rory"),
    (b"ruaridh", b"rory"),
    (b"sadhbh", b"sive"),
    (b"saoirse", b"seersha"),
    (b"sean", b"shawn"),
    (b"seamus", b"shaymus"),
    (b"sinead", b"shinade"),
    (b"siobhan", b"shivawn"),
    (b"sorcha", b"surracha"),
    (b"tadhg", b"tige"),
    (b"xiomara", b"siomara"),
];

/// The sounds of a name: its first sound (every vowel is one) and the consonants after it. Zero for a name without letters.
pub(crate) fn sounds(letters: &[u8]) -> u32 {
    let letters = RESPELLED.iter().find(|(spelled, _)| *spelled == letters).map_or(letters, |(_, said)| said);
    let mut code = 0_u32;
    let mut count = 0;
    let mut last = 0;
    let mut at = 0;
    while at < letters.len() && count < SOUNDS_MAX {
        let (sound, taken) = sound(letters, at);
        if sound != 0 && (sound != last || at == 0) && (sound != b'a' || at == 0) {
            code = code << 5 | u32::from(sound & 31);
            count += 1;
        }
        // A vowel between two equal consonants keeps them apart.
        last = sound;
        at += taken;
    }
    code
}

/// The sound at a place and how many letters it takes. Zero is silence.
fn sound(letters: &[u8], at: usize) -> (u8, usize) {
    let next = letters.get(at + 1).copied().unwrap_or(0);
    let after = letters.get(at + 2).copied().unwrap_or(0);
    let first = at == 0;
    match (letters[at], next) {
        (b'p', b'h') => (b'f', 2),
        (b'g', b'h') if first => (b'g', 2),
        (b'g', b'h') => (0, 2),
        (b'k' | b'g' | b'p', b'n') if first => (b'n', 2),
        (b'w', b'r') if first => (b'r', 2),
        (b's', b'c') if after == b'h' => (b's', 3),
        (b's', b'h') | (b'c' | b's', b'z') => (b's', 2),
        (b'c', b'h') => (b'k', 2),
        (b't', b'h') => (b't', 2),
        (b'd', b'g') => (b'j', 2),
        (b'c', b'e' | b'i' | b'y') => (b's', 1),
        (b'c', b'k') => (b'k', 2),
        (b'c' | b'q' | b'k', _) => (b'k', 1),
        (b'x', _) if first => (b's', 1),
        (b'x', _) => (b'k', 1),
        (b'z', _) => (b's', 1),
        (b'v', _) => (b'f', 1),
        (b'j', _) | (b'g', b'e' | b'i' | b'y') => (b'j', 1),
        (b'm', _) => (b'm', 1),
        (b'y', b'a' | b'e' | b'i' | b'o' | b'u') if first => (b'y', 1),
        (b'a' | b'e' | b'i' | b'o' | b'u' | b'y', _) => (b'a', 1),
        (b'w', _) if first => (b'w', 1),
        (b'h', _) if first => (b'h', 1),
        (b'h' | b'w', _) => (0, 1),
        (letter, _) => (letter, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_share_their_sounds() {
        for (one, other) in [
            ("philip", "filip"),
            ("clarke", "clark"),
            ("catherine", "kathryn"),
            ("mohammed", "muhammad"),
            ("aisha", "aysha"),
            ("wright", "right"),
            ("stephen", "steven"),
            ("hussain", "hussein"),
            ("sean", "shaun"),
            ("zoe", "zoey"),
            ("siobhan", "shivaun"),
            ("niamh", "neve"),
            ("caoimhe", "keeva"),
        ] {
            let same = sounds(one.as_bytes()) == sounds(other.as_bytes());
            assert!(same, "{one} {other}");
        }
        assert_ne!(sounds(b"kai"), sounds(b"amara"));
        assert_eq!(sounds(b""), 0);
    }
}
