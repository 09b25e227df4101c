//! Turning a file's bytes into UTF-8 as they stream past: UTF-8, UTF-16 and Windows-1252.
//! It never guesses a byte: what is not valid becomes U+FFFD, so that a reader can say on which line.

/// The bytes that an encoding declaration must fit in: the first line of every real message is under 100.
pub(crate) const HEAD_BYTES_MAX: usize = 256;

/// How the characters of a file are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; ASCII is part of it.
    Utf8,
    /// UTF-16 with the low byte first, as Windows writes it.
    Utf16Low,
    /// UTF-16 with the high byte first.
    Utf16High,
    /// Windows-1252, which is also what files that say ISO-8859-1 hold.
    Windows1252,
}

impl Encoding {
    /// The encoding that the first bytes of a file show or declare, and how many of them are a byte order mark.
    /// `Err` holds the name of an encoding that is declared but cannot be read.
    pub(crate) fn of(head: &[u8]) -> Result<(Encoding, usize), String> {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => Ok((Encoding::Utf8, 3)),
            [0xFF, 0xFE, ..] => Ok((Encoding::Utf16Low, 2)),
            [0xFE, 0xFF, ..] => Ok((Encoding::Utf16High, 2)),
            [b'<', 0, ..] => Ok((Encoding::Utf16Low, 0)),
            [0, b'<', ..] => Ok((Encoding::Utf16High, 0)),
            _ => Ok((declared(head)?, 0)),
        }
    }
}

fn declared(head: &[u8]) -> Result<Encoding, String> {
    let text = String::from_utf8_lossy(head);
    let Some(declaration) = text.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()) else {
        return Ok(Encoding::Utf8);
    };
    let Some((_, value)) = declaration.split_once("encoding") else {
        return Ok(Encoding::Utf8);
    };
    let value = value.trim_start_matches(['=', ' ', '\t', '\r', '\n']);
    let name = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        // These bytes are one to a character, so "utf-16" is a slip of the program that wrote the first line.
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" | "" => Ok(Encoding::Utf8),
        "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" => Ok(Encoding::Windows1252),
        _ => Err(name.to_owned()),
    }
}

/// Decodes one file, chunk by chunk; a character split between two chunks is carried over.
#[derive(Debug)]
pub(crate) struct Decoder {
    encoding: Encoding,
    carried: Vec<u8>,
}

impl Decoder {
    pub(crate) fn new(encoding: Encoding) -> Decoder {
        Decoder { encoding, carried: Vec::new() }
    }

    /// Adds the text of `bytes` to `into`.
    pub(crate) fn decode(&mut self, bytes: &[u8], into: &mut Vec<u8>) {
        if self.carried.is_empty() {
            let used = self.decode_whole(bytes, into);
            self.carried.extend_from_slice(&bytes[used..]);
        } else {
            let mut joined = std::mem::take(&mut self.carried);
            joined.extend_from_slice(bytes);
            let used = self.decode_whole(&joined, into);
            self.carried.extend_from_slice(&joined[used..]);
        }
    }

    /// Ends the text: half a character at the end of the file is damage.
    pub(crate) fn finish(&mut self, into: &mut Vec<u8>) {
        if !std::mem::take(&mut self.carried).is_empty() {
            push(char::REPLACEMENT_CHARACTER, into);
        }
    }

    /// Decodes as far as whole characters go and says how many bytes that was; at most three are left.
    fn decode_whole(&self, bytes: &[u8], into: &mut Vec<u8>) -> usize {
        match self.encoding {
            Encoding::Utf8 => decode_utf8(bytes, into),
            Encoding::Utf16Low => decode_utf16(bytes, u16::from_le_bytes, into),
            Encoding::Utf16High => decode_utf16(bytes, u16::from_be_bytes, into),
            Encoding::Windows1252 => {
                for &byte in bytes {
                    push(windows_1252(byte).unwrap_or(char::REPLACEMENT_CHARACTER), into);
                }
                bytes.len()
            }
        }
    }
}

fn decode_utf8(bytes: &[u8], into: &mut Vec<u8>) -> usize {
    let mut from = 0;
    loop {
        match std::str::from_utf8(&bytes[from..]) {
            Ok(text) => {
                into.extend_from_slice(text.as_bytes());
                return bytes.len();
            }
            Err(error) => {
                let valid = from + error.valid_up_to();
                into.extend_from_slice(&bytes[from..valid]);
                match error.error_len() {
                    None => return valid,
                    Some(wrong) => {
                        push(char::REPLACEMENT_CHARACTER, into);
                        from = valid + wrong;
                    }
                }
            }
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, into: &mut Vec<u8>) -> usize {
    let mut used = 0;
    while let Some(&[first, second]) = bytes.get(used..used + 2) {
        let one = unit([first, second]);
        let two = match bytes.get(used + 2..used + 4) {
            Some(&[third, fourth]) => Some(unit([third, fourth])),
            // The other half of the character is in the next chunk.
            _ if (0xD800..0xDC00).contains(&one) => return used,
            _ => None,
        };
        match char::decode_utf16([one].into_iter().chain(two)).next() {
            Some(Ok(character)) => {
                push(character, into);
                used += character.len_utf16() * 2;
            }
            Some(Err(_)) | None => {
                push(char::REPLACEMENT_CHARACTER, into);
                used += 2;
            }
        }
    }
    used
}

fn push(character: char, into: &mut Vec<u8>) {
    into.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves open are `None`. The rest is Latin-1.
fn windows_1252(byte: u8) -> Option<char> {
    const MIDDLE: &[char; 32] = &[
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => Some(MIDDLE[usize::from(byte - 0x80)]).filter(|character| *character != '\0'),
        _ => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Zoë O’Neill 🙂 لين £5";

    /// Decodes in chunks of every small size: a split character must come out whole.
    fn check(encoding: Encoding, bytes: &[u8], expected: &str) {
        for size in 1..=9 {
            let mut decoder = Decoder::new(encoding);
            let mut out = Vec::new();
            bytes.chunks(size).for_each(|chunk| decoder.decode(chunk, &mut out));
            decoder.finish(&mut out);
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{encoding:?} in chunks of {size}");
        }
    }

    #[test]
    fn a_name_with_accents_comes_through_in_every_encoding() {
        check(Encoding::Utf8, TEXT.as_bytes(), TEXT);
        check(Encoding::Utf16Low, &TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), TEXT);
        check(Encoding::Utf16High, &TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>(), TEXT);
        check(Encoding::Windows1252, b"Zo\xEB O\x92Neill \x80", "Zoë O’Neill €");
    }

    #[test]
    fn damage_is_marked_never_guessed() {
        check(Encoding::Utf8, b"Zo\xEB!", "Zo\u{FFFD}!");
        check(Encoding::Utf8, b"end \xF0\x9F\x99", "end \u{FFFD}");
        check(Encoding::Utf16Low, &[0x00, 0xD8, b'a', 0], "\u{FFFD}a");
        check(Encoding::Utf16Low, &[b'a', 0, b'b'], "a\u{FFFD}");
        check(Encoding::Windows1252, b"\x81", "\u{FFFD}");
    }

    #[test]
    fn the_first_bytes_say_the_encoding() {
        let of = |head: &[u8]| Encoding::of(head).unwrap();
        assert_eq!(of(b"<Message>"), (Encoding::Utf8, 0));
        assert_eq!(of(b"\xEF\xBB\xBF<Message>"), (Encoding::Utf8, 3));
        assert_eq!(of(b"\xFF\xFE<\0"), (Encoding::Utf16Low, 2));
        assert_eq!(of(b"\0<\0?"), (Encoding::Utf16High, 0));
        assert_eq!(of(b"<?xml version='1.0' encoding='Windows-1252'?>"), (Encoding::Windows1252, 0));
        assert_eq!(of(b"<?xml version=\"1.0\" encoding = \"utf-16\"?>"), (Encoding::Utf8, 0));
        assert_eq!(of(b"<?xml version='1.0'?><a encoding='x'/>"), (Encoding::Utf8, 0));
        assert_eq!(Encoding::of(b"<?xml version='1.0' encoding='EBCDIC-GB'?>"), Err("EBCDIC-GB".to_owned()));
        assert_eq!(of(b""), (Encoding::Utf8, 0));
    }
}
