//! The practice as the store sees it: which read tables there are, which rows a subject's entries give, and what may not be
//! recorded whatever a page allowed.

use crate::{
    family_help::{self, AssessmentState, Stage},
    front_door, involved, kinds, people, records, workforce,
};
use ledger::{Cell, ColumnType, Draft, Entry, PersonId, Practice, Reading, Row, Subject, Table};

/// Children's social care, as the store sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Casework;

const NUMBER: ColumnType = ColumnType::Number;
const TEXT: ColumnType = ColumnType::Text;

const TABLES: &[Table] = &[
    Table {
        name: "person_now",
        columns: &[
            ("name", TEXT),
            ("forename", TEXT),
            ("surname", TEXT),
            ("names", TEXT),
            ("born", TEXT),
            ("expected", TEXT),
            ("sex", TEXT),
            ("address", TEXT),
            ("postcode", TEXT),
            ("nhs_number", TEXT),
            ("upn", TEXT),
            ("local_number", TEXT),
            ("sensitivity", TEXT),
            ("named", TEXT),
            ("joined", TEXT),
            ("doubts", TEXT),
        ],
        indexes: &["local_number", "upn"],
    },
    Table {
        name: "record_compared",
        columns: &[
            ("other", TEXT),
            ("outcome", TEXT),
            ("why", TEXT),
            ("entry", TEXT),
            ("author", TEXT),
            ("at", NUMBER),
            ("millibits", NUMBER),
            ("called", TEXT),
        ],
        indexes: &[],
    },
    Table {
        name: "family_now",
        columns: &[
            ("name", TEXT),
            ("stage", TEXT),
            ("lead", TEXT),
            ("supervisor", TEXT),
            ("team", TEXT),
            ("opened_on", TEXT),
            ("closed_on", TEXT),
            ("last_visit_on", TEXT),
            ("handovers", NUMBER),
            ("involved", TEXT),
            ("sensitivity", TEXT),
            ("assessed_on", TEXT),
        ],
        indexes: &["lead", "supervisor", "team", "stage"],
    },
    Table { name: "family_member", columns: &[("person", TEXT), ("since", TEXT)], indexes: &["person"] },
    Table { name: "family_worker", columns: &[("worker", TEXT), ("part", TEXT)], indexes: &["worker"] },
    Table {
        name: "contact_now",
        columns: &[
            ("contact", TEXT),
            ("received", TEXT),
            ("source", TEXT),
            ("worry", TEXT),
            ("danger", TEXT),
            ("taken_by", TEXT),
            ("due_on", TEXT),
            ("outcome", TEXT),
            ("decided_at", NUMBER),
            ("children", NUMBER),
        ],
        indexes: &["outcome,due_on", "decided_at"],
    },
    Table {
        name: "work_due",
        columns: &[
            ("what", TEXT),
            ("form", TEXT),
            ("rule", TEXT),
            ("starts_on", TEXT),
            ("due_on", TEXT),
            ("worker", TEXT),
            ("team", TEXT),
            ("entry", TEXT),
        ],
        indexes: &["worker,due_on", "team,due_on", "form,due_on"],
    },
    Table {
        name: "worker_now",
        columns: &[("name", TEXT), ("roles", TEXT), ("teams", TEXT), ("discipline", TEXT), ("agency", TEXT)],
        indexes: &[],
    },
];

impl Practice for Casework {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn rows(&self, subject: Subject, reading: &Reading) -> Vec<Row> {
        if reading.kept_as(subject) != subject {
            return Vec::new();
        }
        match subject {
            Subject::Person(person) => person_rows(reading, person),
            Subject::Family(family) => family_rows(reading, family),
            Subject::Worker(worker) => worker_rows(reading, worker),
        }
    }

    fn refuses(&self, draft: &Draft, entries: &[Entry]) -> Option<String> {
        refuses(draft, &Reading::now(entries))
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn maybe(text: Option<impl ToString>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_string()))
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn person_rows(reading: &Reading, id: PersonId) -> Vec<Row> {
    let (sensitivity, named) = involved::restriction(reading, id.into());
    let Some(findable) = people::findable(reading, id, sensitivity) else { return Vec::new() };
    let details = &findable.person.details;
    let joined = reading.all_read_as(id.into()).into_iter().filter(|other| *other != id.into());
    let cells = vec![
        text(findable.person.full_name()),
        maybe(details.forename.as_ref()),
        maybe(details.surname.as_ref()),
        text(people::write_names(&findable.names)),
        maybe(details.born),
        maybe(details.expected),
        maybe(details.sex.as_ref()),
        maybe(findable.address.as_ref()),
        maybe(findable.postcode.as_ref()),
        maybe(details.nhs_number.as_ref()),
        maybe(details.upn.as_ref()),
        maybe(details.local_number.as_ref()),
        maybe(code(sensitivity)),
        words(named),
        words(joined),
        maybe((!findable.doubts.is_empty()).then(|| findable.doubts.join(", "))),
    ];
    let compared = records::compared_with(reading, id).into_iter().map(|compared| Row {
        table: "record_compared",
        cells: vec![
            text(compared.other.to_string()),
            text(compared.found.outcome.name()),
            text(compared.found.why),
            text(compared.entry.to_string()),
            text(compared.by.to_string()),
            Cell::Number(compared.at.microseconds()),
            compared.found.millibits.map_or(Cell::Empty, Cell::Number),
            maybe(compared.found.called),
        ],
    });
    [Row { table: "person_now", cells }].into_iter().chain(compared).collect()
}

/// The name of a sensitivity, as entries have it.
fn code(sensitivity: ledger::Sensitivity) -> Option<String> {
    serde_json::to_value(sensitivity).ok().and_then(|name| Some(name.as_str()?.to_owned()))
}

/// Identities, apart by spaces; nothing for none.
fn words(all: impl IntoIterator<Item = impl ToString>) -> Cell {
    let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    maybe((!all.is_empty()).then(|| all.join(" ")))
}

fn family_rows(reading: &Reading, family: ledger::FamilyId) -> Vec<Row> {
    if reading.about(family.into()).next().is_none() {
        return Vec::new();
    }
    let standing = family_help::standing(reading, family);
    let involved = involved::involved_in(reading, family, &standing);
    let lead = standing.lead();
    let now = Row {
        table: "family_now",
        cells: vec![
            text(people::family_name(reading, family, &[])),
            text(standing.stage.name()),
            maybe(lead.map(|lead| lead.lead)),
            maybe(lead.map(|lead| lead.supervisor)),
            maybe(lead.map(|lead| &lead.team)),
            maybe(standing.opened_on),
            maybe(standing.closed_on.filter(|_| standing.stage == Stage::Closed)),
            maybe(standing.visits.first().map(|visit| visit.on)),
            number(standing.handovers()),
            text(serde_json::to_string(&involved).expect("ids, words and flags")),
            maybe(code(involved.sensitivity)),
            maybe(standing.assessment.as_ref().and_then(|assessment| match &assessment.state {
                AssessmentState::Authorised(on) => Some(*on),
                AssessmentState::Sent | AssessmentState::Returned(_) => None,
            })),
        ],
    };
    let mut rows = vec![now];
    let since = people::belonging(reading, family, |_| true);
    rows.extend(since.into_iter().map(|(person, since)| Row {
        table: "family_member",
        cells: vec![text(person.to_string()), text(since.to_string())],
    }));
    let part = |worker: ledger::WorkerId, part: &str| Row {
        table: "family_worker",
        cells: vec![text(worker.to_string()), text(part)],
    };
    rows.extend(involved.lead.map(|worker| part(worker, "lead")));
    rows.extend(involved.supervisor.map(|worker| part(worker, "supervisor")));
    rows.extend(involved.team_around.iter().map(|worker| part(*worker, "team")));
    rows.extend(involved.named.iter().map(|worker| part(*worker, "named")));
    for contact in &standing.contacts {
        let due = standing.due.iter().find(|due| due.entry == Some(contact.entry)).map(|due| due.on);
        let decided = contact.decided.as_ref().map(|(decided, _)| decided);
        rows.push(Row {
            table: "contact_now",
            cells: vec![
                text(contact.entry.to_string()),
                text(contact.received().to_string()),
                text(&contact.contact.source),
                text(eight_words(&contact.contact.worry)),
                text(&contact.contact.immediate_danger),
                text(contact.taken_by.to_string()),
                maybe(due),
                maybe(decided.map(|decided| decided.outcome.name())),
                decided.map_or(Cell::Empty, |decided| Cell::Number(decided.decided_at.microseconds())),
                number(contact.contact.children.len()),
            ],
        });
    }
    let team = involved.team.as_ref();
    rows.extend(standing.due.iter().map(|due| Row {
        table: "work_due",
        cells: vec![
            text(&due.what),
            text(due.form),
            maybe(due.rule),
            text(due.from.to_string()),
            text(due.on.to_string()),
            maybe(due.worker),
            maybe(team),
            maybe(due.entry),
        ],
    }));
    rows.extend(
        records::openings(reading, family)
            .iter()
            .filter(|opening| opening.reviewed.is_none())
            .map(|opening| opening_due(opening, team)),
    );
    rows
}

/// Every opening in an emergency is looked at by somebody else by the end of the next working day.
fn opening_due(opening: &records::Opening, team: Option<&String>) -> Row {
    let from = opening.at.in_london().date();
    let due = policy::national().calendar().add_working_days(from, 1);
    let cells = vec![
        text("Look at an opening in an emergency"),
        text("glass_review"),
        Cell::Empty,
        text(from.to_string()),
        text(due.to_string()),
        Cell::Empty,
        maybe(team),
        text(opening.entry.to_string()),
    ];
    Row { table: "work_due", cells }
}

/// The worry as a card on the board shows it.
fn eight_words(worry: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = worry.split_whitespace().take(WORDS + 1).collect();
    match words.len() {
        0..=WORDS => words.join(" "),
        _ => format!("{}…", words[..WORDS].join(" ")),
    }
}

fn worker_rows(reading: &Reading, id: ledger::WorkerId) -> Vec<Row> {
    let Some(worker) = workforce::worker(reading, id) else { return Vec::new() };
    let appointed = worker.appointed;
    let cells = vec![
        text(appointed.name),
        text(appointed.roles.join(" ")),
        text(appointed.teams.join("\n")),
        maybe(appointed.discipline),
        maybe(appointed.agency),
    ];
    vec![Row { table: "worker_now", cells }]
}

/// The second check of every write: what must never be in the ledger, whichever way it came.
fn refuses(draft: &Draft, reading: &Reading) -> Option<String> {
    let kind = draft.kind.as_ref();
    if kinds::kind(kind).is_none() {
        return Some("This kind of entry is not known here.".into());
    }
    if !draft.body.is_object() {
        return Some("An entry says something, or it is not an entry.".into());
    }
    let family = draft.about.iter().find_map(|subject| match subject {
        Subject::Family(family) => Some(*family),
        Subject::Person(_) | Subject::Worker(_) => None,
    });
    let needs_family = kinds_of_family_work().any(|of_family| of_family == kind);
    let Some(family) = family else {
        return needs_family.then(|| "This is recorded with a family. Open the family first.".into());
    };
    // What an import brings was decided elsewhere, in an order of its own, by people whom it does not name.
    let keyed = draft.origin.is_none();
    match kind {
        front_door::CONTACT_DECIDED => {
            let decided: front_door::ContactDecided = serde_json::from_value(draft.body.clone()).ok()?;
            let contacts = front_door::contacts(reading, family);
            match contacts.iter().find(|contact| contact.entry == decided.contact) {
                None => Some("This contact is not on this record.".into()),
                Some(contact) if contact.decided.is_some() && draft.amends.is_none() => {
                    Some("Somebody has already decided on this contact. Read the decision first.".into())
                }
                Some(contact) if keyed && contact.taken_by == draft.author => {
                    Some("Whoever took a contact does not decide on it.".into())
                }
                Some(_) => None,
            }
        }
        family_help::ASSESSMENT_DECIDED if keyed => {
            let decided: family_help::AssessmentDecided = serde_json::from_value(draft.body.clone()).ok()?;
            let assessment = family_help::standing(reading, family).assessment;
            match assessment.filter(|assessment| assessment.entry == decided.assessment) {
                None => Some("This assessment is not the newest one of this family.".into()),
                Some(assessment) if assessment.author == draft.author => {
                    Some("Whoever wrote an assessment does not authorise it.".into())
                }
                Some(_) => None,
            }
        }
        _ => None,
    }
}

/// Kinds that make no sense without a family.
fn kinds_of_family_work() -> impl Iterator<Item = &'static str> {
    front_door::KINDS.iter().chain(family_help::KINDS).map(|kind| kind.name)
}
