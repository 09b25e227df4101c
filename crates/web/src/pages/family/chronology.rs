//! `GET /families/{family}/chronology`: one column of what happened, filtered and ordered as the reader likes. The same page serves a
//! person's chronology.

use super::{Base, as_known_on};
use crate::{
    call::{Answer, Call},
    family,
    identity::{Whole, bar},
    lines,
};
use casework::{
    chronology::{Filter, Listed},
    form::read_day,
    kinds::{self, Weight},
};
use jiff::civil::Date;
use ledger::PersonId;
use serde_json::{Value, json};

/// Lines on one page: what somebody reads in one sitting, and quick for the browser.
const LINES_PER_PAGE: usize = 100;

/// `GET /families/{family}/chronology`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let names = &whole.names;
    let asked = Asked::of(&call);
    let lines = lines::of_family(&whole.reading, record.family, &asked.filter);
    let directory = call.directory().await?;
    let listed = asked.listed(&lines, |listed| {
        lines::shown(&listed.line(names), Some(base.entry(listed.entry.id)), names, &directory)
    });
    let people =
        whole.members.iter().map(|member| json!({ "value": member.person.id, "text": member.person.called() }));
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record).map(|band| left(band, &format!("{}/chronology", base.0))),
        "errors": (!asked.problems.is_empty()).then_some(&asked.problems),
        "title": "Chronology",
        "here": format!("{}/chronology", base.0),
        "back": { "href": format!("{}{}", base.0, base.1), "text": "Back to the family" },
        "people": people.collect::<Vec<_>>(),
        "asked": asked.shown(),
        "listed": listed,
        "print": (record.past.is_none() && call.might(access::Action::PrintRecord, Some(record.circle()))).then(|| format!("{}/print", base.0)),
    });
    call.page("family/chronology.html", page)
}

/// The band of the past, which leads back to this page as it is today.
pub fn left(mut band: Value, here: &str) -> Value {
    band["leave"] = here.into();
    band
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    NewestFirst,
    OldestFirst,
}

/// What the reader asked for.
pub struct Asked {
    /// What is left out.
    pub filter: Filter,
    /// What is wrong with it.
    pub problems: Vec<Value>,
    order: Order,
    page: usize,
    typed: Vec<(String, String)>,
}

impl Asked {
    /// From what stands after the question mark.
    pub fn of(call: &Call) -> Self {
        let mut problems = Vec::new();
        let mut day = |name: &str| {
            let text = call.asked(name)?;
            let day = read_day(text, call.today());
            if day.is_none() {
                problems.push(json!({ "text": "Enter a real date, like 4 March 2026", "href": format!("#{name}") }));
            }
            day
        };
        let (from, until): (Option<Date>, Option<Date>) = (day("from"), day("until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            problems.push(json!({ "text": "Enter an end that is not before the beginning", "href": "#until" }));
        }
        let filter = Filter {
            person: call.asked("person").and_then(|id| id.parse::<PersonId>().ok()),
            kind: call.asked("kind").filter(|name| kinds::kind(name).is_some()).map(str::to_owned),
            weight: call.asked("weight").and_then(weight),
            from,
            until,
        };
        let typed = call.query.iter().filter(|(name, value)| name != "page" && !value.is_empty()).cloned().collect();
        let order = if call.asked("order") == Some("oldest") { Order::OldestFirst } else { Order::NewestFirst };
        let page = call.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Asked { filter, problems, order, page, typed }
    }

    /// One page of the lines, by month, with ways to the others.
    pub fn listed(&self, lines: &[Listed], shown: impl Fn(&Listed) -> Value) -> Value {
        let pages = lines.len().div_ceil(LINES_PER_PAGE).max(1);
        let page = self.page.clamp(1, pages);
        let start = (page - 1) * LINES_PER_PAGE;
        let end = (start + LINES_PER_PAGE).min(lines.len());
        let ordered: Vec<&Listed> = match self.order {
            Order::NewestFirst => lines[start..end].iter().collect(),
            Order::OldestFirst => lines.iter().rev().skip(start).take(LINES_PER_PAGE).collect(),
        };
        let address = |page: usize| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(&self.typed);
            query.append_pair("page", &page.to_string());
            format!("?{}", query.finish())
        };
        json!({
            "months": by_month(&ordered, shown),
            "count": lines.len(),
            "from": if lines.is_empty() { 0 } else { start + 1 },
            "to": end,
            "previous": (page > 1).then(|| address(page - 1)),
            "next": (page < pages).then(|| address(page + 1)),
        })
    }

    /// The filter as it stands, for the form.
    pub fn shown(&self) -> Value {
        let typed = |name: &str| {
            self.typed.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let mut kinds: Vec<(&str, &str)> = kinds::all().map(|kind| (kind.name, kind.title)).collect();
        kinds.sort_by_key(|(_, title)| *title);
        json!({
            "person": self.filter.person,
            "kind": typed("kind"),
            "weight": typed("weight"),
            "from": self.filter.from.map(|day| day.to_string()),
            "until": self.filter.until.map(|day| day.to_string()),
            "known": typed("known"),
            "order": if self.order == Order::OldestFirst { "oldest" } else { "newest" },
            "kinds": kinds.iter().map(|(value, text)| json!({ "value": value, "text": text })).collect::<Vec<_>>(),
        })
    }
}

fn weight(name: &str) -> Option<Weight> {
    [Weight::Upkeep, Weight::Everyday, Weight::Turning].into_iter().find(|weight| weight.name() == name)
}

/// Lines in their order, under the month in which they happened.
pub fn by_month(lines: &[&Listed], shown: impl Fn(&Listed) -> Value) -> Vec<Value> {
    let month = |listed: &Listed| (listed.on().year(), listed.on().month());
    let months = lines.chunk_by(|one, other| month(one) == month(other));
    let month = |lines: &[&Listed]| {
        let title = lines.first().map(|listed| listed.on().strftime("%B %Y").to_string());
        json!({ "month": title, "lines": lines.iter().map(|line| shown(line)).collect::<Vec<_>>() })
    };
    months.map(month).collect()
}
