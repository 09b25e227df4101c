//! How contacts stand: waiting for a decision with their clock, or decided.

use super::{CONTACT, CONTACT_DECIDED, Contact, ContactDecided, Outcome};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use ledger::{Entry, EntryId, FamilyId, Instant, Reading, Sequence, Subject, WorkerId};

/// A contact as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactStanding {
    /// The entry.
    pub entry: EntryId,
    /// Its place in the ledger.
    pub sequence: Sequence,
    /// What was said.
    pub contact: Contact,
    /// Who took it.
    pub taken_by: WorkerId,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The decision, and who made it.
    pub decided: Option<(ContactDecided, WorkerId)>,
}

impl ContactStanding {
    /// The moment from which the working day for the decision runs.
    pub fn received(&self) -> DateTime {
        self.contact.received_on.to_datetime(self.contact.received_at.unwrap_or(jiff::civil::Time::midnight()))
    }
}

/// All contacts on a family's record, the oldest first.
pub fn contacts(reading: &Reading, family: FamilyId) -> Vec<ContactStanding> {
    let mut all: Vec<ContactStanding> = Vec::new();
    let mut entries: Vec<&Entry> = reading.about(Subject::Family(family)).collect();
    entries.sort_by_key(|entry| reading.stands_at(entry));
    for entry in entries {
        match entry.kind.as_ref() {
            CONTACT => {
                if let Some(contact) = entry.says::<Contact>() {
                    all.push(ContactStanding {
                        entry: entry.id,
                        sequence: entry.sequence,
                        contact,
                        taken_by: reading.first_said_by(entry),
                        recorded_at: entry.recorded_at,
                        decided: None,
                    });
                }
            }
            CONTACT_DECIDED => {
                if let Some(decided) = entry.says::<ContactDecided>()
                    && let Some(contact) =
                        all.iter_mut().find(|contact| contact.entry == reading.says_now(decided.contact))
                {
                    contact.decided = Some((decided, entry.author));
                }
            }
            _ => {}
        }
    }
    all.sort_by_key(|contact| (contact.received(), contact.sequence));
    all
}

/// The contact that makes this one a re-referral: the newest within twelve months before it that led to help or protection.
pub fn re_referral<'a>(all: &'a [ContactStanding], contact: &ContactStanding) -> Option<&'a ContactStanding> {
    let received = contact.contact.received_on;
    // Twelve months back, as the census counts them (domain rule T8): 365 days.
    let earliest = received.checked_sub(365.days()).unwrap_or(Date::MIN);
    let led_on = |earlier: &&ContactStanding| {
        matches!(earlier.decided, Some((ContactDecided { outcome: Outcome::FamilyHelp | Outcome::Protection, .. }, _)))
    };
    let comes_before =
        |earlier: &&ContactStanding| (earlier.received(), earlier.sequence) < (contact.received(), contact.sequence);
    all.iter().filter(comes_before).filter(|earlier| earlier.contact.received_on >= earliest).rfind(led_on)
}

/// The acknowledgement for the person who told us, as text to send. It names no child and gives no reasons: a message may be read by
/// somebody else.
pub fn acknowledgement(contact: &ContactStanding, authority: &str, today: Date) -> String {
    let dear = contact.contact.referrer.as_deref().map_or_else(|| "Hello,".to_owned(), |name| format!("Dear {name},"));
    let told = policy::long_day(contact.contact.received_on);
    let next = match contact.decided.as_ref().map(|(decided, _)| decided.outcome) {
        None => "A manager decides within one working day what happens next. We will tell you.",
        Some(Outcome::Advice) => {
            "We have decided that advice is the right help. If you become more worried, tell us again at once."
        }
        Some(Outcome::Universal) => {
            "We have decided that help in the community is right for now. If you become more worried, tell us again at once."
        }
        Some(Outcome::FamilyHelp) => {
            "We have decided that Family Help will meet the family. The lead practitioner may be in touch with you."
        }
        Some(Outcome::Protection) => "We are acting on it now. Somebody will be in touch with you today.",
        Some(Outcome::NotForUs) => "We have passed it to those who are responsible.",
    };
    format!(
        "{dear}\n\nThank you for telling us on {told} what worries you.\n\n{next}\n\nIf a child is in danger now, call 999.\n\nThe front door, {authority}\n{}\n",
        policy::long_day(today)
    )
}
