//! What may be recorded about people: details, places, ties, warnings, corrections, and joining two records of one person.

use super::{
    ADDRESS, Address, Belonging, FAMILY_JOINED, FAMILY_LEFT, FAMILY_NAMED, FamilyNamed, PERSON_DETAILS, PROFESSIONAL,
    PersonDetails, Professional, REACHED_AT, RELATIONSHIP, RESTRICTED, ReachedAt, RecordRestricted, Relationship,
    WARNING, WARNING_REVIEWED, WarningNote, WarningReviewed,
    numbers::{NhsNumber, Postcode, Upn},
    warnings,
};
use crate::{
    form::Problem,
    records::{COMPARED, Compared, KEPT_APART, KeptApart, Outcome, WITHDRAWN},
    scribe::{Say, Scribe},
};
use jiff::civil::Date;
use ledger::{
    Amendment, Amends, Basis, Draft, Entry, EntryId, FamilyId, JOINED, Joined, PersonId, Reading, Sensitivity, Subject,
    When, WorkerId,
};
use serde::Deserialize;

/// Why something about a person may not be recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PersonRefusal {
    /// Answers that are not right.
    #[error("There is a problem with what was entered.")]
    Answers(Vec<Problem>),
    /// Nothing was said.
    #[error("Nothing was entered. Enter what you know, even if it is little.")]
    Nothing,
    /// The entry that is amended is not believed any more.
    #[error("Somebody has already corrected or withdrawn this entry. Read the newest one first.")]
    NotBelieved,
    /// A record cannot be joined with itself.
    #[error("These are the same record already.")]
    SameRecord,
    /// People are joined with people, families with families.
    #[error("A person’s record can be joined with a person’s record only.")]
    DifferentKinds,
    /// The warning note is not standing.
    #[error("This warning note has ended already.")]
    NoSuchWarning,
}

fn answers(problems: Vec<Problem>) -> Result<(), PersonRefusal> {
    if problems.is_empty() { Ok(()) } else { Err(PersonRefusal::Answers(problems)) }
}

fn problem(at: &str, says: impl ToString) -> Problem {
    Problem { at: at.to_owned(), says: says.to_string() }
}

/// Checks the numbers in somebody's details and writes them as they are kept. Problems are placed under `at`.
pub(crate) fn tidy(mut details: PersonDetails, at: &str) -> Result<PersonDetails, Vec<Problem>> {
    let mut problems = Vec::new();
    if let Some(number) = &details.nhs_number {
        match NhsNumber::parse(number) {
            Ok(number) => details.nhs_number = Some(number.to_string()),
            Err(error) => problems.push(problem(&format!("{at}nhs_number"), error)),
        }
    }
    if let Some(number) = &details.upn {
        match Upn::parse(number) {
            Ok(number) => details.upn = Some(number.to_string()),
            Err(error) => problems.push(problem(&format!("{at}upn"), error)),
        }
    }
    if details.born.is_some() && details.expected.is_some() {
        problems.push(problem(&format!("{at}expected"), "Enter either a date of birth or an expected date, not both"));
    }
    if let (Some(born), Some(died)) = (details.born, details.died)
        && died < born
    {
        problems.push(problem(&format!("{at}died"), "Check the date of death: it is before the date of birth"));
    }
    if let Some(codes) = &details.disability
        && codes.len() > 1
        && codes.iter().any(|code| code == "NONE")
    {
        problems.push(problem(&format!("{at}disability"), "Choose either “None” or the disabilities, not both"));
    }
    if problems.is_empty() { Ok(details) } else { Err(problems) }
}

/// The record that somebody picked, if they did. What the page keeps is an id, or the page is not ours.
pub(crate) fn picked(known: Option<&str>, at: &str) -> Result<Option<PersonId>, Problem> {
    let says = "Choose the person from the search results";
    known.map(str::parse).transpose().map_err(|_| problem(&format!("{at}known"), says))
}

/// Something became known about a person: only what is new or different is recorded.
pub fn change_person(
    reading: &Reading,
    id: PersonId,
    said: PersonDetails,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, PersonRefusal> {
    let said = tidy(said, "").map_err(PersonRefusal::Answers)?;
    let known = super::person(reading, id);
    let mut whole = known.details.clone();
    whole.learn(said.clone());
    tidy(whole.clone(), "").map_err(PersonRefusal::Answers)?;
    let new = only_new(said, &known.details);
    if new == PersonDetails::default() {
        return Err(PersonRefusal::Nothing);
    }
    Ok(vec![scribe.write(PERSON_DETAILS, [id.into()], When::on(scribe.today), &new)])
}

/// What is said and was not known before.
pub(crate) fn only_new(said: PersonDetails, known: &PersonDetails) -> PersonDetails {
    fn new<T: PartialEq>(said: Option<T>, known: &Option<T>) -> Option<T> {
        if said == *known { None } else { said }
    }
    PersonDetails {
        forename: new(said.forename, &known.forename),
        surname: new(said.surname, &known.surname),
        preferred: new(said.preferred, &known.preferred),
        said_as: new(said.said_as, &known.said_as),
        also_known_as: new(said.also_known_as, &known.also_known_as),
        described_as: new(said.described_as, &known.described_as),
        born: new(said.born, &known.born),
        expected: new(said.expected, &known.expected),
        sex: new(said.sex, &known.sex),
        ethnicity: new(said.ethnicity, &known.ethnicity),
        language: new(said.language, &known.language),
        communication: new(said.communication, &known.communication),
        disability: new(said.disability, &known.disability),
        nhs_number: new(said.nhs_number, &known.nhs_number),
        nhs_status: new(said.nhs_status, &known.nhs_status),
        upn: new(said.upn, &known.upn),
        upn_unknown: new(said.upn_unknown, &known.upn_unknown),
        school: new(said.school, &known.school),
        local_number: new(said.local_number, &known.local_number),
        died: new(said.died, &known.died),
    }
}

/// An address on one line, as people say it, with the postcode at its end told apart.
pub(crate) fn read_address(line: &str, hidden_from: Vec<PersonId>) -> Address {
    let words: Vec<&str> = line.split_whitespace().collect();
    for count in [2, 1] {
        if let Some(split) = words.len().checked_sub(count)
            && let Ok(postcode) = Postcode::parse(&words[split..].join(" "))
        {
            let lines = words[..split].join(" ");
            return Address {
                lines: lines.trim_end_matches(',').to_owned(),
                postcode: Some(postcode.to_string()),
                hidden_from,
            };
        }
    }
    Address { lines: words.join(" "), postcode: None, hidden_from }
}

/// Answers of the address form.
#[derive(Clone, Debug, Deserialize)]
pub struct AddressSaid {
    people: Vec<PersonId>,
    address: String,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(default)]
    hidden_from: Vec<PersonId>,
}

/// Where people live, or lived.
pub fn record_address(said: AddressSaid, scribe: &mut Scribe) -> Result<Vec<Draft>, PersonRefusal> {
    let when = When::During { from: said.from.unwrap_or(scribe.today), to: said.to };
    let mut problems = Vec::new();
    if !when.is_ordered() {
        problems.push(problem("to", "Check the dates: the last day is not after the first"));
    }
    if said.hidden_from.iter().any(|person| said.people.contains(person)) {
        problems.push(problem("hidden_from", "An address cannot be hidden from somebody who lives there"));
    }
    answers(problems)?;
    let address = read_address(&said.address, said.hidden_from);
    Ok(vec![scribe.write(ADDRESS, said.people.into_iter().map(Subject::from), when, &address)])
}

/// Answers of the page about reaching somebody.
#[derive(Clone, Debug, Deserialize)]
pub struct ReachedAtSaid {
    person: PersonId,
    #[serde(flatten)]
    reached_at: ReachedAt,
}

/// How to reach somebody.
pub fn record_reached_at(said: &ReachedAtSaid, scribe: &mut Scribe) -> Vec<Draft> {
    vec![scribe.write(REACHED_AT, [said.person.into()], When::since(scribe.today), &said.reached_at)]
}

/// Answers of the relationship form.
#[derive(Clone, Debug, Deserialize)]
pub struct RelationshipSaid {
    #[serde(flatten)]
    relationship: Relationship,
    from: Option<Date>,
    to: Option<Date>,
}

/// How one person belongs to others.
pub fn record_relationship(said: RelationshipSaid, scribe: &mut Scribe) -> Result<Vec<Draft>, PersonRefusal> {
    let RelationshipSaid { relationship, from, to } = said;
    let when = When::During { from: from.unwrap_or(scribe.today), to };
    let mut problems = Vec::new();
    if relationship.of.contains(&relationship.person) {
        problems.push(problem("of", "Choose somebody other than the person themselves"));
    }
    if !when.is_ordered() {
        problems.push(problem("to", "Check the dates: the last day is not after the first"));
    }
    answers(problems)?;
    let about = [relationship.person].into_iter().chain(relationship.of.iter().copied()).map(Subject::from);
    Ok(vec![scribe.write(RELATIONSHIP, about, when, &relationship)])
}

/// Answers of the page that adds somebody.
#[derive(Clone, Debug, Deserialize)]
pub struct MemberSaid {
    known: Option<String>,
    #[serde(flatten)]
    details: PersonDetails,
    from: Option<Date>,
}

/// Adds somebody to a family: a person on record, or one who is registered with this.
pub fn add_member(family: FamilyId, said: MemberSaid, scribe: &mut Scribe) -> Result<Vec<Draft>, PersonRefusal> {
    let details = tidy(said.details, "").map_err(PersonRefusal::Answers)?;
    let known = picked(said.known.as_deref(), "").map_err(|wrong| PersonRefusal::Answers(vec![wrong]))?;
    if known.is_none() && details == PersonDetails::default() {
        return Err(PersonRefusal::Nothing);
    }
    let person = known.unwrap_or_else(|| PersonId(scribe.id()));
    let mut drafts = Vec::new();
    if details != PersonDetails::default() {
        drafts.push(scribe.write(PERSON_DETAILS, [person.into()], When::on(scribe.today), &details));
    }
    let since = When::since(said.from.unwrap_or(scribe.today));
    drafts.push(scribe.write(
        FAMILY_JOINED,
        [family.into(), person.into()],
        since,
        &Belonging { people: vec![person] },
    ));
    Ok(drafts)
}

/// Answers of the page that says who left.
#[derive(Clone, Debug, Deserialize)]
pub struct LeavingSaid {
    people: Vec<PersonId>,
    from: Option<Date>,
}

/// People no longer belong to a family; their own records stay as they are.
pub fn end_membership(family: FamilyId, said: LeavingSaid, scribe: &mut Scribe) -> Vec<Draft> {
    let about = [Subject::Family(family)].into_iter().chain(said.people.iter().copied().map(Subject::from));
    let when = When::on(said.from.unwrap_or(scribe.today));
    vec![scribe.write(FAMILY_LEFT, about, when, &Belonging { people: said.people.clone() })]
}

/// What a family is called.
pub fn name_family(family: FamilyId, said: &FamilyNamed, scribe: &mut Scribe) -> Vec<Draft> {
    vec![scribe.write(FAMILY_NAMED, [family.into()], When::since(scribe.today), said)]
}

/// Somebody from an agency is involved.
pub fn record_professional(family: FamilyId, said: &Professional, scribe: &mut Scribe) -> Vec<Draft> {
    vec![scribe.write(PROFESSIONAL, [family.into()], When::since(scribe.today), said)]
}

/// Answers of the warning form.
#[derive(Clone, Debug, Deserialize)]
pub struct WarningSaid {
    people: Vec<PersonId>,
    kind: String,
    says: String,
    told: String,
    why_not_told: Option<String>,
    review_on: Date,
}

/// A warning note: owned by its author, told to the person or not for a reason.
pub fn record_warning(family: FamilyId, said: WarningSaid, scribe: &mut Scribe) -> Result<Vec<Draft>, PersonRefusal> {
    if said.told != "yes" && said.why_not_told.is_none() {
        return Err(PersonRefusal::Answers(vec![problem("why_not_told", "Say why the person has not been told")]));
    }
    let about: Vec<Subject> =
        [Subject::Family(family)].into_iter().chain(said.people.iter().copied().map(Subject::from)).collect();
    let WarningSaid { people, kind, says, told, why_not_told, review_on } = said;
    let note = WarningNote { people, kind, says, told, why_not_told, owner: scribe.author, review_on };
    Ok(vec![scribe.write(WARNING, about, When::since(scribe.today), &note).judged()])
}

/// A warning note is looked at again.
pub fn review_warning(
    reading: &Reading,
    said: &WarningReviewed,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, PersonRefusal> {
    let standing = warnings(reading);
    if !standing.iter().any(|warning| warning.entry == said.warning) {
        return Err(PersonRefusal::NoSuchWarning);
    }
    if said.outcome == "keep" && said.review_on.is_none() {
        return Err(PersonRefusal::Answers(vec![problem("review_on", "Enter when the note is looked at next")]));
    }
    let note = reading.entries().find(|entry| entry.id == said.warning).ok_or(PersonRefusal::NoSuchWarning)?;
    Ok(vec![scribe.write(WARNING_REVIEWED, note.about.iter().copied(), When::on(scribe.today), said).judged()])
}

/// Who may open a record, from now on.
pub fn restrict(
    subject: Subject,
    sensitivity: Sensitivity,
    named: Vec<WorkerId>,
    why: String,
    scribe: &mut Scribe,
) -> Vec<Draft> {
    let body = RecordRestricted { sensitivity, named, why };
    vec![scribe.write(RESTRICTED, [subject], When::since(scribe.today), &body).judged()]
}

/// Says an entry right that was wrong: the same kind, about the same or, when it was on the wrong person, about others.
pub fn correct(
    wrong: &Entry,
    about: Vec<Subject>,
    when: When,
    body: serde_json::Value,
    why: String,
    scribe: &mut Scribe,
) -> Draft {
    let how = if about == wrong.about { Amends::Corrects } else { Amends::RecordedOnWrongPerson };
    Draft {
        id: EntryId(scribe.id()),
        author: scribe.author,
        on_behalf_of: scribe.on_behalf_of,
        kind: wrong.kind.clone(),
        about,
        when,
        basis: wrong.basis.clone(),
        sensitivity: wrong.sensitivity,
        amends: Some(Amendment { entry: wrong.id, how, why }),
        origin: None,
        body,
    }
}

/// Takes an entry back that should not have been recorded.
pub fn withdraw(wrong: &Entry, why: String, scribe: &mut Scribe) -> Draft {
    let body = serde_json::json!({ "withdrawn": wrong.kind });
    Draft {
        id: EntryId(scribe.id()),
        author: scribe.author,
        on_behalf_of: scribe.on_behalf_of,
        kind: WITHDRAWN.into(),
        about: wrong.about.clone(),
        when: When::on(scribe.today),
        basis: Basis::Judged,
        sensitivity: wrong.sensitivity,
        amends: Some(Amendment { entry: wrong.id, how: Amends::Withdraws, why }),
        origin: None,
        body,
    }
}

/// Two records are of one and the same: from now on they read as one. Nothing moves, so parting them again loses nothing.
pub fn join_records(
    reading: &Reading,
    kept: Subject,
    absorbed: Subject,
    why: String,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, PersonRefusal> {
    match (kept, absorbed) {
        (Subject::Person(_), Subject::Person(_)) | (Subject::Family(_), Subject::Family(_)) => {}
        (Subject::Person(_) | Subject::Family(_) | Subject::Worker(_), _) => return Err(PersonRefusal::DifferentKinds),
    }
    if reading.kept_as(kept) == reading.kept_as(absorbed) {
        return Err(PersonRefusal::SameRecord);
    }
    let joined = Joined { kept, absorbed, why };
    Ok(vec![scribe.write(JOINED, [kept, absorbed], When::on(scribe.today), &joined).judged()])
}

/// Says of two people's records what somebody found who compared them. Found to be one, they are joined under the first; found to be two, they
/// are kept apart; either way what was found is kept, and measures whoever proposed the pair.
pub fn compare_records(
    reading: &Reading,
    one: PersonId,
    other: PersonId,
    found: Compared,
    scribe: &mut Scribe,
) -> Result<Vec<Draft>, PersonRefusal> {
    let why = found.why.clone();
    let mut drafts = match found.outcome {
        Outcome::Same => join_records(reading, one.into(), other.into(), why, scribe)?,
        Outcome::Apart | Outcome::Unsure if reading.kept_as(one.into()) == reading.kept_as(other.into()) => {
            return Err(PersonRefusal::SameRecord);
        }
        Outcome::Apart => {
            let apart = KeptApart { why: Some(why) };
            vec![scribe.write(KEPT_APART, [one, other].map(Subject::from), When::on(scribe.today), &apart).judged()]
        }
        Outcome::Unsure => Vec::new(),
    };
    let about = [one, other].map(Subject::from);
    drafts.push(scribe.write(COMPARED, about, When::on(scribe.today), &found).judged());
    Ok(drafts)
}

/// Parts two records that were joined by mistake.
pub fn part_records(joined: &Entry, why: String, scribe: &mut Scribe) -> Draft {
    withdraw(joined, why, scribe)
}
