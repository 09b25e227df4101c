//! Who works in Aldermoor: the people on the demonstration's role cards and their colleagues.

use crate::{Account, Written, chance::Chance, days::working_day, record};
use casework::{Scribe, workforce::WORKER_APPOINTED, workforce::WorkerAppointed};
use jiff::civil::Date;
use ledger::{Instant, Sensitivity, Subject, When, WorkerId};

/// Where contacts come in.
const FRONT_DOOR: &str = "Front door";
/// One Family Help team.
const NORTH: &str = "Family Help North";
/// The other.
const SOUTH: &str = "Family Help South";

/// How many working days ago the first worker was appointed: before the oldest story begins.
const APPOINTED_BEFORE: i32 = 520;

/// A place on the staff. Stories name workers by their place.
struct Post {
    user_name: &'static str,
    name: &'static str,
    title: &'static str,
    roles: &'static [&'static str],
    teams: &'static [&'static str],
    discipline: Option<&'static str>,
    agency: Option<&'static str>,
    clearance: Sensitivity,
    card: Option<&'static str>,
}

const POSTS: &[Post] = &[
    Post {
        user_name: "front.door",
        name: "Priya Nair",
        title: "Front door worker",
        roles: &["front_door_worker"],
        teams: &[FRONT_DOOR],
        discipline: Some("social_worker"),
        agency: None,
        clearance: Sensitivity::Restricted,
        card: Some("Takes contacts and finds out who they are about"),
    },
    Post {
        user_name: "lead",
        name: "Grace Adeyinka",
        title: "Family Help lead practitioner",
        roles: &["lead_practitioner"],
        teams: &[NORTH],
        discipline: Some("family_support"),
        agency: None,
        clearance: Sensitivity::Restricted,
        card: Some("Leads the help for eight families"),
    },
    Post {
        user_name: "supervisor",
        name: "Marcus Bellweather",
        title: "Practice supervisor",
        roles: &["practice_supervisor"],
        teams: &[NORTH],
        discipline: Some("social_worker"),
        agency: None,
        clearance: Sensitivity::Sealed,
        card: Some("Authorises assessments and sees the team’s work"),
    },
    Post {
        user_name: "manager",
        name: "Helen Ashgrove",
        title: "Team manager",
        roles: &["team_manager"],
        teams: &[FRONT_DOOR, NORTH],
        discipline: Some("social_worker"),
        agency: None,
        clearance: Sensitivity::Sealed,
        card: Some("Decides on contacts within one working day"),
    },
    Post {
        user_name: "director",
        name: "Imogen Sallow",
        title: "Director of children’s services",
        roles: &["director"],
        teams: &[],
        discipline: None,
        agency: None,
        clearance: Sensitivity::Normal,
        card: Some("Sees where numbers are heading, and what a reform would change; opens no record"),
    },
    Post {
        user_name: "analyst",
        name: "Tom Iversholt",
        title: "Performance analyst",
        roles: &["performance_analyst"],
        teams: &[],
        discipline: None,
        agency: None,
        clearance: Sensitivity::Normal,
        card: Some("Counts and reports; opens no record"),
    },
    Post {
        user_name: "auditor",
        name: "Ruth Calloway",
        title: "Auditor",
        roles: &["auditor"],
        teams: &[],
        discipline: None,
        agency: None,
        clearance: Sensitivity::Normal,
        card: Some("Sees who looked at what, and checks that the ledger is whole"),
    },
    post(
        "front.door.2",
        "Callum Prewett",
        "Front door worker",
        &["front_door_worker"],
        &[FRONT_DOOR],
        Some("family_support"),
        Sensitivity::Restricted,
    ),
    post(
        "front.door.3",
        "Yasmin Tahirah",
        "Front door worker",
        &["front_door_worker"],
        &[FRONT_DOOR],
        Some("social_worker"),
        Sensitivity::Restricted,
    ),
    post(
        "lead.2",
        "Daniel Fairweather",
        "Lead practitioner",
        &["lead_practitioner"],
        &[NORTH],
        Some("social_worker"),
        Sensitivity::Restricted,
    ),
    post(
        "lead.3",
        "Ania Wisniak",
        "Lead practitioner",
        &["lead_practitioner"],
        &[NORTH],
        Some("youth_worker"),
        Sensitivity::Restricted,
    ),
    post(
        "lead.4",
        "Joel Mbeki-Hart",
        "Lead practitioner",
        &["lead_practitioner"],
        &[SOUTH],
        Some("social_worker"),
        Sensitivity::Restricted,
    ),
    post(
        "lead.5",
        "Siobhan Garraty",
        "Lead practitioner",
        &["lead_practitioner"],
        &[SOUTH],
        Some("family_support"),
        Sensitivity::Restricted,
    ),
    post(
        "lead.6",
        "Reza Kavandi",
        "Lead practitioner",
        &["lead_practitioner"],
        &[SOUTH],
        Some("education_welfare"),
        Sensitivity::Restricted,
    ),
    post(
        "supervisor.2",
        "Denise Holloway-Price",
        "Practice supervisor",
        &["practice_supervisor"],
        &[SOUTH],
        Some("social_worker"),
        Sensitivity::Sealed,
    ),
    post(
        "manager.2",
        "Anil Deshwal",
        "Team manager",
        &["team_manager"],
        &[FRONT_DOOR, SOUTH],
        Some("social_worker"),
        Sensitivity::Sealed,
    ),
    post(
        "support.1",
        "Tess Brackley",
        "Family support worker",
        &["support_worker"],
        &[NORTH],
        Some("family_support"),
        Sensitivity::Restricted,
    ),
    post(
        "support.2",
        "Kofi Amponsem",
        "Family support worker",
        &["support_worker"],
        &[SOUTH],
        Some("mental_health"),
        Sensitivity::Restricted,
    ),
    partner("partner.1", "Marianne Kiddle", "Health visitor", "health_visitor", "Aldermoor Community Health"),
    partner("partner.2", "Leila Ferzan", "Domestic abuse worker", "domestic_abuse", "Lantern House"),
    post("systems", "Owen Trelease", "System administrator", &["system_administrator"], &[], None, Sensitivity::Normal),
];

const fn post(
    user_name: &'static str,
    name: &'static str,
    title: &'static str,
    roles: &'static [&'static str],
    teams: &'static [&'static str],
    discipline: Option<&'static str>,
    clearance: Sensitivity,
) -> Post {
    Post { user_name, name, title, roles, teams, discipline, agency: None, clearance, card: None }
}

const fn partner(
    user_name: &'static str,
    name: &'static str,
    title: &'static str,
    discipline: &'static str,
    agency: &'static str,
) -> Post {
    Post {
        user_name,
        name,
        title,
        roles: &["partner_practitioner"],
        teams: &[],
        discipline: Some(discipline),
        agency: Some(agency),
        clearance: Sensitivity::Normal,
        card: None,
    }
}

/// Everybody who works here, with their ids.
#[derive(Clone, Debug)]
pub(crate) struct Staff {
    ids: Vec<WorkerId>,
}

/// Who leads a family, with the supervisor, manager and team that go with them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leads {
    pub(crate) lead: WorkerId,
    pub(crate) supervisor: WorkerId,
    pub(crate) manager: WorkerId,
    pub(crate) support: WorkerId,
    pub(crate) team: &'static str,
}

impl Staff {
    pub(crate) fn new(seed: u64, today: Date) -> Self {
        let mut chance = Chance::new(seed, STAFF_STREAM);
        let at = appointed_at(today);
        Staff { ids: POSTS.iter().map(|_| WorkerId(chance.uuid(at))).collect() }
    }

    fn with(&self, user_name: &str) -> WorkerId {
        let place = POSTS.iter().position(|post| post.user_name == user_name);
        self.ids[place.expect("stories name workers who are on the list")]
    }

    /// The account on the lead practitioner's card, with her team.
    pub(crate) fn card_lead(&self) -> Leads {
        self.north("lead")
    }

    /// Another lead practitioner of the card's team.
    pub(crate) fn north_lead(&self, chance: &mut Chance) -> Leads {
        let user_name = chance.pick(&["lead.2", "lead.3"]);
        self.north(user_name)
    }

    /// A lead practitioner who is not on a card.
    pub(crate) fn colleague(&self, chance: &mut Chance) -> Leads {
        match chance.pick(&["lead.2", "lead.3", "lead.4", "lead.5", "lead.6"]) {
            north @ ("lead.2" | "lead.3") => self.north(north),
            south => self.south(south),
        }
    }

    /// Somebody else of the same team.
    pub(crate) fn successor(&self, leads: Leads) -> Leads {
        let others: &[&str] = if leads.team == NORTH { &["lead.3", "lead.2"] } else { &["lead.5", "lead.4"] };
        let next = others.iter().find(|user_name| self.with(user_name) != leads.lead);
        Leads { lead: self.with(next.expect("each team has two more leads")), ..leads }
    }

    fn north(&self, lead: &str) -> Leads {
        Leads {
            lead: self.with(lead),
            supervisor: self.with("supervisor"),
            manager: self.with("manager"),
            support: self.with("support.1"),
            team: NORTH,
        }
    }

    fn south(&self, lead: &str) -> Leads {
        Leads {
            lead: self.with(lead),
            supervisor: self.with("supervisor.2"),
            manager: self.with("manager.2"),
            support: self.with("support.2"),
            team: SOUTH,
        }
    }

    /// Whoever takes a contact.
    pub(crate) fn front_door(&self, chance: &mut Chance) -> WorkerId {
        self.with(chance.pick(&["front.door", "front.door", "front.door.2", "front.door.3"]))
    }

    /// A worker of another agency who signs in here, for that discipline.
    pub(crate) fn partner(&self, discipline: &str) -> Option<WorkerId> {
        let place = POSTS.iter().position(|post| post.agency.is_some() && post.discipline == Some(discipline))?;
        Some(self.ids[place])
    }

    /// The worker who knows one of the families outside work.
    pub(crate) fn neighbour(&self) -> WorkerId {
        self.with("lead.6")
    }

    /// Who keeps accounts.
    pub(crate) fn administrator(&self) -> WorkerId {
        self.with("systems")
    }

    /// Everyone who may be picked on a form.
    pub(crate) fn pickable(&self) -> Vec<(WorkerId, String)> {
        POSTS.iter().zip(&self.ids).map(|(post, id)| (*id, post.name.to_owned())).collect()
    }

    /// What somebody is called.
    pub(crate) fn name(&self, worker: WorkerId) -> &'static str {
        POSTS.iter().zip(&self.ids).find(|(_, id)| **id == worker).map_or("a colleague", |(post, _)| post.name)
    }

    pub(crate) fn accounts(&self) -> Vec<Account> {
        let account = |(post, id): (&Post, &WorkerId)| Account {
            worker: *id,
            user_name: post.user_name,
            name: post.name,
            title: post.title,
            roles: post.roles,
            card: post.card,
        };
        POSTS.iter().zip(&self.ids).map(account).collect()
    }

    /// The entries by which everybody was appointed, one commit for each.
    pub(crate) fn appointments(&self, seed: u64, today: Date) -> Vec<Written> {
        let mut chance = Chance::new(seed, STAFF_STREAM + 1);
        let mut at = appointed_at(today);
        let mut written = Vec::new();
        for (post, id) in POSTS.iter().zip(&self.ids) {
            let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
            let appointed = WorkerAppointed {
                name: post.name.to_owned(),
                roles: list(post.roles),
                teams: list(post.teams),
                discipline: post.discipline.map(str::to_owned),
                agency: post.agency.map(str::to_owned),
                clearance: post.clearance,
            };
            let mut scribe = Scribe::new(self.administrator(), at, chance.uuid(at));
            let when = When::since(scribe.today);
            let draft = scribe.write(WORKER_APPOINTED, [Subject::Worker(*id)], when, &appointed);
            written.push(Written { at, drafts: vec![draft] });
            at = record::minutes_later(at, 4);
        }
        written
    }
}

/// The streams of chance that belong to the staff: no family has so high a number.
const STAFF_STREAM: u64 = u64::MAX - 1;

fn appointed_at(today: Date) -> Instant {
    Instant::from_london(working_day(today, -APPOINTED_BEFORE).at(9, 30, 0, 0))
}
