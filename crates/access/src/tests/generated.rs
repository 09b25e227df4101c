//! Tens of thousands of made-up questions, each answered by the policies and by the oracle.

use super::oracle::{Answer, Question, answer};
use crate::{Action, Actor, Asking, Authoriser, BreakGlass, Circle, Decision, Purpose, Refusal, Role, Target};
use ledger::{FamilyId, Instant, PersonId, Sensitivity, Subject, WorkerId};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use uuid::Uuid;

/// As many as the access design promises.
const QUESTIONS: usize = 50_000;
/// Every policy that permits and every kind of refusal must come up at least this often, or the comparison proves little.
const EACH_MIN: usize = 20;
const SEED: u64 = 20_260_304;

pub static AUTHORISER: LazyLock<Authoriser> = LazyLock::new(|| Authoriser::new().expect("the policies load"));

/// SplitMix64: a few lines, and the same questions everywhere.
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (number as u128 + 1))
}

pub fn worker(number: usize) -> WorkerId {
    WorkerId(id(1, number))
}

pub fn person(number: usize) -> PersonId {
    PersonId(id(2, number))
}

pub fn family(number: usize) -> FamilyId {
    FamilyId(id(3, number))
}

/// Noon on a working day.
pub fn noon() -> Instant {
    "2026-03-04T12:00:00Z".parse().unwrap()
}

pub fn minutes_after_noon(minutes: i64) -> Instant {
    Instant::from_microseconds(noon().microseconds() + minutes * 60_000_000)
}

const TEAMS: [&str; 3] = ["East", "North", "West"];
const FAMILIES: usize = 4;
const WORKERS: usize = 5;

/// The worker with this number asks; the others are colleagues.
const ASKS: usize = 0;

fn some_actor(chance: &mut Chance, action: Action) -> Actor {
    let role = if chance.one_in(4) { chance.pick(&Role::ALL) } else { chance.pick(usual_roles(action)) };
    let mut roles = BTreeSet::from([role]);
    if chance.one_in(5) {
        roles.insert(chance.pick(&Role::ALL));
    }
    let mut actor = Actor {
        worker: worker(ASKS),
        roles,
        teams: BTreeSet::new(),
        clearance: chance.pick(&[
            Sensitivity::Restricted,
            Sensitivity::Normal,
            Sensitivity::Sealed,
            Sensitivity::SealedAndLocked,
        ]),
        own_people: BTreeSet::new(),
        conflicts: BTreeSet::new(),
    };
    for _ in 0..chance.below(3) {
        actor.teams.insert(chance.pick(&TEAMS).to_owned());
    }
    if chance.one_in(4) {
        actor.own_people.insert(person(chance.below(FAMILIES * 2)));
    }
    if chance.one_in(6) {
        actor.conflicts.insert(family(chance.below(FAMILIES)));
    }
    actor
}

fn some_worker(chance: &mut Chance) -> Option<WorkerId> {
    match chance.below(4) {
        0 => None,
        1 | 2 => Some(worker(ASKS)),
        _ => Some(worker(1 + chance.below(WORKERS))),
    }
}

fn some_circle(chance: &mut Chance, action: Action) -> Circle {
    let number = chance.below(FAMILIES);
    let members = BTreeSet::from([person(number * 2), person(number * 2 + 1)]);
    let families = BTreeSet::from([family(number)]);
    let subject = match action {
        Action::ManageAccounts => worker(chance.below(3)).into(),
        _ if chance.one_in(3) => person(number * 2).into(),
        _ => family(number).into(),
    };
    let mut circle = match subject {
        Subject::Worker(_) => Circle::of(subject),
        // Sometimes the families and members are left for the subject to say.
        Subject::Person(_) | Subject::Family(_) if chance.one_in(4) => Circle::of(subject),
        Subject::Person(_) | Subject::Family(_) => Circle { families, members, ..Circle::of(subject) },
    };
    circle.lead = some_worker(chance).filter(|_| !chance.one_in(3));
    circle.supervisor = some_worker(chance).filter(|_| !chance.one_in(3));
    circle.team_around = (0..chance.below(3)).filter_map(|_| some_worker(chance)).collect();
    circle.named = some_worker(chance).into_iter().filter(|_| chance.one_in(2)).collect();
    circle.team = Some(chance.pick(&TEAMS).to_owned()).filter(|_| !chance.one_in(4));
    circle.front_door_open = chance.one_in(2);
    circle.author_of_pending = some_worker(chance).filter(|author| *author != worker(ASKS) || chance.one_in(3));
    circle.sensitivity = chance.pick(&[
        Sensitivity::Normal,
        Sensitivity::Normal,
        Sensitivity::Normal,
        Sensitivity::Normal,
        Sensitivity::Normal,
        Sensitivity::Restricted,
        Sensitivity::Restricted,
        Sensitivity::Sealed,
        Sensitivity::SealedAndLocked,
    ]);
    circle
}

fn some_glass(chance: &mut Chance, circle: Option<&Circle>) -> BreakGlass {
    let subject = match circle {
        Some(circle) if chance.one_in(3) => circle.families.first().map_or(circle.subject, |family| (*family).into()),
        Some(circle) if !chance.one_in(6) => circle.subject,
        Some(_) | None => family(chance.below(FAMILIES)).into(),
    };
    let broke = worker(if chance.one_in(8) { 1 } else { ASKS });
    let reason = if chance.one_in(8) { "  " } else { "A child may be hurt tonight" };
    let ago = if chance.one_in(3) { chance.pick(&[-1, 0, 239, 240, 241]) } else { 30 };
    let mut glass = BreakGlass::new(broke, subject, reason, minutes_after_noon(-ago));
    if chance.one_in(8) {
        glass.until = glass.until.next();
    }
    glass
}

pub fn some_question(chance: &mut Chance) -> Question {
    let action = if chance.one_in(3) { chance.pick(&OFTEN) } else { chance.pick(Action::ALL) };
    let missing = if action.target() == Target::Record { chance.one_in(40) } else { chance.one_in(2) };
    let unfit = action.target() == Target::System && !chance.one_in(40);
    let circle = Some(some_circle(chance, action)).filter(|_| !missing && !unfit);
    let purpose = match action.target() {
        _ if chance.one_in(4) => chance.pick(&Purpose::ALL),
        Target::Record if chance.one_in(4) => Purpose::Emergency,
        Target::Record | Target::System | Target::Either => usual_purpose(chance, action),
    };
    let glass = (purpose == Purpose::Emergency || chance.one_in(6)).then(|| some_glass(chance, circle.as_ref()));
    let glass = glass.filter(|_| !chance.one_in(5));
    Question { actor: some_actor(chance, action), action, circle, purpose, glass, at: noon() }
}

/// Asked more often than the rest, because more rules speak of them.
const OFTEN: [Action; 6] = [
    Action::ReadFamily,
    Action::ReadPerson,
    Action::RecordNote,
    Action::DecideContact,
    Action::AllocateLead,
    Action::ReadOwnWork,
];

fn usual_roles(action: Action) -> &'static [Role] {
    use Role::*;
    match action {
        Action::ReadFamily | Action::ReadChronology | Action::ReadPerson | Action::ReadOwnWork => &[
            LeadPractitioner,
            SupportWorker,
            PracticeSupervisor,
            TeamManager,
            FrontDoorWorker,
            PartnerPractitioner,
            Auditor,
        ],
        Action::RecordVisit | Action::RecordNote => {
            &[LeadPractitioner, SupportWorker, PartnerPractitioner, FrontDoorWorker]
        }
        Action::ReadFrontDoor
        | Action::TakeContact
        | Action::ReviewMatches
        | Action::RegisterPerson
        | Action::ChangePerson
        | Action::RecordWarning
        | Action::BreakGlass => &[FrontDoorWorker, LeadPractitioner, TeamManager],
        Action::JoinRecords => &[FrontDoorWorker, FrontDoorWorker, LeadPractitioner],
        Action::DecideContact | Action::AuthoriseAssessment | Action::AllocateLead | Action::ReadTeamWork => {
            &[PracticeSupervisor, TeamManager]
        }
        Action::ChangeTeamAroundFamily
        | Action::WriteAssessment
        | Action::AgreePlan
        | Action::ReviewPlan
        | Action::CloseFamilyHelp
        | Action::CorrectEntry
        | Action::PrintRecord => &[LeadPractitioner, SupportWorker, PracticeSupervisor, TeamManager],
        Action::FindPeople => &[FrontDoorWorker, SupportWorker, Auditor, RecordsOfficer],
        Action::ReadAccessLog | Action::ReviewBreakGlass => &[Auditor, TeamManager, LeadPractitioner],
        Action::ReadReports | Action::ReadForecasts => &[PerformanceAnalyst, Director, TeamManager],
        Action::MakeForecasts => &[PerformanceAnalyst, Director],
        Action::CheckReturns => &[PerformanceAnalyst],
        Action::VerifyLedger => &[Auditor, SystemAdministrator],
        Action::ImportCensus | Action::ManageAccounts => &[SystemAdministrator, RecordsOfficer],
        Action::ProposeDestruction | Action::ConfirmDestruction => &[RecordsOfficer],
    }
}

fn usual_purpose(chance: &mut Chance, action: Action) -> Purpose {
    use Purpose::{Administration, Analysis, Audit, Casework, Emergency, FrontDoor, SubjectAccess, Supervision};
    match action {
        Action::ReadFrontDoor | Action::TakeContact | Action::DecideContact | Action::ReviewMatches => FrontDoor,
        Action::ManageAccounts | Action::ImportCensus | Action::ProposeDestruction | Action::ConfirmDestruction => {
            Administration
        }
        Action::VerifyLedger => chance.pick(&[Audit, Administration]),
        Action::ReadReports | Action::ReadForecasts => chance.pick(&[Analysis, Supervision]),
        Action::CheckReturns | Action::MakeForecasts => Analysis,
        Action::BreakGlass => Emergency,
        Action::ReviewBreakGlass => chance.pick(&[Audit, Supervision]),
        Action::PrintRecord => chance.pick(&[Casework, SubjectAccess]),
        Action::ReadAccessLog => chance.pick(&[Casework, Supervision, Audit]),
        Action::ReadTeamWork | Action::AuthoriseAssessment | Action::AllocateLead => {
            chance.pick(&[Casework, Supervision])
        }
        Action::FindPeople => chance.pick(&[FrontDoor, Casework, Audit, Administration]),
        Action::ReadFamily | Action::ReadChronology | Action::ReadPerson => {
            chance.pick(&[FrontDoor, Casework, Supervision, Audit])
        }
        Action::ChangePerson | Action::RecordWarning | Action::RegisterPerson => chance.pick(&[FrontDoor, Casework]),
        Action::JoinRecords => chance.pick(&[FrontDoor, FrontDoor, Casework]),
        Action::ChangeTeamAroundFamily
        | Action::WriteAssessment
        | Action::AgreePlan
        | Action::ReviewPlan
        | Action::CloseFamilyHelp
        | Action::RecordVisit
        | Action::RecordNote
        | Action::CorrectEntry
        | Action::ReadOwnWork => Casework,
    }
}

impl Question {
    pub fn asking(&self) -> Asking<'_> {
        Asking { actor: &self.actor, purpose: self.purpose, glass: self.glass.as_ref(), at: self.at }
    }

    pub fn decide(&self, authoriser: &Authoriser) -> Decision {
        authoriser.decide(&self.asking(), self.action, self.circle.as_ref())
    }

    /// The policies' answer in the oracle's terms, and the policy that gave it.
    fn answer(&self, authoriser: &Authoriser) -> (Answer, String) {
        match self.decide(authoriser) {
            Decision::Refused(refused) => (Err(refused.kind), kind_name(refused.kind)),
            Decision::Allowed(allowed) => {
                let reach =
                    self.circle.as_ref().and_then(|circle| authoriser.reach(&self.asking(), self.action, circle));
                (Ok(reach.map_or(Sensitivity::Normal, |(_, reach)| reach)), allowed.policy.to_string())
            }
        }
    }
}

fn kind_name(kind: Refusal) -> String {
    format!("{kind:?}").split(' ').next().unwrap_or_default().to_owned()
}

/// The first question to which the policies and the oracle give different answers.
pub fn first_disagreement(authoriser: &Authoriser, questions: usize) -> Option<(Question, Answer, Answer)> {
    disagreements(authoriser, questions).next()
}

/// Every question on which these policies and the oracle disagree, with both answers.
pub fn disagreements(
    authoriser: &Authoriser,
    questions: usize,
) -> impl Iterator<Item = (Question, Answer, Answer)> + '_ {
    let mut chance = Chance(SEED);
    (0..questions).filter_map(move |_| {
        let question = some_question(&mut chance);
        let (ours, _) = question.answer(authoriser);
        let theirs = answer(&question);
        (ours != theirs).then_some((question, ours, theirs))
    })
}

/// Compares one run of questions, and counts the answers by the policy or the kind of refusal that gave them.
fn compare(seed: u64, questions: usize) -> BTreeMap<String, usize> {
    let mut chance = Chance(seed);
    let mut seen = BTreeMap::new();
    for number in 0..questions {
        let question = some_question(&mut chance);
        let (ours, why) = question.answer(&AUTHORISER);
        assert_eq!(ours, answer(&question), "question {number} of seed {seed} ({why}): {question:#?}");
        *seen.entry(why).or_default() += 1;
    }
    seen
}

#[test]
fn the_policies_agree_with_the_oracle_on_fifty_thousand_questions() {
    let seen = std::thread::scope(|threads| {
        let halves = [SEED, SEED + 1].map(|seed| threads.spawn(move || compare(seed, QUESTIONS / 2)));
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (why, times) in halves.into_iter().flat_map(|half| half.join().unwrap()) {
            *seen.entry(why).or_default() += times;
        }
        seen
    });
    println!("{seen:#?}");
    let policies = AUTHORISER.policies().all();
    let permits = policies.filter(|meaning| meaning.forbids.is_none()).map(|meaning| meaning.policy.to_string());
    let refusals = [
        "Absent",
        "Restricted",
        "NotInvolved",
        "OtherPurpose",
        "NotYourRole",
        "OwnFamily",
        "OwnWork",
        "NothingPending",
        "GlassNotBroken",
    ];
    for reason in permits.chain(refusals.map(str::to_owned)) {
        let times = seen.get(&reason).copied().unwrap_or_default();
        assert!(times >= EACH_MIN, "{reason} came up only {times} times");
    }
    let allowed: usize =
        seen.iter().filter(|(why, _)| why.starts_with(char::is_lowercase)).map(|(_, times)| times).sum();
    assert!(
        (QUESTIONS / 5..QUESTIONS * 4 / 5).contains(&allowed),
        "{allowed} were allowed: the questions are lopsided"
    );
}
