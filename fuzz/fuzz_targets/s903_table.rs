//! A table of SSDA903 in any encoding and shape: read, and read the same again after it is written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::s903::{File, read, write_table};

fuzz_target!(|bytes: &[u8]| {
    let first = read(&[File { name: "table.csv", bytes }]);
    for sheet in &first.sheets {
        let mut written = Vec::new();
        write_table(sheet, &mut written).expect("a list in memory takes everything");
        assert!(written.len() <= 64 * (bytes.len() + 1024), "what is read is no larger than a multiple of what was given");
    }
});
