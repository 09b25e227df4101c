//! Everybody on record compared with everybody, to find who is on record twice. Runs when somebody asks, in memory, for whoever may look; it
//! joins nothing. Narrowed records take no part: whoever works with one compares it from its own page.

use crate::{
    failure::Failure,
    people_index::known::{self, Known},
    site::Site,
};
use ledger::{Instant, PersonId};
use matching::{Band, Bands, Explanation, Model, People, Step};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

/// People read at once.
const PEOPLE_TOGETHER: i64 = 2_000;
/// Pairs that are kept, the likeliest: months of work for several people. Who has worked through them looks again.
const PAIRS_MAX: usize = 5_000;
/// Pairs less likely than this are not shown, whatever share of all would then be missed: nobody looks at a hundred pairs to find one.
pub const SHOWN_MIN: f64 = 0.01;
/// So many records that look like one person's are more than anybody has by mistake.
const CLUSTER_MIN: usize = 4;
/// Clusters and doubtful records that are kept.
const WATCHED_MAX: usize = 100;

/// The newest look through the records, or the one that is under way.
#[derive(Default)]
pub struct Linkage(Mutex<State>);

#[derive(Default)]
struct State {
    doing: Option<&'static str>,
    done: Option<Arc<Run>>,
}

/// What a look through the records found.
pub struct Run {
    /// When it began.
    pub at: Instant,
    /// How many people were compared.
    pub people: usize,
    /// Pairs for a person to look at, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Groups of records that all look like one person's.
    pub clusters: Vec<Vec<PersonId>>,
    /// Records that hold what cannot be true of one person, and what that is.
    pub doubtful: Vec<(PersonId, String)>,
    /// Where the bands begin.
    pub bands: Bands,
}

/// Two records that may be of one person, and why.
pub struct Pair {
    /// The one that would be kept.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// Why, in bars that add up to the score.
    pub why: Explanation,
}

impl Linkage {
    /// The newest that is done.
    pub fn done(&self) -> Option<Arc<Run>> {
        self.state().done.clone()
    }

    /// What is being done now, in words, if anything is.
    pub fn doing(&self) -> Option<&'static str> {
        self.state().doing
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the place of whoever looks through the records; `false` if somebody does already.
    fn begin(&self) -> bool {
        let mut state = self.state();
        let is_first = state.doing.is_none();
        state.doing.get_or_insert("Reading the records");
        is_first
    }

    fn tell(&self, doing: &'static str) {
        self.state().doing = Some(doing);
    }

    fn end(&self, done: Option<Run>) {
        let mut state = self.state();
        state.doing = None;
        if let Some(done) = done {
            state.done = Some(Arc::new(done));
        }
    }
}

/// Looks through all records, unless somebody does already.
pub async fn look(site: &Site, at: Instant) -> Result<(), Failure> {
    if !site.linkage.begin() {
        return Ok(());
    }
    let found = find(site, at).await;
    let (found, outcome) = match found {
        Ok(run) => (Some(run), Ok(())),
        Err(failure) => (None, Err(failure)),
    };
    site.linkage.end(found);
    outcome
}

async fn find(site: &Site, at: Instant) -> Result<Run, Failure> {
    let mut people = People::default();
    let mut kept: BTreeMap<u128, u128> = BTreeMap::new();
    let mut doubtful = Vec::new();
    let mut after = String::new();
    loop {
        let page = known::people(&site.store, &after, known::LAST, PEOPLE_TOGETHER).await?;
        let Some((last, _, _)) = page.last() else { break };
        after = known::after(*last);
        for (key, known, _) in page.into_iter().filter(|(_, _, near)| near.is_empty()) {
            take_in(&mut people, key, &known);
            kept.extend(known.joined.iter().map(|joined| (*joined, key)));
            if !known.doubts.is_empty() && doubtful.len() < WATCHED_MAX {
                doubtful.push((person(key), known.doubts));
            }
        }
    }
    let apart = apart(site, &kept).await?;
    let on = site.clone();
    let compare = move || compared(&mut people, &apart, |doing| on.linkage.tell(doing));
    let (pairs, clusters, bands, people) =
        tokio::task::spawn_blocking(compare).await.map_err(|_| Failure::Broken("the records could not be compared"))?;
    Ok(Run { at, people, pairs, clusters, doubtful, bands })
}

fn take_in(people: &mut People, key: u128, known: &Known) {
    let mut first = true;
    known.entered(key, |entry| {
        if std::mem::take(&mut first) {
            people.add(&person(key).to_string(), &entry.typed);
        }
    });
}

fn person(key: u128) -> PersonId {
    PersonId(uuid::Uuid::from_u128(key))
}

/// Pairs that were found to be of two people: they are not proposed again, whatever either was joined with since.
async fn apart(site: &Site, kept: &BTreeMap<u128, u128>) -> Result<BTreeSet<[u128; 2]>, Failure> {
    let mut apart = BTreeSet::new();
    for compared in crate::pages::queue::sample::compared(&site.store).await? {
        if compared.outcome == casework::records::Outcome::Apart {
            let now = |person: PersonId| kept.get(&person.0.as_u128()).copied().unwrap_or(person.0.as_u128());
            apart.insert(in_order(now(compared.person), now(compared.other)));
        }
    }
    Ok(apart)
}

fn in_order(one: u128, other: u128) -> [u128; 2] {
    [one.min(other), one.max(other)]
}

type Compared = (Vec<Pair>, Vec<Vec<PersonId>>, Bands, usize);

/// Compares everybody with everybody: pairs to look at, clusters, bands, and how many people there were.
fn compared(people: &mut People, apart: &BTreeSet<[u128; 2]>, tell: impl Fn(&'static str)) -> Compared {
    people.settle();
    let linked = matching::dedupe(people, None, &mut |step| {
        tell(match step {
            Step::Comparing(_) | Step::Compared(_) => "Comparing records that have something in common",
            Step::Learning(_) => "Learning how records of one person agree",
            Step::Scoring(_) => "Weighing what agrees and what differs",
        });
    });
    let bands = linked.bands(Model::default().wanted);
    let key = |at: usize| people.id(at).parse::<uuid::Uuid>().map(|id| id.as_u128()).unwrap_or_default();
    let mut pairs: Vec<(&matching::Scored, [u128; 2])> = linked
        .pairs
        .iter()
        .filter(|pair| bands.of(pair.score) != Band::Different && matching::probability(pair.score) >= SHOWN_MIN)
        .map(|pair| (pair, in_order(key(pair.people().0), key(pair.people().1))))
        .filter(|(_, people)| !apart.contains(people))
        .collect();
    pairs.sort_by_key(|(pair, people)| (std::cmp::Reverse(pair.millibits()), *people));
    let same = pairs.iter().filter(|(pair, _)| bands.of(pair.score) == Band::Same).map(|(_, people)| *people);
    let clusters = clusters(same);
    let pairs = pairs
        .into_iter()
        .take(PAIRS_MAX)
        .map(|(pair, [one, other])| Pair {
            one: person(one),
            other: person(other),
            why: linked.explain(people, pair, &bands),
        })
        .collect();
    (pairs, clusters, bands, people.len())
}

/// Groups of people joined by pairs, where more than a few hang together: the largest first.
fn clusters(pairs: impl Iterator<Item = [u128; 2]>) -> Vec<Vec<PersonId>> {
    let mut of: BTreeMap<u128, usize> = BTreeMap::new();
    let mut groups: Vec<BTreeSet<u128>> = Vec::new();
    for pair in pairs {
        let mut together = BTreeSet::from(pair);
        let touched: BTreeSet<usize> = pair.iter().filter_map(|person| of.get(person).copied()).collect();
        for group in touched {
            together.append(&mut groups[group]);
        }
        of.extend(together.iter().map(|person| (*person, groups.len())));
        groups.push(together);
    }
    groups.retain(|group| group.len() >= CLUSTER_MIN);
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
    groups.truncate(WATCHED_MAX);
    groups.into_iter().map(|group| group.into_iter().map(person).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everybody() -> People {
        let mut people = People::default();
        for (number, name) in ["Amara", "Amarah", "Kai", "Zoe", "Grace"].iter().enumerate() {
            let known = Known::of(&format!("{name}\tOkonjo-Larkspur"), "2016-02-29");
            take_in(&mut people, number as u128 + 1, &known);
        }
        people
    }

    #[test]
    fn two_who_were_told_apart_are_not_proposed_again() {
        let is_amara = |pair: &Pair| [pair.one, pair.other] == [person(1), person(2)];
        let (pairs, _, bands, all) = compared(&mut everybody(), &BTreeSet::new(), |_| {});
        let amara = pairs.iter().find(|pair| is_amara(pair)).unwrap();
        assert!(all == 5 && bands.of(amara.why.millibits as f64 / 1000.0) != Band::Different);
        assert_eq!(amara.why.bars.iter().map(|bar| bar.millibits).sum::<i64>(), amara.why.millibits);
        let (pairs, ..) = compared(&mut everybody(), &BTreeSet::from([[1, 2]]), |_| {});
        assert!(!pairs.iter().any(is_amara));
    }

    #[test]
    fn records_that_hang_together_by_pairs_are_one_cluster() {
        let found = clusters([[1, 2], [3, 4], [8, 9], [2, 3], [4, 5]].into_iter());
        assert_eq!(found, [(1..=5).map(person).collect::<Vec<_>>()]);
    }
}
