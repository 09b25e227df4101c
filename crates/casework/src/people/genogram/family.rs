//! The family as a drawing needs it: people by number, couples once, children under the parents they come from, layers of generations.
//! Records are never perfect; what cannot be drawn becomes a finding.

use super::{Finding, Genogram, Kind, OTHERS_MAX, PEOPLE_MAX, Status, TIES_MAX, generations, words};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// People are numbers from here on: their place in the list.
pub(super) struct Family {
    pub(super) people: usize,
    pub(super) pairs: Vec<Pair>,
    pub(super) descents: Vec<Descent>,
    /// Generation of each person, the eldest 0.
    pub(super) layer: Vec<usize>,
    /// Which of the unconnected parts each person belongs to; `None` for somebody who stands apart.
    pub(super) part: Vec<Option<usize>>,
    /// People tied to nobody, in the order of the list.
    pub(super) apart: Vec<usize>,
    /// Homes in which at least two of these people live: somebody alone gets no line round them.
    pub(super) household: Vec<Option<usize>>,
    pub(super) is_man: Vec<bool>,
    pub(super) is_woman: Vec<bool>,
    /// Order of birth: unborn last, unknown after them.
    pub(super) birth_rank: Vec<usize>,
    pub(super) findings: Vec<Finding>,
}

/// Two people joined by a line: a couple, or the parents of a child.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    /// `None`: parents of a child who were not recorded as a couple.
    pub(super) status: Option<Status>,
}

/// Children of one origin, by birth.
#[derive(Clone, Debug)]
pub(super) struct Descent {
    pub(super) origin: Origin,
    pub(super) kind: Kind,
    pub(super) children: Vec<usize>,
}

/// Where children hang from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The other parent is not recorded.
    One(usize),
    /// The line of a pair, by its number.
    Both(usize),
}

/// A tie between a parent and a child by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) parent: usize,
    pub(super) child: usize,
    pub(super) kind: Kind,
}

impl Family {
    pub(super) fn read(genogram: &Genogram) -> Self {
        let mut findings = Vec::new();
        let mut number = BTreeMap::new();
        let mut repeated = BTreeSet::new();
        let shown = &genogram.people[..genogram.people.len().min(PEOPLE_MAX)];
        if genogram.people.len() > PEOPLE_MAX || genogram.others.len() > OTHERS_MAX {
            findings.push(Finding::TooMany);
        }
        for (index, person) in shown.iter().enumerate() {
            if *number.entry(person.id).or_insert(index) != index {
                findings.push(Finding::Repeated(words::name(&person.label)));
                repeated.insert(index);
            }
        }
        let is_cut = genogram.people.len() > PEOPLE_MAX;
        let mut is_missing = false;
        let mut find = |id| {
            let found = number.get(&id).copied();
            is_missing |= found.is_none() && !is_cut;
            found
        };

        let mut pairs: Vec<Pair> = Vec::new();
        for couple in genogram.couples.iter().take(TIES_MAX) {
            let (Some(a), Some(b)) = (find(couple.a), find(couple.b)) else { continue };
            if a != b && pair_of(&pairs, a, b).is_none() {
                pairs.push(Pair { a, b, status: Some(couple.status) });
            }
        }
        let mut ties: Vec<Tie> = Vec::new();
        for tie in genogram.parents.iter().take(TIES_MAX) {
            let (Some(parent), Some(child)) = (find(tie.parent), find(tie.child)) else { continue };
            let tie = Tie { parent, child, kind: tie.kind };
            if ties.contains(&tie) {
                continue;
            }
            let named = |index: usize| words::name(&shown[index].label);
            if parent == child {
                findings.push(Finding::OwnParent(named(child)));
            } else if is_descendant(&ties, parent, child) {
                findings.push(Finding::OwnAncestor { parent: named(parent), child: named(child) });
            } else {
                ties.push(tie);
            }
        }
        if is_missing {
            findings.push(Finding::Missing);
        }

        let birth_rank = birth_ranks(shown.iter().map(|person| (person.born, person.expected)));
        let people = shown.len();
        let mut descents = descents(&ties, &mut pairs, people, &birth_rank);
        let layer = generations::layers(people, &ties, &pairs, &descents);
        descents = on_one_level(descents, &ties, &pairs, &layer, &birth_rank);
        let part = parts(people, &ties, &pairs, |index| shown[index].marked && !repeated.contains(&index));
        let mut household: Vec<Option<usize>> = shown.iter().map(|person| person.household).collect();
        let living_there = household.clone();
        for (index, home) in household.iter_mut().enumerate() {
            let is_shared = living_there
                .iter()
                .enumerate()
                .any(|(other, of)| other != index && of == home && !repeated.contains(&other));
            *home = home.filter(|_| is_shared && !repeated.contains(&index));
        }
        Family {
            people,
            pairs,
            descents,
            layer,
            apart: (0..people).filter(|index| part[*index].is_none() && !repeated.contains(index)).collect(),
            part,
            household,
            is_man: shown.iter().map(|person| person.sex == Some(super::Sex::Male)).collect(),
            is_woman: shown.iter().map(|person| person.sex == Some(super::Sex::Female)).collect(),
            birth_rank,
            findings,
        }
    }
}

fn pair_of(pairs: &[Pair], a: usize, b: usize) -> Option<usize> {
    pairs.iter().position(|pair| (pair.a, pair.b) == (a, b) || (pair.b, pair.a) == (a, b))
}

/// Whether `below` is `above` or one of their descendants.
fn is_descendant(ties: &[Tie], below: usize, above: usize) -> bool {
    let mut seen = BTreeSet::from([above]);
    let mut next = vec![above];
    while let Some(person) = next.pop() {
        for tie in ties.iter().filter(|tie| tie.parent == person) {
            if seen.insert(tie.child) {
                next.push(tie.child);
            }
        }
    }
    seen.contains(&below)
}

fn birth_ranks(dates: impl Iterator<Item = (Option<Date>, Option<Date>)>) -> Vec<usize> {
    let dates: Vec<_> = dates.map(|(born, expected)| born.or(expected).unwrap_or(Date::MAX)).collect();
    let mut order: Vec<usize> = (0..dates.len()).collect();
    order.sort_by_key(|index| dates[*index]);
    let mut ranks = vec![0; dates.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranks[index] = rank;
    }
    ranks
}

/// Gathers children under their origins. Two parents of one kind hang their child from the line between them, a step-parent from the line
/// to the parent they are with.
fn descents(ties: &[Tie], pairs: &mut Vec<Pair>, people: usize, birth_rank: &[usize]) -> Vec<Descent> {
    let mut gathered: BTreeMap<(Origin, Kind), Vec<usize>> = BTreeMap::new();
    for child in 0..people {
        for kind in [Kind::Birth, Kind::Adoptive, Kind::Step, Kind::Foster] {
            let mut parents: Vec<usize> =
                ties.iter().filter(|tie| tie.child == child && tie.kind == kind).map(|tie| tie.parent).collect();
            let mut origins = Vec::new();
            match kind {
                Kind::Step => origins.extend(parents.iter().map(|step| {
                    let with_parent = |pair: &Pair| {
                        let other = if pair.a == *step { pair.b } else { pair.a };
                        (pair.a == *step || pair.b == *step)
                            && ties.iter().any(|tie| tie.child == child && tie.parent == other)
                    };
                    pairs.iter().position(with_parent).map_or(Origin::One(*step), Origin::Both)
                })),
                Kind::Birth | Kind::Adoptive | Kind::Foster => {
                    // Two who are a couple belong together when three are recorded, as when a father is disputed.
                    let couple = pairs.iter().position(|pair| parents.contains(&pair.a) && parents.contains(&pair.b));
                    let (a, b) = match (couple, parents.as_slice()) {
                        (Some(couple), _) => (pairs[couple].a, pairs[couple].b),
                        (None, [a, b, ..]) => (*a, *b),
                        (None, [one]) => (*one, *one),
                        (None, []) => continue,
                    };
                    parents.retain(|parent| *parent != a && *parent != b);
                    origins.push(if a == b {
                        Origin::One(a)
                    } else {
                        Origin::Both(pair_of(pairs, a, b).unwrap_or_else(|| {
                            pairs.push(Pair { a, b, status: None });
                            pairs.len() - 1
                        }))
                    });
                    origins.extend(parents.into_iter().map(Origin::One));
                }
            }
            for origin in origins {
                let children = gathered.entry((origin, kind)).or_default();
                if !children.contains(&child) {
                    children.push(child);
                }
            }
        }
    }
    let sorted = |((origin, kind), mut children): ((Origin, Kind), Vec<usize>)| {
        children.sort_by_key(|child| birth_rank[*child]);
        Descent { origin, kind, children }
    };
    gathered.into_iter().map(sorted).collect()
}

/// Parents of different generations have no line to hang children from: each gets a line of their own.
fn on_one_level(
    descents: Vec<Descent>,
    ties: &[Tie],
    pairs: &[Pair],
    layer: &[usize],
    birth_rank: &[usize],
) -> Vec<Descent> {
    let mut gathered: BTreeMap<(Origin, Kind), Vec<usize>> = BTreeMap::new();
    for descent in descents {
        let origins = match descent.origin {
            Origin::Both(pair) if layer[pairs[pair].a] != layer[pairs[pair].b] => {
                let is_own = |parent: &usize| {
                    let tie = Tie { parent: *parent, child: descent.children[0], kind: descent.kind };
                    ties.contains(&tie)
                };
                [pairs[pair].a, pairs[pair].b].into_iter().filter(is_own).map(Origin::One).collect()
            }
            Origin::Both(_) | Origin::One(_) => vec![descent.origin],
        };
        for origin in origins {
            gathered.entry((origin, descent.kind)).or_default().extend(&descent.children);
        }
    }
    let tidy = |((origin, kind), mut children): ((Origin, Kind), Vec<usize>)| {
        children.sort_by_key(|child| birth_rank[*child]);
        children.dedup();
        Descent { origin, kind, children }
    };
    gathered.into_iter().map(tidy).collect()
}

/// Numbers the unconnected parts, the one with whom the picture is about first.
fn parts(people: usize, ties: &[Tie], pairs: &[Pair], is_marked: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut part: Vec<Option<usize>> = vec![None; people];
    let mut starts: Vec<usize> = (0..people).collect();
    starts.sort_by_key(|person| !is_marked(*person));
    let mut count = 0;
    for start in starts {
        if part[start].is_some() {
            continue;
        }
        let mut together = vec![start];
        let mut seen = BTreeSet::from([start]);
        while let Some(person) = together.pop() {
            part[person] = Some(count);
            let by_blood = ties.iter().flat_map(|tie| [(tie.parent, tie.child), (tie.child, tie.parent)]);
            let by_pair = pairs.iter().flat_map(|pair| [(pair.a, pair.b), (pair.b, pair.a)]);
            together.extend(
                by_blood
                    .chain(by_pair)
                    .filter(|(from, _)| *from == person)
                    .map(|(_, to)| to)
                    .filter(|to| seen.insert(*to)),
            );
        }
        // Somebody tied to nobody stands apart, unless the picture is about them.
        if seen.len() == 1 && !is_marked(start) {
            part[start] = None;
            continue;
        }
        count += 1;
    }
    part
}
