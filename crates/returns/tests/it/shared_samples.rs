//! The sector's own sample messages, when `KITH_SAMPLES` names the folder that holds them.

use std::fs;

use crate::Reading;

#[test]
fn the_sectors_samples_are_read_to_the_end() {
    let Ok(folder) = std::env::var("KITH_SAMPLES") else {
        eprintln!("SKIPPED: set KITH_SAMPLES to a folder of CIN messages to read them all");
        return;
    };
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "xml") {
            continue;
        }
        files += 1;
        let bytes = fs::read(&path).unwrap();
        let reading = Reading::of(bytes.as_slice());
        let summary = reading.ended.as_ref().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let expected = String::from_utf8_lossy(&bytes).matches("<Child>").count();
        assert_eq!(summary.children as usize, expected, "{}", path.display());
        assert_eq!(reading.ids().len(), expected, "{}", path.display());
        assert_eq!(summary.left_out, 0);
        let oddities: Vec<String> =
            reading.children.iter().flat_map(|child| &child.problems).map(ToString::to_string).collect();
        println!("{}: {expected} children, {} oddities {oddities:?}", path.display(), oddities.len());
    }
    assert!(files > 0, "KITH_SAMPLES has no .xml file");
}
