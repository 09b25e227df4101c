//! Values leave only when they may, and only as far as they may.

use super::generated::{AUTHORISER, Chance, some_question};
use super::oracle;
use crate::{Circle, Guarded};
use ledger::Sensitivity;

const LISTS: usize = 150;
const ROWS: usize = 12;

/// A record that is nothing but its entries' sensitivities.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    circle: Circle,
    entries: Vec<Sensitivity>,
}

impl Guarded for Record {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(self, reach: Sensitivity) -> Self {
        Record { entries: self.entries.into_iter().filter(|entry| *entry <= reach).collect(), ..self }
    }
}

fn record(circle: Circle) -> Record {
    let entries = vec![Sensitivity::Normal, Sensitivity::Restricted, Sensitivity::Sealed, Sensitivity::SealedAndLocked];
    Record { circle, entries }
}

#[test]
fn a_list_is_each_of_its_rows_decided_by_itself() {
    let mut chance = Chance(21);
    let mut kept = 0;
    for _ in 0..LISTS {
        let question = some_question(&mut chance);
        let circles = std::iter::repeat_with(|| some_question(&mut chance).circle).flatten().take(ROWS);
        let rows: Vec<Record> = circles.map(record).collect();
        let one_by_one =
            rows.iter().filter_map(|row| AUTHORISER.release(&question.asking(), question.action, row.clone()).ok());
        let one_by_one: Vec<_> = one_by_one.collect();
        let list = AUTHORISER.release_list(&question.asking(), question.action, rows);
        kept += list.len();
        assert_eq!(list, one_by_one);
    }
    assert!(kept > LISTS, "only {kept} rows were released");
}

#[test]
fn nothing_leaves_that_is_more_sensitive_than_the_worker_may_see() {
    let mut chance = Chance(22);
    let mut cut = 0;
    for _ in 0..LISTS * ROWS {
        let question = some_question(&mut chance);
        let Some(circle) = question.circle.clone() else { continue };
        let released = AUTHORISER.release(&question.asking(), question.action, record(circle));
        match (released, oracle::answer(&question)) {
            (Ok(released), Ok(reach)) => {
                assert!(released.entries.iter().all(|entry| *entry <= reach), "{question:#?}");
                assert_eq!(released.purpose(), question.purpose);
                cut += usize::from(released.entries.len() < 4);
            }
            (Err(refused), Err(kind)) => assert_eq!(refused.kind, kind),
            (released, expected) => panic!("{released:?} where {expected:?} was expected: {question:#?}"),
        }
    }
    assert!(cut > LISTS, "only {cut} records had anything to leave out");
}

#[test]
fn a_write_is_permitted_exactly_when_it_is_allowed_and_for_that_record_only() {
    let mut chance = Chance(23);
    for _ in 0..LISTS * ROWS {
        let question = some_question(&mut chance);
        let permit = AUTHORISER.permit(&question.asking(), question.action, question.circle.as_ref());
        assert_eq!(permit.is_ok(), question.decide(&AUTHORISER).is_allowed());
        if let Ok(permit) = permit {
            let subject = question.circle.as_ref().map(|circle| circle.subject);
            assert_eq!(
                (permit.action(), permit.worker(), permit.subject()),
                (question.action, question.actor.worker, subject)
            );
        }
    }
}
