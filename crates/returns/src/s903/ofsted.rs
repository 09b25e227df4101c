//! Reading Ofsted's lists of providers in any layout of the last years: separate or combined, with supported accommodation, as Excel or CSV.
//! A sheet is known by a column called URN, and its columns by their usual names.

use super::codes;
use super::read::File;
use super::value::parse_day;
use super::whereabouts::{Provider, plain_postcode};
use crate::{Note, container, text};
use calamine::{Data, Range, Reader, Xlsx};
use jiff::civil::Date;
use std::collections::HashMap;
use std::io::Cursor;

/// Providers by their number, in capitals. One number may have several lines.
pub type Providers = HashMap<String, Vec<Provider>>;

/// A sheet may begin with a title; its column names stand within so many rows.
const ROWS_BEFORE_NAMES_MAX: usize = 20;

/// England has some ten thousand providers.
const ROWS_MAX: usize = 200_000;

const PLACES: [&str; 2] = ["placement code", "provider code"];
const KINDS: [&str; 2] = ["placement provider code", "provider placement code"];
const CLOSED: [&str; 3] = ["deregistration date", "closed date", "date closed"];
const POSTCODE: [&str; 5] =
    ["setting address postcode", "setting postcode", "provider postcode", "provider address postcode", "postcode"];

/// Reads Ofsted's lists, and says which files are none.
pub fn read_providers(files: &[File<'_>]) -> (Providers, Vec<Note>) {
    let (mut providers, mut notes) = (Providers::new(), Vec::new());
    for file in files {
        let before = providers.len();
        let read = if file.bytes.starts_with(b"PK") {
            workbook(file.bytes, &mut providers)
        } else {
            table(file.bytes, &mut providers)
        };
        let says = match read {
            Err(says) => says,
            Ok(0) if providers.len() == before => {
                "No sheet of it has a column called URN with placement codes. Give the list as Ofsted publishes it."
                    .to_owned()
            }
            Ok(_) => continue,
        };
        notes.push(Note { file: file.name.to_owned(), line: None, says });
    }
    (providers, notes)
}

/// One row of a sheet, as text.
type Cells = Vec<String>;

fn workbook(bytes: &[u8], providers: &mut Providers) -> Result<usize, String> {
    container::bounded(bytes)?;
    let broken = |_| {
        "It is not a workbook that can be read. Open it in Excel, save it again as .xlsx, and give the new file."
            .to_owned()
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut count = 0;
    for name in book.sheet_names() {
        let range: Range<Data> = book.worksheet_range(&name).map_err(broken)?;
        let rows = range.rows().take(ROWS_MAX).map(|row| row.iter().map(cell).collect::<Cells>());
        count += sheet(&name, rows, providers);
    }
    Ok(count)
}

fn table(bytes: &[u8], providers: &mut Providers) -> Result<usize, String> {
    let decoded = text::text(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(decoded.text.as_bytes());
    let rows = reader.records().take(ROWS_MAX).filter_map(Result::ok);
    Ok(sheet("", rows.map(|row| row.iter().map(str::to_owned).collect()), providers))
}

fn cell(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        Data::Float(_) | Data::Int(_) | Data::Bool(_) => data.to_string(),
    }
}

/// Takes the providers of one sheet, and says how many lines told something.
fn sheet(name: &str, rows: impl Iterator<Item = Cells>, providers: &mut Providers) -> usize {
    let mut rows = rows.enumerate();
    let plain = |cells: &Cells| -> Vec<String> { cells.iter().map(|cell| cell.trim().to_lowercase()).collect() };
    let names = rows.by_ref().take(ROWS_BEFORE_NAMES_MAX).map(|(_, cells)| plain(&cells));
    let Some(names) = names.into_iter().find(|names| names.iter().any(|name| name == "urn")) else { return 0 };
    let column = |aliases: &[&str]| aliases.iter().find_map(|alias| names.iter().position(|name| name == alias));
    let (urn, places, kinds) = (column(&["urn"]), column(&PLACES), column(&KINDS));
    let (closed, postcode) = (column(&CLOSED), column(&POSTCODE));
    // The list of supported accommodation is a sheet of its own, and says nothing of what it offers.
    let supported = name.to_lowercase().starts_with("sa ") || name.to_lowercase().starts_with("supported");
    let tells_only_address = places.is_none() && kinds.is_none() && !supported;
    if tells_only_address && postcode.is_none() {
        return 0;
    }
    let mut count = 0;
    for (_, cells) in rows {
        let text = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim());
        let number = text(urn).to_ascii_uppercase();
        if number.is_empty() {
            continue;
        }
        count += 1;
        let postcode = Some(plain_postcode(text(postcode))).filter(|postcode| postcode != "-").unwrap_or_default();
        if tells_only_address {
            for provider in
                providers.entry(number).or_default().iter_mut().filter(|provider| provider.postcode.is_empty())
            {
                provider.postcode.clone_from(&postcode);
            }
            continue;
        }
        let mut provider = Provider {
            places: list(text(places)),
            kinds: list(text(kinds)),
            closed: day(text(closed)),
            postcode,
            authority: None,
        };
        if supported {
            let real = provider.places.iter().any(|place| codes::PLACE.codes.contains(&place.as_str()));
            if !real {
                provider.places = vec!["K3".to_owned()];
            }
            if provider.kinds.is_empty() {
                provider.kinds = vec!["PR4".to_owned()];
            }
        }
        providers.entry(number).or_default().push(provider);
    }
    providers.retain(|_, lines| !lines.is_empty());
    count
}

fn list(text: &str) -> Vec<String> {
    let parts = text.split([',', '/', ';']).map(|part| part.trim().to_ascii_uppercase());
    parts.filter(|part| !part.is_empty() && part != "-").collect()
}

fn day(text: &str) -> Option<Date> {
    parse_day(text).or_else(|| text.get(..10)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sheets: &[(&str, &[&[&str]])]) -> Providers {
        let mut providers = Providers::new();
        for (name, rows) in sheets {
            let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
            sheet(name, rows, &mut providers);
        }
        providers
    }

    #[test]
    fn a_list_is_read_in_every_layout() {
        let separate = read(&[(
            "Provider information",
            &[
                &[
                    "Local Authority",
                    "URN",
                    "Closed Date",
                    "Provider Code",
                    "Provider Placement Code",
                    "Setting Address Postcode",
                ],
                &["Aldermoor", "SC123456", "01/05/2026", "K2", "PR1/PR4", "ab1 2cd"],
            ],
        )]);
        let combined = read(&[(
            "Providers",
            &[
                &["A title"],
                &[
                    "URN",
                    "Placement code",
                    "Placement provider code",
                    "Deregistration date",
                    "Setting address postcode",
                ],
                &["sc123456", "K2", "PR1, PR4", "2026-05-01", "AB12CD"],
            ],
        )]);
        assert_eq!(separate, combined);
        let provider = &separate["SC123456"][0];
        assert_eq!(provider.kinds, ["PR1", "PR4"]);
        assert_eq!((provider.closed, provider.postcode.as_str()), (Some(Date::constant(2026, 5, 1)), "AB12CD"));
    }

    #[test]
    fn supported_accommodation_and_addresses_on_sheets_of_their_own_are_joined() {
        let providers = read(&[
            (
                "Settings and Inspection Info",
                &[&["URN", "Provider Code", "Provider Placement Code"], &["1234567", "K2", "PR4"]],
            ),
            ("Address Details", &[&["URN", "Setting Postcode"], &["1234567", "AB1 2CD"], &["7654321", "AB1 2CE"]]),
            ("SA providers", &[&["URN", "Closed date", "Setting address postcode"], &["SA00001", "-", "AB1 2CF"]]),
        ]);
        assert_eq!(providers.len(), 2);
        assert_eq!(providers["1234567"][0].postcode, "AB12CD");
        assert_eq!(
            (providers["SA00001"][0].places.as_slice(), providers["SA00001"][0].closed),
            (&["K3".to_owned()][..], None)
        );
    }
}
