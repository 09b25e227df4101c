//! `/returns`: checking a statutory return in the browser. The files are checked in memory and then gone; what was found is shown to
//! whoever gave them.

pub mod found;

use crate::{
    call::{Answer, Call, SentFile},
    checks::{Checked, Done, Progress},
    failure::Failure,
    site::Site,
};
use jiff::civil::Date;
use returns::{
    GivenFile, Note, cin,
    s903::{self, Collection, NoReturn, Request},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io::Cursor, sync::Arc, time::Duration};
use uuid::Uuid;

/// `GET /returns`
pub async fn show(call: Call) -> Answer {
    let values = BTreeMap::from([("year".to_owned(), year_of(call.today()).to_string())]);
    call.page("returns/give.html", form(&values, &[]))
}

/// `POST /returns`
pub async fn post(mut call: Call) -> Answer {
    let values: BTreeMap<String, String> = call.form.iter().cloned().collect();
    let mut errors = Vec::new();
    let mut wrong = |field: &str, text: &str| errors.push(json!({ "href": format!("#{field}"), "text": text }));
    let kind = call.sent("kind").and_then(Kind::of);
    if kind.is_none() {
        wrong("kind", "Choose which return it is");
    }
    let year = call.sent("year").and_then(|year| year.parse().ok()).filter(|year| s903::YEARS.contains(year));
    if year.is_none() {
        wrong("year", "Choose the year in which the collection ends");
    }
    let mut collection = Collection::ending(year.unwrap_or(*s903::YEARS.end()));
    let mut number = None;
    if let Some(code) = call.sent("authority").map(str::trim).filter(|code| !code.is_empty()) {
        match policy::national().authorities().named(code, collection.end) {
            Some(authority) => {
                collection.authority = Some(authority.code.clone());
                number = Some(authority.number.clone());
            }
            None => {
                wrong("authority", "Enter the council's nine characters, like E09000027, or its three digits, like 318")
            }
        }
    }
    let mut given = Given::of(std::mem::take(&mut call.files));
    if given.now.is_empty() {
        wrong("now", "Choose the files of the return");
    } else if kind == Some(Kind::ChildrenInNeed) && given.now.len() > 1 {
        wrong("now", "Choose one XML file: a children in need census is one message");
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else {
        return call.page_again("returns/give.html", form(&values, &errors));
    };
    let id = call.new_command()?;
    let progress = call.site.checks.begin(id, call.who()?.worker(), call.at);
    let site = call.site.clone();
    let checking = tokio::task::spawn_blocking(move || {
        let done = match kind {
            Kind::LookedAfter => {
                let postcodes = given.postcodes.pop();
                let Given { now, last, ofsted, .. } = given;
                looked_after(Request { collection, now, last, ofsted, postcodes: None }, postcodes, &progress)
            }
            Kind::ChildrenInNeed => census(given.now.remove(0), collection.year, number, &progress),
        };
        site.checks.finish(id, done);
    });
    // Most returns are checked before anybody would see a page of progress.
    let _ = tokio::time::timeout(AT_ONCE, checking).await;
    call.see(&format!("/returns/{id}"))
}

/// What takes no longer is shown without a page of progress.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Which return it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    LookedAfter,
    ChildrenInNeed,
}

impl Kind {
    fn of(name: &str) -> Option<Kind> {
        match name {
            "903" => Some(Kind::LookedAfter),
            "cin" => Some(Kind::ChildrenInNeed),
            _ => None,
        }
    }
}

/// `POST /returns/{check}/forget`
pub async fn forget(call: Call) -> Answer {
    let id: Uuid = call.id("check")?;
    call.site.checks.forget(id, call.who()?.worker());
    call.see_saying("/returns", "The check is forgotten. Nothing of the return is kept.").await
}

/// The files of the form, by what they are.
#[derive(Default)]
struct Given {
    now: Vec<GivenFile>,
    last: Vec<GivenFile>,
    ofsted: Vec<GivenFile>,
    postcodes: Vec<GivenFile>,
}

impl Given {
    fn of(files: Vec<SentFile>) -> Given {
        let mut given = Given::default();
        for SentFile { field, name, bytes } in files {
            let file = GivenFile { name, bytes };
            match field.as_str() {
                "now" => given.now.push(file),
                "last" => given.last.push(file),
                "ofsted" => given.ofsted.push(file),
                "postcodes" => given.postcodes.push(file),
                _ => {}
            }
        }
        given
    }
}

fn looked_after(request: Request<'_>, postcodes: Option<GivenFile>, progress: &Arc<Progress>) -> Done {
    let all = postcodes.as_ref().map_or(0, |list| list.bytes.len() as u64);
    let postcodes =
        postcodes.map(|list| -> (String, Box<dyn std::io::BufRead>) { (list.name, Box::new(Cursor::new(list.bytes))) });
    let request = Request { postcodes, ..request };
    let done = s903::check_files(
        request,
        |read| progress.tell(read, all),
        |answer| {
            Box::new(Checked {
                title: answer.title,
                authority: answer.collection.authority.clone(),
                children: answer.checked.children,
                findings: Checked::keep(answer.checked.findings()),
                outcomes: answer.checked.outcomes,
                notes: answer.notes,
                unread: answer.unread,
            })
        },
    );
    match done {
        Ok(checked) => Done::Checked(checked),
        Err(NoReturn(why)) => Done::NoReturn(why),
    }
}

fn census(file: GivenFile, year: u16, authority: Option<String>, progress: &Progress) -> Done {
    let all = file.bytes.len() as u64;
    let name = file.name.clone();
    let options = cin::Options { file: file.name, year: Some(year), authority, ..Default::default() };
    match cin::check(Cursor::new(&file.bytes), options, |read| progress.tell(read, all)) {
        Ok(checked) => Done::Checked(Box::new(Checked {
            title: format!("CIN census {}/{}", checked.year - 1, checked.year % 100),
            authority: checked.authority,
            children: checked.summary.children,
            findings: Checked::keep(checked.findings.into_iter()),
            outcomes: checked.outcomes,
            notes: checked.notes,
            unread: Vec::new(),
        })),
        Err(why) => Done::NoReturn(vec![Note { file: name, line: None, says: why.to_string() }]),
    }
}

/// The collection that runs on a day, as far as its rules are known.
fn year_of(today: Date) -> u16 {
    let ends = today.year() + i16::from(today.month() > 3);
    u16::try_from(ends).unwrap_or(*s903::YEARS.end()).clamp(*s903::YEARS.start(), *s903::YEARS.end())
}

fn form(values: &BTreeMap<String, String>, errors: &[Value]) -> Value {
    let years: Vec<Value> = s903::YEARS
        .rev()
        .map(|year| {
            let selected = values.get("year").is_some_and(|given| *given == year.to_string());
            json!({ "value": year.to_string(), "text": format!("April {} to March {year}", year - 1), "selected": selected })
        })
        .collect();
    let kinds =
        [("903", "Looked-after children (SSDA903)"), ("cin", "Children in need census (CIN)")].map(|(value, text)| {
            let chosen = values.get("kind").map_or(value == "903", |given| given == value);
            json!({ "value": value, "text": text, "checked": chosen })
        });
    json!({ "kinds": kinds, "years": years, "values": values, "errors": errors })
}

/// The check that the address names, for whoever gave it.
fn of(call: &Call, site: &Site) -> Result<crate::checks::Check, Failure> {
    site.checks.of(call.id("check")?, call.who()?.worker(), call.at).ok_or(Failure::Absent)
}
