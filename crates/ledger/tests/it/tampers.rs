//! A thousand tampers of every kind, each with its own seed, on copies of a made-up ledger with amendments, joined records, a lawful
//! destruction and signed checkpoints. All must be noticed, at the first bad entry where there is one.

use crate::{aldermoor::*, verifying::*};
use ledger::*;

/// Made-up ledgers that every kind of tamper is tried on.
const HISTORIES: u64 = 100;

/// Tampers of each kind with each of them.
const TAMPERS_EACH: u64 = 10;

/// A small seeded random source (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

fn an_act(dice: &mut Dice) -> Act {
    let (one, other) = (dice.below(CHILDREN.into()) as u8, dice.below(CHILDREN.into()) as u8);
    let when = When::since(day(dice.below(DAYS as usize) as i8));
    match dice.below(6) {
        0 => Act::Join { kept: one, absorbed: other },
        1 | 2 => Act::Amend { entry: dice.below(5), how: Amends::Corrects, about: vec![one], when },
        _ => Act::Note { about: vec![one, other], when },
    }
}

/// The drafts of a history whose last two entries destroy one or two others, and which they name.
fn a_history(dice: &mut Dice) -> (Vec<Draft>, Vec<EntryId>) {
    let count = 6 + dice.below(8);
    let mut drafts: Vec<Draft> = (0..count).map(|number| ask(0, number, &an_act(dice))).collect();
    drafts.push(draft(count, "note", vec![child(0)], When::on(day(1))));
    let destroyed = vec![entry_id(count), entry_id(dice.below(count))];
    drafts.extend(two_people_destroy(count + 1, destroyed.clone()));
    (drafts, destroyed)
}

/// A whole copy, with a checkpoint over all and up to two over less.
fn a_copy(dice: &mut Dice) -> Backup {
    let (drafts, destroyed) = a_history(dice);
    let mut copy = Backup::of(&seal_drafts(drafts));
    let lawful = |row: &&mut Held| destroyed.contains(&row.id) && may_be_destroyed(&row.header().kind);
    copy.rows.iter_mut().filter(lawful).for_each(Held::lose_body);
    let (count, early) = (copy.rows.len(), 1 + dice.below(copy.rows.len()));
    for size in [early, early + dice.below(count - early + 1), count] {
        copy.keep_checkpoint(size, &council());
    }
    copy
}

/// Tampers with each of a hundred copies ten times. `tamper` says what must be found.
fn always_noticed(tamper: impl Fn(&mut Backup, &mut Dice) -> Found) {
    for history in 0..HISTORIES {
        let whole = a_copy(&mut Dice(history));
        assert!(whole.check().is_ok(), "history {history}: the untouched copy was not believed: {:?}", whole.check());
        for seed in 0..TAMPERS_EACH {
            let mut copy = whole.clone();
            let expected = tamper(&mut copy, &mut Dice(history * TAMPERS_EACH + seed));
            assert_eq!(copy.check(), Err(expected), "history {history}, seed {seed}");
        }
    }
}

fn places(copy: &Backup, which: impl Fn(&Held) -> bool) -> Vec<usize> {
    (0..copy.rows.len()).filter(|place| which(&copy.rows[*place])).collect()
}

#[test]
fn an_edited_header_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.below(copy.rows.len());
        let row = &mut copy.rows[place];
        let digits: Vec<usize> =
            row.header_text.match_indices(|letter: char| letter.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = dice.one_of(&digits);
        let other = if row.header_text.as_bytes()[at] == b'1' { "2" } else { "1" };
        row.header_text.replace_range(at..=at, other);
        fault(place, Wrong::HeaderChanged)
    });
}

#[test]
fn an_edited_body_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.one_of(&places(copy, |row| row.body_text.is_some()));
        let body = copy.rows[place].body_text.as_mut().unwrap();
        let at = dice.below(body.len());
        body.replace_range(at..=at, if body.as_bytes()[at] == b'x' { "y" } else { "x" });
        fault(place, Wrong::BodyChanged)
    });
}

#[test]
fn swapped_salts_are_noticed() {
    always_noticed(|copy, dice| {
        let salted = places(copy, |row| row.salt.is_some());
        let one = dice.below(salted.len() - 1);
        let other = one + 1 + dice.below(salted.len() - one - 1);
        let (one, other) = (salted[one], salted[other]);
        (copy.rows[one].salt, copy.rows[other].salt) = (copy.rows[other].salt, copy.rows[one].salt);
        fault(one, Wrong::BodyChanged)
    });
}

#[test]
fn a_deleted_entry_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.below(copy.rows.len());
        copy.rows.remove(place);
        match copy.rows.get(place) {
            Some(next) => fault(place, Wrong::OutOfPlace { found: next.sequence }),
            // The last one confirmed a destruction, for which there is now only one person's word.
            None => fault(places(copy, |row| row.body_text.is_none())[0], Wrong::BodyMissing),
        }
    });
}

#[test]
fn two_entries_in_each_others_place_are_noticed() {
    always_noticed(|copy, dice| {
        let one = dice.below(copy.rows.len() - 1);
        let other = one + 1 + dice.below(copy.rows.len() - one - 1);
        copy.rows.swap(one, other);
        fault(one, Wrong::OutOfPlace { found: Sequence(other as u64 + 1) })
    });
}

#[test]
fn a_repeated_entry_is_noticed() {
    always_noticed(|copy, dice| {
        let one = dice.below(copy.rows.len());
        let place = one + 1 + dice.below(copy.rows.len() - one);
        copy.rows.insert(place, copy.rows[one].clone());
        fault(place, Wrong::OutOfPlace { found: Sequence(one as u64 + 1) })
    });
}

#[test]
fn an_entry_repeated_under_a_new_number_is_noticed() {
    always_noticed(|copy, dice| {
        let place = copy.rows.len();
        let repeated = copy.rows[dice.one_of(&places(copy, |row| row.body_text.is_some()))].clone();
        let header = Header { sequence: Sequence(place as u64 + 1), recorded_at: recorded(place), ..repeated.header() };
        copy.rows.push(Held::with(&header, repeated.salt, repeated.body_text));
        fault(place, Wrong::RepeatedId)
    });
}

#[test]
fn a_ledger_cut_back_below_a_checkpoint_is_noticed() {
    always_noticed(|copy, dice| {
        let signed = copy.rows.len() as u64;
        copy.rows.truncate(dice.below(copy.rows.len()));
        match places(copy, |row| row.body_text.is_none()).first() {
            Some(destroyed) => fault(*destroyed, Wrong::BodyMissing),
            None => fault(copy.rows.len(), Wrong::RolledBack { signed }),
        }
    });
}

#[test]
fn a_rewritten_history_with_every_hash_made_again_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.one_of(&places(copy, |row| row.body_text.is_some() && may_be_destroyed(&row.header().kind)));
        let row = &copy.rows[place];
        let (salt, body) = (row.salt.unwrap(), "{\"said\":\"nothing of the kind\"}");
        let header = Header { body_digest: body_digest(&salt, body), ..row.header() };
        copy.rows[place] = Held::with(&header, Some(salt), Some(body.into()));
        let (before, size) = copy.checkpoints_around(place);
        fault(before, Wrong::NotAsSigned { size })
    });
}

#[test]
fn a_rewritten_history_signed_with_another_key_is_noticed() {
    always_noticed(|copy, dice| {
        let signed = copy.rows.len();
        let thief = SigningKey::from_bytes(&[dice.below(40) as u8; 32]);
        copy.rows[0].header_text.push(' ');
        copy.rows[0].leaf_hash = TreeHash::of_leaf(copy.rows[0].header_text.as_bytes());
        copy.checkpoints.clear();
        copy.keep_checkpoint(signed, &thief);
        if dice.below(2) == 0 {
            return Found::Checkpoint(NoteError::Unsigned);
        }
        copy.claim_the_councils_key();
        Found::Checkpoint(NoteError::Forged)
    });
}

#[test]
fn a_body_destroyed_without_a_second_person_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.one_of(&places(copy, |row| row.body_text.is_some()));
        let kind = copy.rows[place].header().kind;
        copy.rows[place].lose_body();
        fault(place, if may_be_destroyed(&kind) { Wrong::BodyMissing } else { Wrong::NeverDestroyed })
    });
}

#[test]
fn a_destruction_that_somebody_confirmed_alone_is_noticed() {
    always_noticed(|copy, dice| {
        let place = dice.one_of(&places(copy, |row| row.body_text.is_some() && may_be_destroyed(&row.header().kind)));
        let number = copy.rows.len();
        let [proposed, mut confirmed] = two_people_destroy(number, vec![copy.rows[place].id]);
        // Alone, or with a colleague's hands, or in a colleague's name.
        (confirmed.author, confirmed.on_behalf_of) = match dice.below(3) {
            0 => (proposed.author, None),
            1 => (confirmed.author, Some(proposed.author)),
            _ => (proposed.author, Some(confirmed.author)),
        };
        for (further, draft) in [proposed, confirmed].into_iter().enumerate() {
            let sealed = draft.seal(Sequence((number + further) as u64 + 1), recorded(number + further), [9; 16]);
            copy.rows.push(Held::of(&sealed));
        }
        copy.keep_checkpoint(number + 2, &council());
        copy.rows[place].lose_body();
        fault(place, Wrong::BodyMissing)
    });
}
