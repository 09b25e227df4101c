//! `GET /front-door`: contacts that are new, being decided, and decided today, each with its clock.

use crate::{
    call::{Answer, Call},
    family::circle_of,
};
use access::{Action, Circle, Guarded};
use casework::{Involved, front_door::Outcome};
use jiff::civil::{Date, DateTime};
use ledger::{Cell, FamilyId, Sensitivity};
use serde_json::{Value, json};

store::statements! {
    /// Contacts that wait for a decision, the one due first on top.
    UNDECIDED = "SELECT c.subject, f.name, f.involved, c.contact, c.received, c.source, c.worry, c.danger, c.taken_by, c.due_on, c.children,
        c.outcome, c.decided_at, f.stage
        FROM contact_now c JOIN family_now f ON f.subject = c.subject
        WHERE c.outcome IS NULL ORDER BY c.danger = 'yes' DESC, c.due_on, c.received, c.contact LIMIT $1";
    /// Contacts decided since a moment, the last on top.
    DECIDED_SINCE = "SELECT c.subject, f.name, f.involved, c.contact, c.received, c.source, c.worry, c.danger, c.taken_by, c.due_on, c.children,
        c.outcome, c.decided_at, f.stage
        FROM contact_now c JOIN family_now f ON f.subject = c.subject
        WHERE c.decided_at >= $1 ORDER BY c.decided_at DESC, c.contact LIMIT $2";
}

/// More than wait in the busiest authority after a bank holiday weekend.
const CARDS_MAX: i64 = 500;

/// A contact as a card on the board.
#[derive(Clone, Debug)]
struct Card {
    circle: Circle,
    family: FamilyId,
    name: String,
    contact: String,
    received: DateTime,
    source: String,
    worry: String,
    danger: String,
    taken_by: String,
    due_on: Option<Date>,
    children: i64,
    outcome: Option<String>,
    stage: String,
}

impl Guarded for Card {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(self, _: Sensitivity) -> Self {
        self
    }
}

/// `GET /front-door`
pub async fn show(call: Call) -> Answer {
    let midnight = ledger::Instant::from_london(call.today().into());
    let undecided = call.site.store.query(&UNDECIDED, &[Cell::Number(CARDS_MAX)]).await?;
    let decided = call
        .site
        .store
        .query(&DECIDED_SINCE, &[Cell::Number(midnight.microseconds()), Cell::Number(CARDS_MAX)])
        .await?;
    let directory = call.directory().await?;
    let cards = |records: Vec<store::Record>| -> Result<Vec<Value>, crate::failure::Failure> {
        let cards = records.iter().map(card).collect::<Result<Vec<Card>, _>>()?;
        let shown = call.release_list(Action::ReadFrontDoor, cards)?;
        Ok(shown.iter().map(|card| view(&call, card, &directory)).collect())
    };
    let (undecided, decided) = (cards(undecided)?, cards(decided)?);
    let today = call.today().to_string();
    let (new, waiting): (Vec<Value>, Vec<Value>) =
        undecided.into_iter().partition(|card| card["received_on"] == today.as_str());
    call.page(
        "front_door/board.html",
        json!({
            "new": new,
            "waiting": waiting,
            "decided": decided,
            "may_take": call.might(Action::TakeContact, None),
        }),
    )
}

fn card(record: &store::Record) -> Result<Card, store::StoreError> {
    let unreadable = || store::StoreError::Unreadable("a contact on the board".into());
    let family: FamilyId =
        record.text(0)?.strip_prefix("family:").and_then(|id| id.parse().ok()).ok_or_else(unreadable)?;
    let involved: Involved = serde_json::from_str(record.text(2)?).map_err(|_| unreadable())?;
    Ok(Card {
        circle: circle_of(family, involved),
        family,
        name: record.text(1)?.to_owned(),
        contact: record.text(3)?.to_owned(),
        received: record.parsed(4)?,
        source: record.text(5)?.to_owned(),
        worry: record.text(6)?.to_owned(),
        danger: record.text(7)?.to_owned(),
        taken_by: record.text(8)?.to_owned(),
        due_on: record.maybe_text(9)?.and_then(|day| day.parse().ok()),
        children: record.number(10)?,
        outcome: record.maybe_text(11)?.map(str::to_owned),
        stage: record.text(13)?.to_owned(),
    })
}

fn view(call: &Call, card: &Card, directory: &crate::site::Directory) -> Value {
    let policy = policy::national();
    let clock = card.due_on.and_then(|_| policy.clock("contact_decision", card.received.date(), call.today()));
    let may_decide = call.might(Action::DecideContact, Some(&card.circle));
    let outcome = Outcome::ALL.into_iter().find(|outcome| Some(outcome.name()) == card.outcome.as_deref());
    let taken_by = card.taken_by.parse().map(|worker| directory.name(worker).to_owned()).unwrap_or_default();
    json!({
        "name": card.name,
        "href": if may_decide || outcome.is_none() { format!("/families/{}/contacts/{}", card.family, card.contact) } else { format!("/families/{}", card.family) },
        "family": format!("/families/{}", card.family),
        "may_decide": may_decide,
        "worry": card.worry,
        "danger": card.danger == "yes",
        "source": policy.codes("referral_source").and_then(|list| list.label(&card.source)).unwrap_or(&card.source),
        "received_on": card.received.date().to_string(),
        "received_time": card.received.strftime("%-I:%M%P").to_string(),
        "taken_by": taken_by,
        "children": card.children,
        "clock": clock.map(|clock| clock.to_string()),
        "late": clock.is_some_and(|clock| clock.is_late()),
        "outcome": outcome.map(Outcome::title),
        "known_before": card.stage != "deciding",
    })
}
