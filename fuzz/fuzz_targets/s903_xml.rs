//! SSDA903 in XML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::s903::{File, read};

fuzz_target!(|bytes: &[u8]| {
    let whole = [b"<EXPSSDA903>", bytes].concat();
    read(&[File { name: "return.xml", bytes: &whole }]);
});
