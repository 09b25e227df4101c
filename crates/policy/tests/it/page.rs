//! The list of timescales in `docs` is written from the data, and is the data's.

use policy::{Policy, SetBy, Timescale};
use std::fmt::Write as _;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/timescales.md");

/// Run with `KITH_WRITE_PAGES=1` to write the page anew.
#[test]
fn the_page_of_timescales_is_current() {
    let page = written(policy::national());
    if std::env::var_os("KITH_WRITE_PAGES").is_some() {
        std::fs::write(PAGE, &page).unwrap();
    }
    let kept = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(kept == page, "docs/timescales.md is out of date: run KITH_WRITE_PAGES=1 cargo nextest run -p policy");
}

fn written(policy: &Policy) -> String {
    let mut page = "# Timescales\n\n\
        Written from `policy/timescales.toml`; change that file, then run `KITH_WRITE_PAGES=1 cargo nextest run -p policy`.\n\n\
        Every length is a ceiling, not a target. The day on which something starts is day 0, and working days leave out weekends\n\
        and the bank holidays of England and Wales. *Set by* says whether an authority may choose another length. *How sure* says whether\n\
        the value was read in its source; anything else should be checked against the source before it is relied on.\n"
        .to_owned();
    let mut area = "";
    for timescale in policy.timescales() {
        if timescale.area != area {
            area = &timescale.area;
            let heads = "| What | How long | From | Until | Set by | Reason can extend it | Source | How sure | Code |";
            write!(page, "\n## {area}\n\n{heads}\n|{}\n", " --- |".repeat(9)).unwrap();
        }
        page.push_str(&row(timescale));
    }
    page
}

fn row(timescale: &Timescale) -> String {
    let Timescale { title, starts, ends, code, .. } = timescale;
    let set_by = match timescale.set_by {
        SetBy::Nation => "nation",
        SetBy::Council => "council",
    };
    let waivable = if timescale.waivable { "yes" } else { "no" };
    let what =
        [title.as_str(), &timescale.note].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
    let held = match (timescale.from, timescale.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(", from {from}"),
        (None, Some(to)) => format!(", until {to}"),
        (Some(from), Some(to)) => format!(", from {from} until {to}"),
    };
    let length = timescale.length_in_words();
    let (source, certainty) = (&timescale.source, timescale.certainty.words());
    format!(
        "| {what} | {length}{held} | {starts} | {ends} | {set_by} | {waivable} | {source} | {certainty} | `{code}` |\n"
    )
}
