//! Taking a contact and deciding what follows. The clock starts when the contact was *received*, not when it was typed in.

use super::{CONTACT, CONTACT_DECIDED, Contact, ContactDecided, Outcome, contacts};
use crate::{
    family_help::{LEAD_ALLOCATED, LeadAllocated},
    form::{Problem, Setting},
    people::{
        self, ADDRESS, Belonging, FAMILY_JOINED, FAMILY_NAMED, FamilyNamed, PERSON_DETAILS, PROFESSIONAL,
        PersonDetails, Professional, REACHED_AT, RELATIONSHIP, ReachedAt, Relationship,
    },
    scribe::{Say, Scribe},
};
use jiff::civil::{Date, Time};
use ledger::{Draft, EntryId, FamilyId, PersonId, Reading, Subject, When, WorkerId};
use serde::Deserialize;

/// Why a contact may not be taken or decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrontDoorRefusal {
    /// Answers that are not right.
    #[error("There is a problem with what was entered.")]
    Answers(Vec<Problem>),
    /// There is no such contact in this record.
    #[error("This contact is not on this record any more. Go back to the board and open it again.")]
    NoSuchContact,
    /// Decided already.
    #[error("Somebody has already decided on this contact. Read the decision first.")]
    DecidedAlready,
    /// The same worker took it.
    #[error("You took this contact yourself, so somebody else decides on it.")]
    OwnContact,
}

/// Answers of the contact page.
#[derive(Clone, Debug, Deserialize)]
pub struct TakenContact {
    worry: String,
    immediate_danger: String,
    concern: Option<String>,
    source: String,
    referrer: Option<String>,
    referrer_role: Option<String>,
    family_knows: Option<String>,
    why_not_told: Option<String>,
    lawful_basis: Option<String>,
    received_on: Option<Date>,
    received_at: Option<Time>,
    #[serde(default)]
    children: Vec<ChildSaid>,
    address: Option<String>,
    communication: Option<String>,
    #[serde(default)]
    adults: Vec<AdultSaid>,
    #[serde(default)]
    professionals: Vec<ProfessionalSaid>,
    local: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Deserialize)]
struct ChildSaid {
    /// The record that already exists, when somebody picked it.
    known: Option<String>,
    #[serde(flatten)]
    details: PersonDetails,
}

#[derive(Clone, Debug, Deserialize)]
struct AdultSaid {
    forename: Option<String>,
    surname: Option<String>,
    born: Option<Date>,
    phone: Option<String>,
    is: Option<String>,
    parental_responsibility: Option<String>,
    #[serde(default)]
    lives_here: bool,
    address: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct ProfessionalSaid {
    line: String,
}

/// The family that a contact goes on: one that is on record with those who belong to it, or a new one.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// Everything that is known of it and of people who were picked from the record.
    pub reading: &'a Reading<'a>,
    /// The family on record.
    pub family: Option<FamilyId>,
}

/// Takes a contact: the contact itself, the people it names, how they belong together, where they live, who helps already. Nobody
/// need be known; people are matched afterwards.
pub fn take_contact(
    known: &Known,
    said: TakenContact,
    setting: &Setting,
    scribe: &mut Scribe,
) -> Result<(FamilyId, Vec<Draft>), FrontDoorRefusal> {
    let mut problems = Vec::new();
    let mut children = Vec::new();
    for (number, mut child) in said.children.into_iter().enumerate() {
        let at = format!("children.{number}.");
        let picked = people::picked(child.known.as_deref(), &at);
        match people::tidy(std::mem::take(&mut child.details), &at) {
            Ok(details) => {
                children.extend(picked.map(|picked| (picked, details)).map_err(|wrong| problems.push(wrong)))
            }
            Err(wrong) => problems.extend(wrong.into_iter().chain(picked.err())),
        }
    }
    let now = scribe.at.in_london();
    let received_on = said.received_on.unwrap_or(now.date());
    let received_at = said.received_at.or_else(|| said.received_on.is_none().then(|| whole_minute(now.time())));
    if received_on.to_datetime(received_at.unwrap_or(Time::midnight())) > now {
        problems.push(Problem { at: "received_at".into(), says: "Enter a time that has passed".into() });
    }
    if !problems.is_empty() {
        return Err(FrontDoorRefusal::Answers(problems));
    }

    let contact_id = EntryId(scribe.id());
    let family = known.family.unwrap_or_else(|| FamilyId(scribe.id()));
    let mut drafts = Vec::new();
    let today = When::on(scribe.today);
    let teller = said.referrer.clone().unwrap_or_else(|| "the person who made the contact".into());

    let mut child_ids = Vec::new();
    for (picked, mut details) in children {
        let id = picked.unwrap_or_else(|| PersonId(scribe.id()));
        if let Some(language) = &said.communication {
            details.communication.get_or_insert_with(|| language.clone());
        }
        let details = people::only_new(details, &people::person(known.reading, id).details);
        if picked.is_none() || details != PersonDetails::default() {
            drafts.push(scribe.write(PERSON_DETAILS, [id.into()], today, &details).told_by(&teller));
        }
        child_ids.push(id);
    }
    let mut adult_ids = Vec::new();
    for adult in &said.adults {
        let id = PersonId(scribe.id());
        let details = PersonDetails {
            forename: adult.forename.clone(),
            surname: adult.surname.clone(),
            born: adult.born,
            ..PersonDetails::default()
        };
        drafts.push(scribe.write(PERSON_DETAILS, [id.into()], today, &details).told_by(&teller));
        if let Some(phone) = &adult.phone {
            let reached_at = ReachedAt { to: phone.clone(), safe: None, safe_when: None };
            drafts.push(scribe.write(REACHED_AT, [id.into()], When::since(scribe.today), &reached_at).told_by(&teller));
        }
        adult_ids.push(id);
    }

    let everyone: Vec<PersonId> = child_ids.iter().chain(&adult_ids).copied().collect();
    let already: Vec<PersonId> = known
        .family
        .map(|family| {
            people::members(known.reading, family, scribe.today).iter().map(|member| member.person.id).collect()
        })
        .unwrap_or_default();
    let new: Vec<PersonId> = everyone.iter().copied().filter(|person| !already.contains(person)).collect();
    if !new.is_empty() {
        let about = [Subject::Family(family)].into_iter().chain(new.iter().copied().map(Subject::from));
        drafts.push(scribe.write(FAMILY_JOINED, about, When::since(scribe.today), &Belonging { people: new.clone() }));
    }
    if known.family.is_none() {
        let name = family_name(&drafts, &child_ids).unwrap_or_else(|| "Unknown".to_owned());
        drafts.push(scribe.write(FAMILY_NAMED, [family.into()], When::since(scribe.today), &FamilyNamed { name }));
    }
    drafts.extend(relationships(&said.adults, &adult_ids, &child_ids, scribe));
    drafts.extend(homes(said.address.as_deref(), &said.adults, &adult_ids, &child_ids, scribe));
    for professional in &said.professionals {
        drafts.push(scribe.write(
            PROFESSIONAL,
            [family.into()],
            When::since(scribe.today),
            &Professional::from_line(&professional.line),
        ));
    }

    let contact = Contact {
        received_on,
        received_at,
        source: said.source,
        referrer: said.referrer,
        referrer_role: said.referrer_role,
        worry: said.worry,
        concern: said.concern,
        immediate_danger: said.immediate_danger,
        family_knows: said.family_knows,
        why_not_told: said.why_not_told,
        lawful_basis: said.lawful_basis,
        children: child_ids.clone(),
        local: said.local,
    };
    let about = [Subject::Family(family)].into_iter().chain(child_ids.into_iter().map(Subject::from));
    let mut draft = scribe.write(CONTACT, about, When::on(received_on), &contact).told_by(teller);
    draft.id = contact_id;
    drafts.push(draft);
    debug_assert!(setting.today == scribe.today, "the form and the scribe stand on the same day");
    Ok((family, drafts))
}

/// The first child's surname, or the first surname that was said at all.
fn family_name(drafts: &[Draft], children: &[PersonId]) -> Option<String> {
    let surname = |draft: &Draft| Some(draft.body.get("surname")?.as_str()?.to_owned());
    let details = || drafts.iter().filter(|draft| draft.kind == PERSON_DETAILS);
    let of_child = |draft: &&Draft| children.iter().any(|child| draft.about.contains(&(*child).into()));
    details().filter(of_child).find_map(surname).or_else(|| details().find_map(surname))
}

fn whole_minute(time: Time) -> Time {
    Time::constant(time.hour(), time.minute(), 0, 0)
}

fn relationships(adults: &[AdultSaid], ids: &[PersonId], children: &[PersonId], scribe: &mut Scribe) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (adult, id) in adults.iter().zip(ids) {
        let Some(is) = &adult.is else { continue };
        let parent = people::goes_through(is)
            .and_then(|parent| adults.iter().zip(ids).find(|(other, _)| other.is.as_deref() == Some(parent)));
        let (is, of) = match parent {
            Some((_, parent)) => ("parent".to_owned(), vec![*parent]),
            None => (is.clone(), children.to_vec()),
        };
        if of.is_empty() {
            continue;
        }
        let about: Vec<Subject> = [*id].into_iter().chain(of.iter().copied()).map(Subject::from).collect();
        let relationship =
            Relationship { person: *id, is, of, parental_responsibility: adult.parental_responsibility.clone() };
        drafts.push(scribe.write(RELATIONSHIP, about, When::since(scribe.today), &relationship));
    }
    drafts
}

fn homes(
    line: Option<&str>,
    adults: &[AdultSaid],
    ids: &[PersonId],
    children: &[PersonId],
    scribe: &mut Scribe,
) -> Vec<Draft> {
    let mut homes: Vec<(String, Vec<PersonId>)> = Vec::new();
    if let Some(line) = line {
        let with_them = adults.iter().zip(ids).filter(|(adult, _)| adult.lives_here).map(|(_, id)| *id);
        homes.push((line.to_owned(), children.iter().copied().chain(with_them).collect()));
    }
    for (adult, id) in adults.iter().zip(ids).filter(|(adult, _)| !adult.lives_here) {
        let Some(line) = &adult.address else { continue };
        match homes.iter_mut().find(|(known, _)| known == line) {
            Some((_, people)) => people.push(*id),
            None => homes.push((line.clone(), vec![*id])),
        }
    }
    homes.retain(|(_, people)| !people.is_empty());
    let write = |(line, people): (String, Vec<PersonId>)| {
        scribe.write(
            ADDRESS,
            people.into_iter().map(Subject::from),
            When::since(scribe.today),
            &people::read_address(&line, Vec::new()),
        )
    };
    homes.into_iter().map(write).collect()
}

/// Who takes the family on, chosen with the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The lead practitioner.
    pub lead: WorkerId,
    /// The practice supervisor.
    pub supervisor: WorkerId,
    /// Their team.
    pub team: String,
}

/// Answers of the decision page.
#[derive(Clone, Debug, Deserialize)]
pub struct DecisionSaid {
    /// What follows.
    pub outcome: Outcome,
    /// Why.
    pub reasons: String,
    /// Who was told, when it is not for us.
    pub told: Option<String>,
    /// The lead practitioner.
    pub lead: Option<WorkerId>,
    /// The practice supervisor.
    pub supervisor: Option<WorkerId>,
    /// Answers to the council's own questions.
    pub local: Option<serde_json::Value>,
}

/// Decides on a contact. Never by the one who took it.
pub fn decide_contact(
    reading: &Reading,
    family: FamilyId,
    contact: EntryId,
    said: DecisionSaid,
    allocation: Option<Allocation>,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, FrontDoorRefusal> {
    let standing = contacts(reading, family)
        .into_iter()
        .find(|standing| standing.entry == contact)
        .ok_or(FrontDoorRefusal::NoSuchContact)?;
    if standing.decided.is_some() {
        return Err(FrontDoorRefusal::DecidedAlready);
    }
    if standing.taken_by == scribe.author {
        return Err(FrontDoorRefusal::OwnContact);
    }
    if said.outcome == Outcome::NotForUs && said.told.is_none() {
        return Err(FrontDoorRefusal::Answers(vec![Problem {
            at: "told".into(),
            says: "Say who has been told".into(),
        }]));
    }
    if said.lead.is_some() && said.outcome == Outcome::FamilyHelp && said.supervisor.is_none() {
        return Err(FrontDoorRefusal::Answers(vec![Problem {
            at: "supervisor".into(),
            says: "Choose a practice supervisor".into(),
        }]));
    }
    if said.lead.is_some() && said.lead == said.supervisor {
        let says = "Choose a supervisor other than the lead practitioner".to_owned();
        return Err(FrontDoorRefusal::Answers(vec![Problem { at: "supervisor".into(), says }]));
    }
    let about: Vec<Subject> = [Subject::Family(family)]
        .into_iter()
        .chain(standing.contact.children.iter().copied().map(Subject::from))
        .collect();
    let decided = ContactDecided {
        contact,
        outcome: said.outcome,
        reasons: said.reasons,
        told: said.told,
        decided_at: scribe.at,
    };
    let mut drafts = vec![scribe.write(CONTACT_DECIDED, about, When::on(scribe.today), &decided).judged()];
    if let (Some(local), Some(body)) = (said.local, drafts[0].body.as_object_mut()) {
        body.insert("local".into(), local);
    }
    if let (Outcome::FamilyHelp, Some(allocation)) = (said.outcome, allocation) {
        let Allocation { lead, supervisor, team } = allocation;
        let reason = "Named with the decision on the contact.".to_owned();
        let allocated = LeadAllocated { lead, supervisor, team, reason };
        drafts.push(scribe.write(LEAD_ALLOCATED, [family.into()], When::since(scribe.today), &allocated).judged());
    }
    Ok(drafts)
}
