//! A whole file as text: its encoding is found out, not asked for.

use crate::encoding::{Decoder, Encoding};
use std::borrow::Cow;

/// How much of a file without a byte order mark shows whether every other byte is nought, as in UTF-16.
const LOOKED_AT: usize = 512;

/// A file's text, and what a person should know about how it was read.
pub(crate) struct Text<'a> {
    pub text: Cow<'a, str>,
    pub remark: Option<&'static str>,
}

/// Reads bytes as the text that they are: UTF-8 or UTF-16 with or without a mark, else Windows-1252, in which every byte is a character.
pub(crate) fn text(bytes: &[u8]) -> Text<'_> {
    let (encoding, mark) = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => (Encoding::Utf16Low, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16High, 2),
        _ => (without_mark(bytes), 0),
    };
    let bytes = &bytes[mark..];
    if encoding == Encoding::Utf8 {
        match std::str::from_utf8(bytes) {
            Ok(text) => return Text { text: Cow::Borrowed(text), remark: None },
            Err(_) => return decoded(Encoding::Windows1252, bytes),
        }
    }
    decoded(encoding, bytes)
}

fn without_mark(bytes: &[u8]) -> Encoding {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let noughts = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    match (noughts(0), noughts(1)) {
        (high, 0) if high > head.len() / 4 => Encoding::Utf16High,
        (0, low) if low > head.len() / 4 => Encoding::Utf16Low,
        _ => Encoding::Utf8,
    }
}

fn decoded(encoding: Encoding, bytes: &[u8]) -> Text<'static> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut decoder = Decoder::new(encoding);
    decoder.decode(bytes, &mut text);
    decoder.finish(&mut text);
    let remark = match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16Low | Encoding::Utf16High => Some("It is written in UTF-16, and was read as such."),
        Encoding::Windows1252 => {
            Some("It is not written in UTF-8, and was read as Windows-1252. Save it as UTF-8 if letters look wrong.")
        }
    };
    let text = match String::from_utf8(text) {
        Ok(text) => text,
        Err(wrong) => String::from_utf8_lossy(wrong.as_bytes()).into_owned(),
    };
    Text { text: Cow::Owned(text), remark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_however_it_was_saved() {
        let told = "CHILD,DOB\r\nAmélie,01/04/2016\r\n";
        let low: Vec<u8> = told.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high: Vec<u8> = told.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let windows: Vec<u8> = told.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            told.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], told.as_bytes()),
            marked(&[0xFF, 0xFE], &low),
            marked(&[0xFE, 0xFF], &high),
            low,
            high,
            windows,
        ] {
            assert_eq!(text(&bytes).text, told);
        }
    }

    #[test]
    fn a_file_that_is_not_text_is_still_read_and_remarked_on() {
        let read = text(&[0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFE, 0x81]);
        assert!(read.remark.is_some() && read.text.starts_with("PK"));
        assert_eq!(text(&[]).text, "");
    }
}
