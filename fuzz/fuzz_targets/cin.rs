//! The children in need census, read and checked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::cin;

fuzz_target!(|bytes: &[u8]| {
    let _ = cin::check(bytes, cin::Options::default(), |_| {});
    let whole = [b"<Message><Children><Child>", bytes].concat();
    let _ = cin::check(whole.as_slice(), cin::Options::default(), |_| {});
});
