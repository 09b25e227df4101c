//! `/people/{person}/compare/{other}`: two records side by side, why they may be of one person bar by bar, and what somebody finds: one, two, or
//! nobody knows. Whoever decides needs leave for both.

use super::{address, likelihood};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    found,
    pages::join::side::{self, Side},
};
use access::Released;
use casework::{
    Scribe,
    acts::Refused,
    form::LINE_MAX,
    people,
    records::{Compared, Outcome},
};
use ledger::{Entry, PersonId, Reading};
use matching::{Band, Bar};
use serde_json::{Value, json};
use store::{AppendError, Commit};

/// Units of the picture's width.
const WIDTH: i64 = 200;

/// `GET /people/{person}/compare/{other}`
pub async fn show(call: Call) -> Answer {
    let pair = Both::read(&call).await?;
    pair.page(&call, None).await
}

/// `POST /people/{person}/compare/{other}`
pub async fn post(call: Call) -> Answer {
    let pair = Both::read(&call).await?;
    let why = call.sent("why").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(outcome) = call.sent("outcome").and_then(Outcome::named) else {
        return pair.page(&call, Some(("outcome", "Choose what you found"))).await;
    };
    if why.is_empty() {
        return pair.page(&call, Some(("why", "Say how you know, or what you would need to know"))).await;
    }
    let command = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let likeness = pair.likeness(&call).await?;
    let found = Compared {
        outcome,
        why: why.chars().take(LINE_MAX).collect(),
        millibits: likeness.as_ref().and_then(|likeness| likeness.of_a_run),
        called: likeness.as_ref().and_then(|likeness| Some(likeness.band?.word().to_owned())),
    };
    let entries: Vec<Entry> = pair.one.entries.iter().chain(&pair.other.entries).cloned().collect();
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command);
    let drafts = people::compare_records(&Reading::now(&entries), pair.ids.0, pair.ids.1, found, &mut scribe);
    let drafts = match drafts.map_err(Refused::from) {
        Ok(drafts) => drafts,
        Err(refused) => return pair.page(&call, Some(("outcome", &refused.says))).await,
    };
    match call.site.store.append(Commit::new(call.at, drafts)).await {
        Ok(_) => call.see_saying("/matches", said(outcome)).await,
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(refused) => pair.page(&call, Some(("outcome", &refused.to_string()))).await,
    }
}

fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Same => "The two records are one now. They can be parted again from the person’s page.",
        Outcome::Apart => "Saved. These two are not suggested again.",
        Outcome::Unsure => "Saved. You find the pair again below the others.",
    }
}

/// The two records.
struct Both {
    ids: (PersonId, PersonId),
    one: Released<Side>,
    other: Released<Side>,
}

/// Why the two may be one.
struct Likeness {
    bars: Vec<Bar>,
    probability: f64,
    /// The score, where the pair was proposed by a look through all records.
    of_a_run: Option<i64>,
    band: Option<Band>,
}

impl Both {
    async fn read(call: &Call) -> Result<Self, Failure> {
        let ids: (PersonId, PersonId) = (call.id("person")?, call.id("other")?);
        let (one, other) = (side::read(call, ids.0.into()).await?, side::read(call, ids.1.into()).await?);
        // Joined since: there is one record to look at.
        if one.subject == other.subject {
            return Err(Failure::NotRecorded("These two are one record already.".into()));
        }
        Ok(Both { ids, one, other })
    }

    /// As the look through the records weighed it; a pair that it did not propose is weighed by itself.
    async fn likeness(&self, call: &Call) -> Result<Option<Likeness>, Failure> {
        let (one, other) = self.ids;
        let run = call.site.linkage.done();
        let is_this = |pair: &&crate::linkage::Pair| {
            (pair.one, pair.other) == (one, other) || (pair.one, pair.other) == (other, one)
        };
        if let Some(pair) = run.as_ref().and_then(|run| run.pairs.iter().find(is_this)) {
            return Ok(Some(Likeness {
                bars: pair.why.bars.clone(),
                probability: pair.why.probability,
                of_a_run: Some(pair.why.millibits),
                band: Some(pair.why.band),
            }));
        }
        let Some(person) = self.one.person() else { return Ok(None) };
        let found = call.site.people.compare(&call.site.store, &found::query(person), other).await?;
        Ok(found.map(|found| Likeness {
            probability: matching::probability(found.score),
            bars: found.bars,
            of_a_run: None,
            band: None,
        }))
    }

    async fn page(&self, call: &Call, problem: Option<(&str, &str)>) -> Answer {
        let value = |facts: &[(&'static str, String)], label: &str| {
            facts.iter().find(|(name, _)| *name == label).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let rows: Vec<Value> = side::LABELS
            .iter()
            .map(|label| (label, value(&self.one.facts, label), value(&self.other.facts, label)))
            .filter(|(_, here, there)| !here.is_empty() || !there.is_empty())
            .map(|(label, here, there)| json!({ "label": label, "differs": here != there, "here": here, "there": there }))
            .collect();
        let likeness = self.likeness(call).await?;
        let errors =
            problem.map(|(field, says)| vec![json!({ "text": says, "href": format!("#{field}"), "field": field })]);
        let chosen = call.sent("outcome").unwrap_or_default();
        let choice = |outcome: Outcome, text: &str, hint: &str| json!({ "value": outcome.name(), "text": text, "hint": { "text": hint }, "checked": chosen == outcome.name() });
        let again = errors.is_some();
        let page = json!({
            "address": address(self.ids.0, self.ids.1),
            "command": call.new_command()?,
            "one": { "name": self.one.name, "href": self.one.back() },
            "other": { "name": self.other.name, "href": self.other.back() },
            "rows": rows,
            "bars": likeness.as_ref().map(|likeness| waterfall(&likeness.bars)),
            "total": likeness.as_ref().map(|likeness| bits(likeness.bars.iter().map(|bar| bar.millibits).sum())),
            "says": likeness.as_ref().map(|likeness| likelihood(likeness.probability)),
            "choices": [
                choice(Outcome::Same, "One person: join the two records", "Nothing moves and nothing is lost; they can be parted again"),
                choice(Outcome::Apart, "Two people: never suggest them again", "Twins, cousins, namesakes"),
                choice(Outcome::Unsure, "Not sure", "They are kept below the other pairs, with what you say"),
            ],
            "why": call.sent("why").unwrap_or_default(),
            "errors": errors,
        });
        if again { call.page_again("queue/pair.html", page) } else { call.page("queue/pair.html", page) }
    }
}

/// Bits to the thousandth, so that what is shown adds up to what is shown.
fn bits(millibits: i64) -> String {
    let sign = if millibits < 0 { "−" } else { "+" };
    format!("{sign}{}.{:03}", millibits.abs() / 1_000, millibits.abs() % 1_000)
}

/// Each bar with what it says, and where it stands: it begins where the one before ends.
fn waterfall(bars: &[Bar]) -> Value {
    let mut ends = vec![0_i64];
    for bar in bars {
        ends.push(ends[ends.len() - 1] + bar.millibits);
    }
    let (low, high) = ends.iter().fold((0, 1), |(low, high), end| (low.min(*end), high.max(*end)));
    let place = |value: i64| (value - low) * WIDTH / (high - low);
    let drawn = |(bar, step): (&Bar, &[i64])| {
        let (from, to) = (place(step[0].min(step[1])), place(step[0].max(step[1])));
        json!({
            "says": bar.says,
            "bits": bits(bar.millibits),
            "against": bar.millibits < 0,
            "x": from,
            "width": (to - from).max(1),
        })
    };
    json!({ "zero": place(0), "width": WIDTH, "rows": bars.iter().zip(ends.windows(2)).map(drawn).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_begin_where_the_one_before_ends() {
        let bar = |millibits| Bar { field: "sex", says: String::new(), millibits };
        let drawn = waterfall(&[bar(-10_000), bar(25_000), bar(-5_000)]);
        let ends: Vec<(i64, i64)> = drawn["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["x"].as_i64().unwrap(), row["width"].as_i64().unwrap()))
            .collect();
        assert_eq!((drawn["zero"].as_i64(), ends), (Some(80), vec![(0, 80), (0, 200), (160, 40)]));
        assert_eq!((bits(-12_034), bits(7)), ("−12.034".to_owned(), "+0.007".to_owned()));
    }
}
