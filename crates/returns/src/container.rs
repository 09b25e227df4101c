//! Files inside a zip, opened within limits: a small file that would fill the memory is refused before it does.

use crate::GivenFile;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A return is a dozen files, an Excel workbook some thirty.
const FILES_MAX: usize = 500;

/// Five times the largest council's two years of returns.
pub const OPENED_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// Text packs to a tenth; a hundredth is a trap.
const TIMES_LARGER_MAX: u64 = 200;

/// Files smaller than this are opened however well they are packed.
const SMALL_BYTES: u64 = 1024 * 1024;

const TOO_LARGE: &str = "The zip holds more than any return. Give the files themselves.";
const BROKEN: &str = "The zip cannot be opened. Make it again, or give the files themselves.";

/// The files of a zip, folders aside, by the names that they have in it.
pub fn unzip(bytes: &[u8]) -> Result<Vec<GivenFile>, String> {
    let mut files = unzip_with_folders(bytes)?;
    for file in &mut files {
        file.name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    Ok(files)
}

/// The files of a zip by their names and the folders that they are in, divided by `/`.
pub fn unzip_with_folders(bytes: &[u8]) -> Result<Vec<GivenFile>, String> {
    let mut files = Vec::new();
    each_file(bytes, |name, bytes| files.push(GivenFile { name, bytes }))?;
    Ok(files)
}

/// Refuses a zip that would open into more than its limit.
pub(crate) fn bounded(bytes: &[u8]) -> Result<(), String> {
    each_file(bytes, |_, _| {})
}

fn each_file(bytes: &[u8], mut take: impl FnMut(String, Vec<u8>)) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN.to_owned())?;
    if archive.len() > FILES_MAX {
        return Err(TOO_LARGE.to_owned());
    }
    let allowed = OPENED_BYTES_MAX.min((bytes.len() as u64).saturating_mul(TIMES_LARGER_MAX).max(SMALL_BYTES));
    let mut left = allowed;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| BROKEN.to_owned())?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|_| BROKEN.to_owned())?;
        let name = name.replace('\\', "/");
        let mut content = Vec::new();
        // What the zip says of a file's size is not believed: it is read no further than the limit.
        file.take(left + 1).read_to_end(&mut content).map_err(|_| BROKEN.to_owned())?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| TOO_LARGE.to_owned())?;
        take(name, content);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_files_of_a_zip_come_out_as_they_went_in() {
        let opened = unzip(&zipped(&[("return/header.csv", b"CHILD"), ("notes.txt", b"")])).unwrap();
        let file = |name: &str, bytes: &[u8]| GivenFile { name: name.to_owned(), bytes: bytes.to_vec() };
        assert_eq!(opened, [file("header.csv", b"CHILD"), file("notes.txt", b"")]);
    }

    #[test]
    fn folders_are_told_where_they_are_asked_for() {
        let opened = unzip_with_folders(&zipped(&[("returns/2019/header.csv", b"CHILD")])).unwrap();
        assert_eq!(opened[0].name, "returns/2019/header.csv");
    }

    #[test]
    fn a_zip_that_would_fill_the_memory_is_refused() {
        let bomb = zipped(&[("header.csv", &vec![b'0'; 64 * 1024 * 1024])]);
        assert!(bomb.len() < 100_000);
        assert_eq!(unzip(&bomb).unwrap_err(), TOO_LARGE);
        assert_eq!(bounded(&bomb).unwrap_err(), TOO_LARGE);
    }

    #[test]
    fn what_is_no_zip_is_refused() {
        assert_eq!(unzip(b"PK\x03\x04 and then nothing").unwrap_err(), BROKEN);
    }
}
