//! A made-up house: one ledger in memory, the workers who record in it, and words for what they do. Every record goes the whole way:
//! the form's check, the decision, the store's second check, the seal.

use casework::{
    Casework, Scribe,
    acts::{self, Recording, Refused, TeamOf},
    correction,
    family_help::{self, Standing},
    form::{Form, LocalQuestions, Named, Setting},
    front_door::{self, Allocation, ContactStanding, Known},
    people::{self, Member},
};
use jiff::civil::{Date, DateTime};
use ledger::{Draft, Entry, EntryId, FamilyId, Head, Instant, PersonId, Practice, Reading, Subject, WorkerId};
use serde_json::{Value, json};
use uuid::Uuid;

/// Takes contacts at the front door.
pub const RUTH: WorkerId = WorkerId(Uuid::from_u128(0xa1));
/// Decides on them.
pub const OMAR: WorkerId = WorkerId(Uuid::from_u128(0xa2));
/// Leads.
pub const LENA: WorkerId = WorkerId(Uuid::from_u128(0xa3));
/// Leads after her.
pub const PRIYA: WorkerId = WorkerId(Uuid::from_u128(0xa4));
/// Supervises.
pub const SUNITA: WorkerId = WorkerId(Uuid::from_u128(0xa5));
/// Works here, in no team.
pub const NOBODYS: WorkerId = WorkerId(Uuid::from_u128(0xa6));

/// A day, as text.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[derive(Debug)]
struct Teams;

impl TeamOf for Teams {
    fn team_of(&self, worker: WorkerId) -> Option<String> {
        [RUTH, OMAR, LENA, PRIYA, SUNITA].contains(&worker).then(|| "North".to_owned())
    }
}

/// One ledger and whoever records in it.
#[derive(Clone, Debug)]
pub struct House {
    head: Head,
    entries: Vec<Entry>,
    now: DateTime,
    hand: WorkerId,
    commands: u128,
    family: Option<FamilyId>,
    /// A council's own questions.
    pub local: LocalQuestions,
}

/// A family that somebody is about to ring about.
pub fn family() -> Telling {
    Telling { children: Vec::new(), adults: Vec::new(), address: None }
}

/// What a caller says of a family.
#[derive(Clone, Debug)]
pub struct Telling {
    children: Vec<Value>,
    adults: Vec<Value>,
    address: Option<&'static str>,
}

impl Telling {
    /// A child with a birth date.
    pub fn with_child(self, forename: &str, born: &str) -> Self {
        self.with_child_who(json!({ "forename": forename, "surname": "Okonjo", "born": born }))
    }

    /// A child of whom this is known.
    pub fn with_child_who(mut self, said: Value) -> Self {
        self.children.push(said);
        self
    }

    /// An adult who is something to the children.
    pub fn with_adult(self, forename: &str, is: &str) -> Self {
        self.with_adult_who(json!({ "forename": forename, "surname": "Okonjo", "is": is, "lives_here": true }))
    }

    /// An adult of whom this is known.
    pub fn with_adult_who(mut self, said: Value) -> Self {
        self.adults.push(said);
        self
    }

    /// Where the children live.
    pub fn at(mut self, address: &'static str) -> Self {
        self.address = Some(address);
        self
    }

    /// The answers of the contact page.
    pub fn answers(&self) -> Value {
        json!({
            "worry": "Tired and hungry at school. Says nobody gets up.",
            "immediate_danger": "no",
            "source": "1A",
            "children": self.children,
            "adults": self.adults,
            "address": self.address,
        })
    }

    /// Ruth takes the contact on a day at ten in the morning.
    pub fn contact(self, on: &str) -> House {
        let mut house = House::new(on);
        house.by(RUTH).take(self.answers()).unwrap();
        house
    }
}

impl House {
    /// An empty one, at ten in the morning of a day.
    pub fn new(on: &str) -> Self {
        House {
            head: Head::new(),
            entries: Vec::new(),
            now: day(on).at(10, 0, 0, 0),
            hand: RUTH,
            commands: 0,
            family: None,
            local: LocalQuestions::default(),
        }
    }

    /// Time passes, to ten in the morning of a day.
    pub fn on(&mut self, on: &str) -> &mut Self {
        self.at(&format!("{on}T10:00"))
    }

    /// Time passes, to a minute.
    pub fn at(&mut self, at: &str) -> &mut Self {
        self.now = at.parse().unwrap();
        self
    }

    /// Who records from now on.
    pub fn by(&mut self, worker: WorkerId) -> &mut Self {
        self.hand = worker;
        self
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The family of the first contact.
    pub fn family(&self) -> FamilyId {
        self.family.unwrap()
    }

    /// The next contact is about a family that nobody knows yet.
    pub fn another_family(&mut self) -> &mut Self {
        self.family = None;
        self
    }

    /// Back on this family's record.
    pub fn on_record_of(&mut self, family: FamilyId) -> &mut Self {
        self.family = Some(family);
        self
    }

    /// Every entry, amended ones too.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The last entry of a kind.
    pub fn last(&self, kind: &str) -> Entry {
        self.entries
            .iter()
            .rfind(|entry| entry.kind == kind)
            .unwrap_or_else(|| panic!("no {kind} was recorded"))
            .clone()
    }

    /// Everything that is believed now.
    pub fn reading(&self) -> Reading<'_> {
        Reading::now(&self.entries)
    }

    /// Everything that was believed at the end of a day.
    pub fn known_on(&self, on: &str) -> Reading<'_> {
        Reading::known_by(&self.entries, Instant::from_london(day(on).at(23, 59, 59, 0)))
    }

    /// A hand that records now.
    pub fn scribe(&mut self) -> Scribe {
        self.commands += 1;
        Scribe::new(self.hand, Instant::from_london(self.now), Uuid::from_u128(self.commands << 64))
    }

    /// What a form offers on the family's record.
    pub fn setting(&self, act: Option<&acts::Act>) -> Setting<'_> {
        let reading = self.reading();
        let named = |member: Member| Named {
            id: member.person.id,
            name: member.person.called(),
            child: member.person.is_child(self.today()),
        };
        let workers =
            [(RUTH, "Ruth"), (OMAR, "Omar"), (LENA, "Lena"), (PRIYA, "Priya"), (SUNITA, "Sunita"), (NOBODYS, "Noah")];
        Setting {
            today: self.today(),
            policy: policy::national(),
            people: self.family.map(|_| self.members().into_iter().map(named).collect()).unwrap_or_default(),
            workers: workers.map(|(id, name)| (id, name.to_owned())).to_vec(),
            offered: act.map(|act| (act.offered)(&reading, self.family(), self.today())).unwrap_or_default(),
            local: &self.local,
        }
    }

    /// The second check of the store, then the seal: all of them or none.
    pub fn record(&mut self, drafts: Vec<Draft>) -> Result<Vec<EntryId>, Refused> {
        let mut after = self.clone();
        for draft in drafts {
            let names: Vec<Subject> =
                draft.about.iter().flat_map(|subject| after.reading().all_read_as(*subject)).collect();
            let about = after.entries.iter().filter(|entry| entry.about.iter().any(|subject| names.contains(subject)));
            let about: Vec<Entry> = about.cloned().collect();
            if let Some(refusal) = Casework.refuses(&draft, &about) {
                return Err(Refused::because(refusal));
            }
            let sealed = after.head.seal(draft, Instant::from_london(after.now), [0; 16]);
            after.entries.push(sealed.entry());
        }
        let new = after.entries[self.entries.len()..].iter().map(|entry| entry.id).collect();
        *self = after;
        Ok(new)
    }

    fn checked(&self, form: &Form, answers: &Value, setting: &Setting) -> Result<Value, Refused> {
        form.check(answers, setting).map_err(|problems| Refused { problems, says: String::new() })
    }

    /// Takes a contact on the family's record, or on a new one.
    pub fn take(&mut self, answers: Value) -> Result<EntryId, Refused> {
        let mut scribe = self.scribe();
        let setting = self.setting(None);
        let said = acts::said(self.checked(&front_door::contact_form(), &answers, &setting)?)?;
        let known = Known { reading: &self.reading(), family: self.family };
        let (family, drafts) = front_door::take_contact(&known, said, &setting, &mut scribe)?;
        let recorded = self.record(drafts)?;
        self.family = Some(family);
        Ok(recorded[recorded.len() - 1])
    }

    /// Decides on the contact that waits longest.
    pub fn decide(&mut self, answers: Value) -> Result<Vec<EntryId>, Refused> {
        let contact = self.contacts().iter().find(|contact| contact.decided.is_none()).map(|contact| contact.entry);
        self.decide_on(contact.unwrap_or(self.contacts()[0].entry), answers)
    }

    /// Decides on a contact.
    pub fn decide_on(&mut self, contact: EntryId, answers: Value) -> Result<Vec<EntryId>, Refused> {
        let mut scribe = self.scribe();
        let said: front_door::DecisionSaid =
            acts::said(self.checked(&front_door::decision_form(), &answers, &self.setting(None))?)?;
        let allocation = said.lead.zip(said.supervisor).map(|(lead, supervisor)| Allocation {
            lead,
            supervisor,
            team: "North".into(),
        });
        let drafts =
            front_door::decide_contact(&self.reading(), self.family(), contact, said, allocation, &mut scribe)?;
        self.record(drafts)
    }

    /// Omar decides on Family Help under Lena and Sunita, and Lena has the pen.
    pub fn helped(mut self) -> Self {
        let decided =
            json!({ "outcome": "family_help", "reasons": "They need a hand.", "lead": LENA, "supervisor": SUNITA });
        self.by(OMAR).decide(decided).unwrap();
        self.by(LENA);
        self
    }

    /// Lena has assessed and Sunita has authorised.
    pub fn assessed(mut self) -> Self {
        self.by(LENA).act("assessment", assessment()).unwrap();
        self.by(SUNITA).act("assessment_decision", json!({ "outcome": "authorised" })).unwrap();
        self.by(LENA);
        self
    }

    /// The family has agreed a plan with two goals, `1` and `2`, to be reviewed on a day.
    pub fn planned(mut self, review_on: &str) -> Self {
        self.by(LENA).act("plan", plan(review_on)).unwrap();
        self
    }

    /// Fills a form in on the family's record.
    pub fn act(&mut self, name: &str, answers: Value) -> Result<EntryId, Refused> {
        let act = acts::act(name).unwrap_or_else(|| panic!("no act is called {name}"));
        let mut scribe = self.scribe();
        let checked = self.checked(&(act.form)(), &answers, &self.setting(Some(act)))?;
        let reading = self.reading();
        let recording = Recording { reading: &reading, family: self.family(), team_of: &Teams };
        let drafts = act.record(&recording, checked, &mut scribe)?;
        let recorded = self.record(drafts)?;
        Ok(recorded[recorded.len() - 1])
    }

    /// Says more about a person.
    pub fn change(&mut self, person: PersonId, answers: Value) -> Result<EntryId, Refused> {
        let mut scribe = self.scribe();
        let checked = self.checked(&people::person_form(), &answers, &self.setting(None))?;
        let drafts = people::change_person(&self.reading(), person, acts::said(checked)?, &mut scribe)?;
        Ok(self.record(drafts)?[0])
    }

    /// Says an entry right: its form with what it says now, changed.
    pub fn correct(&mut self, wrong: EntryId, change: impl FnOnce(&mut Value)) -> Result<EntryId, Refused> {
        let wrong = self.entries.iter().find(|entry| entry.id == wrong).unwrap().clone();
        let mut scribe = self.scribe();
        let act = match correction::by_whom(&wrong.kind) {
            correction::ByWhom::WhoMayRecord(act) => acts::act(act),
            correction::ByWhom::Anybody | correction::ByWhom::ItsAuthor | correction::ByWhom::Nobody => None,
        };
        let mut answers = correction::starts_with(&wrong);
        change(&mut answers);
        let form = correction::form_of(&wrong.kind).unwrap();
        let checked = self.checked(&form, &answers, &self.setting(act))?;
        let why = "It was written down wrong.".to_owned();
        let draft = correction::corrected(&self.reading(), &wrong, self.family(), &checked, why, &mut scribe)?;
        Ok(self.record(vec![draft])?[0])
    }

    /// Takes an entry back.
    pub fn withdraw(&mut self, wrong: EntryId) -> EntryId {
        let wrong = self.entries.iter().find(|entry| entry.id == wrong).unwrap().clone();
        let mut scribe = self.scribe();
        let draft = people::withdraw(&wrong, "It never happened.".into(), &mut scribe);
        self.record(vec![draft]).unwrap()[0]
    }

    /// Two records are of one.
    pub fn join(&mut self, kept: impl Into<Subject>, absorbed: impl Into<Subject>) -> Result<EntryId, Refused> {
        let mut scribe = self.scribe();
        let why = "Same birthday, same school.".to_owned();
        let drafts = people::join_records(&self.reading(), kept.into(), absorbed.into(), why, &mut scribe)?;
        Ok(self.record(drafts)?[0])
    }

    /// How Family Help stands.
    pub fn standing(&self) -> Standing {
        family_help::standing(&self.reading(), self.family())
    }

    /// The family's contacts.
    pub fn contacts(&self) -> Vec<ContactStanding> {
        front_door::contacts(&self.reading(), self.family())
    }

    /// Who belongs to the family today.
    pub fn members(&self) -> Vec<Member> {
        people::members(&self.reading(), self.family(), self.today())
    }

    /// Somebody on record, by what people call them.
    pub fn id(&self, called: &str) -> PersonId {
        let reading = self.reading();
        let names = people::names_of(&reading);
        let found = names.everybody().find(|(_, name)| *name == called);
        found.unwrap_or_else(|| panic!("nobody is called {called}")).0
    }

    /// A person as believed, by what people call them.
    pub fn person(&self, called: &str) -> people::Person {
        people::person(&self.reading(), self.id(called))
    }
}

/// The answers of an assessment that says what has to be said.
pub fn assessment() -> Value {
    json!({ "well": "They laugh together.", "worries": "Nobody sleeps.", "analysis": "They need sleep. Then they can learn." })
}

/// The answers of a plan with two goals.
pub fn plan(review_on: &str) -> Value {
    let goals = json!([
        { "goal": "Everybody sleeps", "action": "A bedtime for each child", "who": "Grace", "by": "2026-05-01" },
        { "goal": "School every day", "action": "Walk with the neighbour" },
    ]);
    json!({ "goals": goals, "review_on": review_on })
}

/// Where a refusal places its problems.
pub fn placed<T: std::fmt::Debug>(result: Result<T, Refused>) -> Vec<String> {
    result.unwrap_err().problems.into_iter().map(|problem| problem.at).collect()
}

/// What a refusal says of the page as a whole.
pub fn says<T: std::fmt::Debug>(result: Result<T, Refused>) -> String {
    result.unwrap_err().says
}
