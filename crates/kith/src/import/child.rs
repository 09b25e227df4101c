//! What a census says of one child, as things to record. Only what the census knows is said; the rest is left open, and what fits
//! nowhere is kept as it came.

use super::{Problem, found::Found, kept, referral};
use casework::{
    imported::{IMPORTED_BLOCK, ImportedBlock},
    people::{Belonging, FAMILY_JOINED, FAMILY_NAMED, FamilyNamed, PERSON_DETAILS, PersonDetails, numbers::Upn},
};
use jiff::civil::Date;
use ledger::{Entry, PersonId, Reading, Subject, When};
use returns::cin::{Block, Child, Field, Header, Identifiers, Unknown};
use serde::Serialize;
use serde_json::{Value, json};

/// What every origin begins with.
pub(super) const CENSUS: &str = "CIN census";

/// The years that a date in a census can be in. The oldest young person in one was born a long time after the first.
const EARLIEST: Date = Date::constant(1950, 1, 1);

/// An expected birth lies in the future, but not further than this.
const DAYS_UNBORN_MAX: i32 = 300;

/// The message that is imported.
#[derive(Clone, Debug)]
pub(super) struct Census {
    /// "CIN census 2025-26".
    pub name: String,
    /// Whose it is, as it says itself.
    pub authority: String,
    /// The last day of which it speaks: what has no day of its own was so on that day.
    pub speaks_of: Date,
    /// The day of the import; the census can know nothing of later ones.
    pub today: Date,
}

impl Census {
    pub(super) fn unnamed(today: Date) -> Self {
        Census { name: CENSUS.to_owned(), authority: String::new(), speaks_of: today, today }
    }

    pub(super) fn of(header: &Header, today: Date) -> Self {
        let year = header.year().and_then(|year| year.number().ok()).filter(|year| (2009..2100).contains(year));
        let name = year.map(|year| format!("{CENSUS} {}-{:02}", year - 1, year % 100));
        let authority = header.authority().map(|authority| authority.text().to_owned());
        let speaks_of =
            header.reference_date().and_then(|date| date.date().ok()).filter(|date| (EARLIEST..=today).contains(date));
        Census {
            name: name.unwrap_or_else(|| CENSUS.to_owned()),
            authority: authority.unwrap_or_default(),
            speaks_of: speaks_of.unwrap_or(today),
            today,
        }
    }
}

/// One thing to record.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub kind: &'static str,
    pub about: Vec<Subject>,
    pub when: When,
    /// Without the name of the entry that it refers to.
    pub body: Value,
    /// The field that names another entry, and which item that is.
    pub refers: Option<(&'static str, usize)>,
    pub line: u32,
}

/// Everything that the census says of a child.
pub(super) struct Told<'a> {
    pub items: Vec<Item>,
    pub problems: Vec<Problem>,
    pub census: &'a Census,
    pub person: PersonId,
    pub about: Vec<Subject>,
}

impl<'a> Told<'a> {
    pub(super) fn by(child: &Child, number: &str, census: &'a Census, found: &Found) -> Self {
        let about = vec![Subject::Family(found.family), Subject::Person(found.person)];
        let mut told = Told { items: Vec::new(), problems: Vec::new(), census, person: found.person, about };
        let homed = told.details(child, number, found);
        let mut referrals: Vec<_> = child.referrals().map(|referral| (told.day(referral.received), referral)).collect();
        // The record reads in the order in which it was written, so the earliest comes first.
        referrals.sort_by_key(|(received, referral)| (received.unwrap_or(Date::MAX), referral.block.line));
        if !found.belongs {
            let since = referrals.iter().find_map(|(received, _)| *received).unwrap_or(census.speaks_of);
            told.family(number, since, child.block.line);
        }
        for block in child.block.blocks.iter().filter(|block| block.element.name != "CINdetails") {
            told.keep_rest(block, &homed, census.speaks_of);
        }
        for (received, referral) in &referrals {
            referral::tell(referral, *received, &mut told);
        }
        for unknown in &child.unknown {
            told.keep_unknown(unknown);
        }
        told
    }

    /// The names of what was kept as it came.
    pub(super) fn kept_names(&self) -> impl Iterator<Item = String> + '_ {
        let kept = self.items.iter().filter(|item| item.kind == IMPORTED_BLOCK);
        kept.filter_map(|item| Some(item.body.get("block")?.as_str()?.to_owned()))
    }

    pub(super) fn problem(&mut self, line: u32, says: impl Into<String>) {
        self.problems.push(Problem { line, child: None, says: says.into(), raw: None });
    }

    /// Something about the child and the family. Gives its place, for what refers to it.
    pub(super) fn say(&mut self, kind: &'static str, when: When, line: u32, body: &impl Serialize) -> usize {
        let body = serde_json::to_value(body).expect("bodies are made of text, numbers and lists");
        self.items.push(Item { kind, about: self.about.clone(), when, body, refers: None, line });
        self.items.len() - 1
    }

    /// A day that can be: in the calendar, and not after the census was read.
    pub(super) fn day(&mut self, field: Option<&Field>) -> Option<Date> {
        let field = field.filter(|field| !field.is_blank())?;
        // A date that is not one is a problem of the file already.
        let date = field.date().ok()?;
        if (EARLIEST..=self.census.today).contains(&date) {
            return Some(date);
        }
        let which = if date < EARLIEST { "too long ago to be right" } else { "in the future" };
        self.problem(
            field.line,
            format!("{} is {which}. It has been kept but not used: check the date", field.element.name),
        );
        None
    }

    /// Keeps what is in a block and has found no home.
    pub(super) fn keep_rest(&mut self, block: &Block, homed: &[&Field], on: Date) {
        if let Some(says) = kept::rest(block, homed) {
            self.keep(block.element.name, says, When::on(on), block.line);
        }
    }

    pub(super) fn keep(&mut self, name: &str, says: Value, when: When, line: u32) {
        self.say(IMPORTED_BLOCK, when, line, &ImportedBlock { block: name.to_owned(), says });
    }

    fn keep_unknown(&mut self, unknown: &Unknown) {
        let last = unknown.path.rsplit('/').next().unwrap_or(&unknown.path);
        let name = match unknown.text.starts_with('<') || last.starts_with('@') {
            true => last.to_owned(),
            false => format!("Text in {last}"),
        };
        let says = json!({ "path": unknown.path, "text": unknown.text });
        self.keep(&name, says, When::on(self.census.speaks_of), unknown.line);
    }

    fn family(&mut self, number: &str, since: Date, line: u32) {
        let person = self.person;
        let named = self.say(
            FAMILY_NAMED,
            When::since(since),
            line,
            &FamilyNamed { name: format!("Family of child {number}") },
        );
        self.items[named].about.truncate(1);
        self.say(FAMILY_JOINED, When::since(since), line, &Belonging { people: vec![person] });
    }

    /// Who the child is. Gives the fields that found a home in it.
    fn details<'c>(&mut self, child: &'c Child, number: &str, found: &Found) -> Vec<&'c Field> {
        let ids = child.identifiers();
        let characteristics = child.characteristics();
        let mut homed = Vec::new();
        let mut details = PersonDetails { local_number: Some(number.to_owned()), ..PersonDetails::default() };
        homed.extend(ids.la_child_id);

        self.births_and_deaths(&ids, &mut details, &mut homed);
        if let Some(field) = ids.upn.filter(|field| !field.is_blank()) {
            match Upn::parse(field.text()) {
                Ok(upn) => {
                    details.upn = Some(upn.to_string());
                    homed.push(field);
                }
                Err(error) => self.problem(field.line, format!("UPN was kept but not used. {error}")),
            }
        }
        if let Some((code, field)) = ids.upn_unknown.and_then(code) {
            details.upn_unknown = Some(code);
            homed.push(field);
        }
        if let Some((code, field)) = ids.sex.and_then(code) {
            match code.as_str() {
                "1" => details.sex = Some("M".into()),
                "2" => details.sex = Some("F".into()),
                "0" | "9" => details.sex = Some("U".into()),
                _ => {
                    details.sex = Some(code);
                    homed.push(field);
                }
            }
        }
        if let Some((code, field)) = characteristics.ethnicity.and_then(code) {
            details.ethnicity = Some(code);
            homed.push(field);
        }
        let disabilities: Vec<(String, &Field)> = characteristics.disabilities.into_iter().filter_map(code).collect();
        let (none, some): (Vec<_>, Vec<_>) = disabilities.into_iter().partition(|(code, _)| code == "NONE");
        if let (Some((_, field)), false) = (none.first(), some.is_empty()) {
            self.problem(
                field.line,
                "Disability says NONE beside others. NONE has been kept but not used: remove what is wrong",
            );
        }
        let said = if some.is_empty() { none } else { some };
        homed.extend(said.iter().map(|(_, field)| *field));
        if !said.is_empty() {
            details.disability = Some(said.into_iter().map(|(code, _)| code).collect());
        }

        details.described_as = Some(match (details.born, details.expected) {
            (None, Some(_)) => format!("Unborn baby {number}"),
            (Some(_), _) | (None, None) => format!("Child {number}"),
        });
        let line = child.block.block("ChildIdentifiers").map_or(child.block.line, |block| block.line);
        self.leave_to_hand(&mut details, &mut homed, found, line);
        if details != PersonDetails::default() {
            let when = details.born.map_or(When::on(self.census.speaks_of), When::since);
            let item = self.say(PERSON_DETAILS, when, line, &details);
            self.items[item].about.retain(|subject| matches!(subject, Subject::Person(_)));
        }
        homed
    }

    fn births_and_deaths<'c>(
        &mut self,
        ids: &Identifiers<'c>,
        details: &mut PersonDetails,
        homed: &mut Vec<&'c Field>,
    ) {
        if let Some(born) = self.day(ids.birth_date) {
            details.born = Some(born);
            homed.extend(ids.birth_date);
        }
        if let Some(died) = self.day(ids.death_date) {
            match (details.born, ids.death_date) {
                (Some(born), Some(field)) if died < born => {
                    self.problem(
                        field.line,
                        "PersonDeathDate is before PersonBirthDate. It has been kept but not used: check both dates",
                    );
                }
                _ => {
                    details.died = Some(died);
                    homed.extend(ids.death_date);
                }
            }
        }
        // A birth date settles an expected one, which is then kept with the rest.
        let expected = ids.expected_birth_date.filter(|field| details.born.is_none() && !field.is_blank());
        if let Some((field, expected)) = expected.and_then(|field| Some((field, field.date().ok()?))) {
            if (expected - self.census.today).get_days() <= DAYS_UNBORN_MAX && EARLIEST <= expected {
                details.expected = Some(expected);
                homed.push(field);
            } else {
                self.problem(
                    field.line,
                    "ExpectedPersonBirthDate cannot be right. It has been kept but not used: check the date",
                );
            }
        }
    }

    /// What somebody had recorded by hand before the first import is theirs: the census adds to it and changes nothing.
    fn leave_to_hand(&mut self, details: &mut PersonDetails, homed: &mut Vec<&Field>, found: &Found, line: u32) {
        let details_of = |entry: &&Entry| entry.kind == PERSON_DETAILS;
        let first =
            found.entries.iter().filter(details_of).find(|entry| from_census(entry)).map(|entry| entry.sequence);
        let reading = Reading::now(&found.entries);
        let mut by_hand = PersonDetails::default();
        let earlier = reading.about(found.person.into()).filter(details_of).filter(|entry| !from_census(entry));
        for entry in earlier.filter(|entry| first.is_none_or(|first| entry.sequence < first)) {
            by_hand.learn(entry.says().unwrap_or_default());
        }
        if by_hand == PersonDetails::default() {
            return;
        }
        let object = |details: &PersonDetails| match serde_json::to_value(details) {
            Ok(Value::Object(object)) => object,
            Ok(_) | Err(_) => Default::default(),
        };
        let (by_hand, mut said) = (object(&by_hand), object(details));
        if by_hand.contains_key("forename") || by_hand.contains_key("surname") {
            said.remove("described_as");
        }
        let mut differing = Vec::new();
        said.retain(|name, value| match by_hand.get(name) {
            None => true,
            Some(known) => {
                if known != value && name != "described_as" {
                    differing.push(name.replace('_', " "));
                }
                false
            }
        });
        if !differing.is_empty() {
            // Nothing that was left out may be lost, so all of it is kept as it came as well.
            homed.clear();
            let differing = differing.join(", ");
            self.problem(line, format!("The record and the census differ about this child ({differing}). The record was left as it is: check which is right"));
        }
        *details = serde_json::from_value(Value::Object(said)).unwrap_or_default();
    }
}

/// Did an import of a census record it?
pub(super) fn from_census(entry: &Entry) -> bool {
    entry.origin.as_ref().is_some_and(|origin| origin.starts_with(CENSUS))
}

/// A field's code, if it is one of its list.
pub(super) fn code(field: &Field) -> Option<(String, &Field)> {
    let code = field.code().ok().filter(|code| !code.is_empty())?;
    Some((code.to_owned(), field))
}
