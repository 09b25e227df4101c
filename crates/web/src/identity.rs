//! The identity bar: whose record this is, on every page of it.

use crate::{call::Call, failure::Failure, family::FamilyRecord};
use access::Released;
use casework::{
    acts::{self, Act},
    family_help::{Stage, Standing},
    kinds::Names,
    people::{self, Everybody, Member, Warning},
};
use jiff::civil::Date;
use ledger::{Reading, Sensitivity};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Names of acts that the "Record" menu offers: the five that are recorded most.
const RECORDED_MOST: [&str; 5] = ["visit", "note", "help", "plan_moved", "warning"];

/// A family, read and worked out once for all parts of a page.
pub struct Whole<'a> {
    /// The record.
    pub record: &'a Released<FamilyRecord>,
    /// Everything believed at the moment at which the page stands.
    pub reading: Reading<'a>,
    /// What to call everybody whom the record names.
    pub names: Names,
    /// Warning notes that stand, the newest first.
    pub warnings: Vec<Warning>,
    /// How Family Help stands.
    pub standing: Cow<'a, Standing>,
    /// Who belongs to the family on the page's day.
    pub members: Vec<Member>,
    /// What the family is called.
    pub name: String,
}

impl<'a> Whole<'a> {
    /// Works out how a family stands.
    pub fn of(record: &'a Released<FamilyRecord>) -> Self {
        let reading = record.reading();
        let everybody = Everybody::of(&reading);
        let (members, names) = everybody.into_members(&reading, record.family, record.today);
        let name = people::family_name(&reading, record.family, &members);
        let warnings = people::warnings(&reading);
        Whole { record, standing: record.standing(&reading), members, name, names, warnings, reading }
    }

    /// Children of the family.
    pub fn children(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.person.is_child(self.record.today))
    }
}

/// The bar.
pub async fn bar(call: &Call, whole: &Whole<'_>) -> Result<Value, Failure> {
    let Whole { record, standing, name, .. } = whole;
    let (family, today) = (record.family, record.today);
    let directory = call.directory().await?;
    let base = format!("/families/{family}");
    let known = record.past.map(|day| format!("?known={day}")).unwrap_or_default();
    let warnings = whole.warnings.len();
    let agencies: std::collections::BTreeSet<&str> =
        standing.helpers.iter().filter_map(|helper| helper.joined.agency.as_deref()).collect();
    let team = standing.lead().map(|lead| match standing.helpers.len() {
        0 => lead.team.clone(),
        helpers => format!(
            "{} from {}",
            counted(helpers + 1, "person", "people"),
            counted(agencies.len() + 1, "agency", "agencies")
        ),
    });
    let choice = |act: &&str| {
        let title = acts::act(act).map(Act::title);
        json!({ "href": format!("{base}/record/{act}"), "text": title })
    };
    Ok(json!({
        "href": format!("{base}{known}"),
        "name": family_title(name),
        "stage": standing.stage.title(),
        "clock": clock(standing, today),
        "restricted": record.circle().sensitivity > Sensitivity::Normal,
        "warnings": (warnings > 0).then_some(warnings),
        "warnings_href": format!("{base}{known}#warnings"),
        "record": record.past.is_none().then(|| RECORDED_MOST.iter().map(choice).collect::<Vec<_>>()),
        "children": whole.children().map(|child| json!({
            "href": format!("/people/{}{known}", child.person.id),
            "name": child.person.called(),
            "age": child.person.age(today),
        })).collect::<Vec<_>>(),
        "lead": standing.lead().map(|lead| format!("{} ({})", directory.name(lead.lead), lead.team)),
        "team": team,
        "seen": seen(whole),
    }))
}

/// "Okonjo family".
pub fn family_title(name: &str) -> String {
    format!("{name} family")
}

/// "day 31 of 45", of the clock that runs at this stage.
fn clock(standing: &Standing, today: Date) -> Option<String> {
    let policy = policy::national();
    let (rule, from) = match standing.stage {
        Stage::Deciding => ("contact_decision", standing.undecided()?.contact.received_on),
        Stage::Assessing | Stage::Authorising => ("assessment", standing.opened_on?),
        Stage::Waiting | Stage::Planning | Stage::Helping | Stage::Protection | Stage::Closed => return None,
    };
    let clock = policy.clock(rule, from, today)?;
    Some(if clock.is_late() { clock.to_string() } else { format!("day {} of {}", clock.day, clock.of) })
}

/// "all three, 6 days ago": how long it is since each child was seen.
fn seen(whole: &Whole) -> Option<String> {
    let children: Vec<&Member> = whole.children().collect();
    if children.is_empty() || whole.standing.opened_on.is_none() {
        return None;
    }
    let days =
        |child: &&Member| whole.standing.last_seen(child.person.id).map(|on| (whole.record.today - on).get_days());
    let seen: Vec<Option<i32>> = children.iter().map(days).collect();
    let unseen: Vec<String> =
        children.iter().zip(&seen).filter(|(_, days)| days.is_none()).map(|(child, _)| child.person.called()).collect();
    if unseen.len() == children.len() {
        return Some("nobody yet".into());
    }
    if !unseen.is_empty() {
        let names = casework::kinds::listed(unseen.iter().map(String::as_str));
        return Some(format!("not {names}"));
    }
    let longest = seen.into_iter().flatten().max()?;
    let who = match children.len() {
        1 => children[0].person.called(),
        2 => "both children".into(),
        count => format!("all {}", in_words(count)),
    };
    Some(format!("{who}, {}", days_ago(longest)))
}

/// "today", "yesterday", "6 days ago".
pub fn days_ago(days: i32) -> String {
    match days {
        ..=0 => "today".into(),
        1 => "yesterday".into(),
        _ => format!("{days} days ago"),
    }
}

/// "1 person", "4 people".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
