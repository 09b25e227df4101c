//! Who stands left of whom. A first order follows the family from its eldest; then pieces of a row are moved and turned round for as long as
//! that makes the picture better: partners side by side, siblings by birth, households together, lines that do not cross.

use super::family::{Family, Origin};

/// Orders tried before the best so far is taken: enough for forty people, and a bound for a hundred.
const TRIES_MAX: usize = 24_000;

/// Longest piece of a row moved at once: two siblings with their partners and former partners.
const PIECE_MAX: usize = 8;

/// What each fault costs. Only their order matters: a partner far away is worse than a crossing, a crossing than a younger brother on the left.
const PARTNER_AWAY: usize = 40;
const CROSSING: usize = 26;
const YOUNGER_FIRST: usize = 20;
const HOME_SPLIT: usize = 8;
const HALF_SIBLING_FIRST: usize = 3;
const WOMAN_FIRST: usize = 1;

/// The rows from the eldest generation down, each from left to right.
pub(super) fn arrange(family: &Family) -> Vec<Vec<usize>> {
    let depth = family.layer.iter().max().map_or(0, |deepest| deepest + 1);
    let mut rows = vec![Vec::new(); depth];
    let parts = family.part.iter().flatten().max().map_or(0, |last| last + 1);
    for part in 0..parts {
        let mut piece = first_order(family, part, depth);
        improve(family, &mut piece, TRIES_MAX / parts);
        for (row, people) in rows.iter_mut().zip(piece) {
            row.extend(people);
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Parents before children, partners next to each other, the eldest first.
fn first_order(family: &Family, part: usize, depth: usize) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); depth];
    let mut is_placed = vec![false; family.people];
    let mut people: Vec<usize> = (0..family.people).filter(|person| family.part[*person] == Some(part)).collect();
    people.sort_by_key(|person| (family.layer[*person], family.birth_rank[*person]));
    for person in people {
        visit(family, person, &mut rows, &mut is_placed);
    }
    rows
}

fn visit(family: &Family, person: usize, rows: &mut [Vec<usize>], is_placed: &mut [bool]) {
    if std::mem::replace(&mut is_placed[person], true) {
        return;
    }
    // Parents first, so that this person lands among their siblings; they may already have brought everybody here.
    for descent in family.descents.iter().filter(|descent| descent.children.contains(&person)) {
        for parent in parents(family, descent.origin) {
            visit(family, parent, rows, is_placed);
        }
    }
    rows[family.layer[person]].push(person);
    for pair in &family.pairs {
        if pair.a == person {
            visit(family, pair.b, rows, is_placed);
        } else if pair.b == person {
            visit(family, pair.a, rows, is_placed);
        }
    }
    for descent in family.descents.iter().filter(|descent| parents(family, descent.origin).contains(&person)) {
        for child in &descent.children {
            visit(family, *child, rows, is_placed);
        }
    }
}

/// The one or two whom an origin names.
pub(super) fn parents(family: &Family, origin: Origin) -> Vec<usize> {
    match origin {
        Origin::One(parent) => vec![parent],
        Origin::Both(pair) => vec![family.pairs[pair].a, family.pairs[pair].b],
    }
}

fn improve(family: &Family, rows: &mut [Vec<usize>], tries_max: usize) {
    let mut best = cost(family, rows);
    let mut tries = 0;
    let mut is_better = true;
    while is_better && best > 0 {
        is_better = false;
        for row in 0..rows.len() {
            for length in 1..=rows[row].len().min(PIECE_MAX) {
                for start in 0..=rows[row].len() - length {
                    for target in 0..=rows[row].len() - length {
                        for is_turned in [false, true] {
                            if (target == start && !is_turned) || (length == 1 && is_turned) {
                                continue;
                            }
                            if tries == tries_max {
                                return;
                            }
                            tries += 1;
                            let kept = rows[row].clone();
                            move_piece(&mut rows[row], start, length, target, is_turned);
                            let changed = cost(family, rows);
                            if changed < best {
                                best = changed;
                                is_better = true;
                            } else {
                                rows[row] = kept;
                            }
                        }
                    }
                }
            }
        }
    }
}

fn move_piece(row: &mut Vec<usize>, start: usize, length: usize, target: usize, is_turned: bool) {
    let mut piece: Vec<usize> = row.drain(start..start + length).collect();
    if is_turned {
        piece.reverse();
    }
    row.splice(target..target, piece);
}

fn cost(family: &Family, rows: &[Vec<usize>]) -> usize {
    const ELSEWHERE: usize = usize::MAX;
    let mut place = vec![ELSEWHERE; family.people];
    for row in rows {
        for (position, person) in row.iter().enumerate() {
            place[*person] = position;
        }
    }
    let mut cost = 0;
    for pair in
        family.pairs.iter().filter(|pair| place[pair.a] != ELSEWHERE && family.layer[pair.a] == family.layer[pair.b])
    {
        cost += (place[pair.a].abs_diff(place[pair.b]) - 1) * PARTNER_AWAY;
        let woman_is_left = if place[pair.a] < place[pair.b] {
            family.is_woman[pair.a] && family.is_man[pair.b]
        } else {
            family.is_woman[pair.b] && family.is_man[pair.a]
        };
        cost += usize::from(woman_is_left) * WOMAN_FIRST;
    }
    // A line from the middle of the parents to each child: twice the place, so that the middle is a whole number.
    let mut lines: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (number, descent) in
        family.descents.iter().enumerate().filter(|(_, descent)| place[descent.children[0]] != ELSEWHERE)
    {
        let parents = parents(family, descent.origin);
        let middle = match parents.as_slice() {
            [a, b] => place[*a] + place[*b],
            [one] => 2 * place[*one],
            _ => continue,
        };
        for child in &descent.children {
            lines.push((family.layer[*child], middle, 2 * place[*child], number));
        }
        for pair in descent.children.windows(2) {
            cost += usize::from(place[pair[0]] > place[pair[1]]) * YOUNGER_FIRST;
        }
    }
    for (index, (layer, from, to, descent)) in lines.iter().enumerate() {
        for (other_layer, other_from, other_to, other) in &lines[..index] {
            if layer == other_layer && descent != other {
                let is_crossing = (from < other_from && to > other_to) || (from > other_from && to < other_to);
                cost += usize::from(is_crossing) * CROSSING;
            }
        }
    }
    for (index, one) in family.descents.iter().enumerate() {
        for other in &family.descents[..index] {
            let is_half =
                parents(family, one.origin).iter().any(|parent| parents(family, other.origin).contains(parent));
            let (a, b) = (one.children[0], other.children[0]);
            if is_half && a != b && place[a] != ELSEWHERE && family.layer[a] == family.layer[b] {
                let is_reversed = (family.birth_rank[a] < family.birth_rank[b]) != (place[a] < place[b]);
                cost += usize::from(is_reversed) * HALF_SIBLING_FIRST;
            }
        }
    }
    for row in rows {
        let mut homes: Vec<usize> = row.iter().filter_map(|person| family.household[*person]).collect();
        let mut runs = 0;
        let mut last = None;
        for person in row {
            let home = family.household[*person];
            runs += usize::from(home.is_some() && home != last);
            last = home;
        }
        homes.sort_unstable();
        homes.dedup();
        cost += (runs - homes.len()) * HOME_SPLIT;
    }
    cost
}
