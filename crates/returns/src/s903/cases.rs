//! The cases of a rule: made-up children in a few words, with the rows that the rule must report.
//!
//! ```text
//! year 2026                                            the collection for the lines that follow; 2027 before any such line
//! authority E09000026                                  the council
//! postcode AB1_2CD E09000026 400000 300000             a real postcode: authority (SCO, WAL, NIR outside England), metres east, north
//! provider URN=1234567 PLACES=K2,K1 KINDS=PR1 CLOSED=01/05/2026 POSTCODE=AB12CD AUTHORITY=E09000026
//! xml                                                  the lines that follow came as XML
//! header DOB=01/02/2010 | !episode DECOM=01/05/2026    one return: rows, `!` before each that must be reported
//! last.episode DECOM=01/05/2025 | episode DECOM=...    a row of last year's return
//! ```
//!
//! A row's CHILD is `1` unless it is given; what is not given is blank; `_` in a value is a space. Each line stands alone, but one that
//! ends in `|` goes on in the next. `#` begins a comment. Every table is there, if only empty.

use super::check::{Given, check_by};
use super::collection::{Collection, Form};
use super::layout::Table;
use super::value::parse_day;
use super::whereabouts::{Place, Provider, plain_postcode};
use super::{Rule, Sheet};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What running the cases of a rule showed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Lines in which it reported a row.
    pub fired: u32,
    /// Lines in which it reported nothing.
    pub silent: u32,
    /// What was not as the cases say.
    pub wrong: Vec<String>,
}

/// Runs the cases of a rule.
pub(super) fn show(rule: &'static Rule) -> Shown {
    let mut shown = Shown::default();
    let mut collection = Collection::ending(2027);
    for line in rule.cases.replace("|\n", "|").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Err(why) = setting(line, &mut collection).unwrap_or_else(|| case(line, rule, &collection, &mut shown)) {
            shown.wrong.push(format!("{}: `{line}`: {why}", rule.code));
        }
    }
    shown
}

/// Takes a line that sets something; none when it is a case.
fn setting(line: &str, collection: &mut Collection) -> Option<Result<(), String>> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let rest: Vec<&str> = words.collect();
    match (first, rest.as_slice()) {
        ("year", [year]) => match year.parse() {
            Ok(year) => {
                let Collection { start, end, .. } = Collection::ending(year);
                *collection = Collection { year, start, end, ..collection.clone() };
            }
            Err(_) => return Some(Err("a year is a number".into())),
        },
        ("authority", [code]) => collection.authority = Some((*code).to_owned()),
        ("xml", []) => collection.form = Form::Xml,
        ("csv", []) => collection.form = Form::Csv,
        ("postcode", [postcode, authority, grid @ ..]) => {
            let grid = match grid {
                [east, north] => east.parse().ok().zip(north.parse().ok()),
                _ => None,
            };
            let authority: Option<Arc<str>> = (*authority != "-").then(|| Arc::from(*authority));
            let place = Place { district: authority.clone(), authority, grid };
            collection.postcodes.get_or_insert_default().insert(plain_postcode(&postcode.replace('_', "")), place);
        }
        ("provider", fields) => {
            let mut provider = Provider::default();
            let mut urn = String::new();
            let list = |value: &str| value.split(',').map(str::to_owned).collect();
            for field in fields {
                match field.split_once('=') {
                    Some(("URN", value)) => value.clone_into(&mut urn),
                    Some(("PLACES", value)) => provider.places = list(value),
                    Some(("KINDS", value)) => provider.kinds = list(value),
                    Some(("CLOSED", value)) => provider.closed = parse_day(value),
                    Some(("POSTCODE", value)) => provider.postcode = plain_postcode(value),
                    Some(("AUTHORITY", value)) => provider.authority = Some(Arc::from(value)),
                    _ => return Some(Err(format!("`{field}` says nothing of a provider"))),
                }
            }
            collection.providers.get_or_insert_default().entry(urn).or_default().push(provider);
        }
        _ => return None,
    }
    Some(Ok(()))
}

/// Runs one case.
fn case(line: &str, rule: &'static Rule, collection: &Collection, shown: &mut Shown) -> Result<(), String> {
    let empty = || Table::ALL.iter().map(|table| (*table, Sheet::new(*table, table.name()))).collect::<HashMap<_, _>>();
    let (mut now, mut last) = (empty(), empty());
    let mut expected = BTreeSet::new();
    for row in line.split('|').map(str::trim) {
        let (row, must) = row.strip_prefix('!').map_or((row, false), |row| (row, true));
        let (row, sheets) = row.strip_prefix("last.").map_or((row, &mut now), |row| (row, &mut last));
        let mut words = row.split_whitespace();
        let name = words.next().unwrap_or_default();
        let table = table(name).ok_or_else(|| format!("`{name}` is no table"))?;
        let mut cells = vec![String::new(); table.columns().len()];
        "1".clone_into(&mut cells[0]);
        for word in words {
            let (column, value) = word.split_once('=').ok_or_else(|| format!("`{word}` is not COLUMN=value"))?;
            let column = table.column(column).ok_or_else(|| format!("{name} has no column {column}"))?;
            cells[column] = value.replace('_', " ");
        }
        let sheet = sheets.get_mut(&table).expect("every table is there");
        if must {
            expected.insert((table.name(), i64::try_from(sheet.row_count()).unwrap_or(i64::MAX)));
        }
        sheet.push(cells.iter().map(String::as_str)).map_err(|error| error.to_string())?;
    }
    let in_order = |mut sheets: HashMap<Table, Sheet>| -> Vec<Sheet> {
        Table::ALL.iter().filter_map(|table| sheets.remove(table)).collect()
    };
    let (now, last) = (in_order(now), in_order(last));
    if !rule.years.include(collection.year) {
        return Err(format!("the rule is not asked in {}", collection.year));
    }
    // A rule that uses postcodes or providers is shown with the lists of its cases, or with empty ones.
    let mut collection = collection.clone();
    collection.postcodes.get_or_insert_default();
    collection.providers.get_or_insert_default();
    let checked = check_by(Given { now: &now, last: &last, collection: &collection }, vec![rule]);
    if let crate::State::CouldNotRun { why } = &checked.outcomes[0].state {
        return Err(why.clone());
    }
    let found: BTreeSet<_> = checked.findings().map(|finding| (finding.table, finding.row)).collect();
    if found.is_empty() {
        shown.silent += 1
    } else {
        shown.fired += 1
    }
    if found == expected { Ok(()) } else { Err(format!("reported {found:?}, should report {expected:?}")) }
}

fn table(name: &str) -> Option<Table> {
    Some(match name {
        "header" => Table::Header,
        "episode" => Table::Episodes,
        "review" => Table::Reviews,
        "uasc" => Table::UASC,
        "oc2" => Table::OC2,
        "oc3" => Table::OC3,
        "ad1" => Table::AD1,
        "placed" => Table::PlacedAdoption,
        "permanence" => Table::PrevPerm,
        "missing" => Table::Missing,
        "worker" => Table::SWEpisodes,
        "dolo" => Table::DoLo,
        _ => return None,
    })
}
