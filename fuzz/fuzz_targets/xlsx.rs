//! Ofsted's lists: workbooks and tables.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::s903::{File, read_providers};

fuzz_target!(|bytes: &[u8]| {
    read_providers(&[File { name: "providers.xlsx", bytes }]);
});
