//! A file as it streams into a parser: decoded to UTF-8, its lines counted once, and no token longer than the limit.

use std::io::{self, BufRead, Read};

use crate::encoding::{Decoder, Encoding, HEAD_BYTES_MAX};

/// The longest text, tag or comment. A form's longest note is 100,000 characters, so this leaves ten times that; a parser
/// holds one token in memory, and without the limit a file without a `<` would be held whole.
pub(crate) const TOKEN_BYTES_MAX: usize = 1024 * 1024;

/// How much is decoded at a time: large enough that calls cost nothing, small enough to stay in the processor's cache.
const CHUNK_BYTES: usize = 64 * 1024;

/// Why a source stopped giving text, when the disk was not the reason.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stopped {
    #[error("a token is longer than the limit")]
    TokenTooLong,
    #[error("the encoding {0} cannot be read")]
    Encoding(String),
}

pub(crate) struct Source<R> {
    inner: R,
    decoder: Option<Decoder>,
    text: Vec<u8>,
    at: usize,
    line: u32,
    read: u64,
    taken: u64,
    token_left: usize,
}

impl<R: BufRead> Source<R> {
    pub(crate) fn new(inner: R) -> Source<R> {
        Source {
            inner,
            decoder: None,
            text: Vec::new(),
            at: 0,
            line: 1,
            read: 0,
            taken: 0,
            token_left: TOKEN_BYTES_MAX,
        }
    }

    /// Says that the next byte begins a new token.
    pub(crate) fn begin_token(&mut self) {
        self.token_left = TOKEN_BYTES_MAX;
    }

    /// The line, from 1, of the next byte.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// How many bytes of the file have been read.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// How many bytes of decoded text have been given to the parser.
    pub(crate) fn bytes_taken(&self) -> u64 {
        self.taken
    }

    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        if self.decoder.is_none() {
            self.begin()?;
        }
        let decoder = self.decoder.as_mut().expect("begin() makes the decoder");
        while self.text.is_empty() {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                decoder.finish(&mut self.text);
                return Ok(());
            }
            let size = chunk.len().min(CHUNK_BYTES);
            decoder.decode(&chunk[..size], &mut self.text);
            self.inner.consume(size);
            self.read += size as u64;
        }
        Ok(())
    }

    /// Reads enough to know the encoding, and decodes that much.
    fn begin(&mut self) -> io::Result<()> {
        let mut head = Vec::new();
        (&mut self.inner).take(HEAD_BYTES_MAX as u64).read_to_end(&mut head)?;
        self.read += head.len() as u64;
        let (encoding, mark) = Encoding::of(&head).map_err(|name| io::Error::other(Stopped::Encoding(name)))?;
        let mut decoder = Decoder::new(encoding);
        decoder.decode(&head[mark..], &mut self.text);
        self.decoder = Some(decoder);
        Ok(())
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let text = self.fill_buf()?;
        let size = text.len().min(into.len());
        into[..size].copy_from_slice(&text[..size]);
        self.consume(size);
        Ok(size)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.text.len() {
            self.refill()?;
        }
        let ahead = &self.text[self.at..];
        if self.token_left == 0 && !ahead.is_empty() {
            return Err(io::Error::other(Stopped::TokenTooLong));
        }
        Ok(&ahead[..ahead.len().min(self.token_left)])
    }

    fn consume(&mut self, size: usize) {
        let passed = &self.text[self.at..self.at + size];
        let lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at += size;
        self.taken += size as u64;
        self.token_left = self.token_left.saturating_sub(size);
    }
}
