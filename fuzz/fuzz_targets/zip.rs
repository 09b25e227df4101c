//! A zip, opened within its limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::container;

fuzz_target!(|bytes: &[u8]| {
    let allowed = (bytes.len() * 200).max(1024 * 1024);
    if let Ok(files) = container::unzip(bytes) {
        assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= allowed);
    }
});
