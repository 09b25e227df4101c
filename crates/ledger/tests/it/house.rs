//! The ledger as built, behind one seam, and ledgers with a fault planted in them. A law is put to both: it must hold for the one and
//! be broken by the other.

use crate::aldermoor::recorded;
use jiff::civil::Date;
use ledger::*;

/// What the laws ask of a ledger. As built, unless a fault is planted.
pub trait House {
    fn known_by<'a>(&self, entries: &'a [Entry], moment: Instant) -> Vec<&'a Entry> {
        Reading::known_by(entries, moment).entries().collect()
    }

    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        Reading::known_by(entries, moment).true_on(subject, day).map(|entry| entry.id).collect()
    }

    fn seal(&self, head: &mut Head, draft: Draft, clock: Instant) -> Sealed {
        head.seal(draft, clock, [0; 16])
    }

    fn spans(&self, statements: &[(When, Sequence, u8)]) -> Vec<(Date, Option<Date>, u8)> {
        let timeline = Timeline::new(statements.iter().copied());
        timeline.spans().map(|span| (span.from, span.to, *span.value)).collect()
    }

    fn value_on(&self, statements: &[(When, Sequence, u8)], day: Date) -> Option<u8> {
        Timeline::new(statements.iter().copied()).on(day).copied()
    }

    fn verify(&self, stored: &[StoredEntry<'_>]) -> Result<Verified, Fault> {
        let mut verifier = Verifier::new();
        stored.iter().try_for_each(|entry| verifier.entry(*entry))?;
        verifier.finish([])
    }

    /// Could this worker see this family's record on that day, as far as we knew by that moment?
    fn may_see(&self, entries: &[Entry], worker: WorkerId, family: Subject, day: Date, moment: Instant) -> bool {
        let reading = Reading::known_by(entries, moment);
        reading.true_on(family, day).any(|entry| entry.kind == "allocated" && entry.about.contains(&worker.into()))
    }
}

pub struct AsBuilt;
impl House for AsBuilt {}

/// Lets a later amendment change what was believed before it.
pub struct RewritesThePast;
impl House for RewritesThePast {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let now = Reading::now(entries);
        let then = now.true_on(subject, day).filter(|entry| entry.recorded_at <= moment);
        then.map(|entry| entry.id).collect()
    }
}

/// Writes a correction over what it corrects, as a system without history would.
pub struct OverwritesTheCorrected;
impl House for OverwritesTheCorrected {
    fn known_by<'a>(&self, entries: &'a [Entry], moment: Instant) -> Vec<&'a Entry> {
        let now = Reading::now(entries);
        now.entries().filter(|entry| entry.recorded_at <= moment).collect()
    }
}

/// Records at whatever time the clock shows.
pub struct TrustsTheClock;
impl House for TrustsTheClock {
    fn seal(&self, head: &mut Head, draft: Draft, clock: Instant) -> Sealed {
        head.recorded_at = clock;
        draft.seal(Sequence(head.sequence().0 + 1), clock, [0; 16])
    }
}

/// Lists every statement's own period and never cuts an earlier one short.
pub struct NeverCutsShort;
impl House for NeverCutsShort {
    fn spans(&self, statements: &[(When, Sequence, u8)]) -> Vec<(Date, Option<Date>, u8)> {
        statements.iter().map(|(when, _, value)| (when.starts(), when.ends(), *value)).collect()
    }
}

/// Leaves out the first day of every period.
pub struct LosesTheFirstDay;
impl House for LosesTheFirstDay {
    fn value_on(&self, statements: &[(When, Sequence, u8)], day: Date) -> Option<u8> {
        let later = statements.iter().filter(|(when, ..)| when.holds_on(day) && when.starts() < day);
        later.max_by_key(|(_, sequence, _)| *sequence).map(|(.., value)| *value)
    }
}

/// Takes an amendment to mean the entry recorded just before it, whichever it names.
pub struct AmendsTheOneBefore;
impl House for AmendsTheOneBefore {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let amended: Vec<u64> =
            entries.iter().filter(|entry| entry.amends.is_some()).map(|entry| entry.sequence.0 - 1).collect();
        let known = entries.iter().filter(|entry| entry.recorded_at <= moment && !amended.contains(&entry.sequence.0));
        let theirs = known.filter(|entry| entry.about.contains(&subject) && entry.when.holds_on(day));
        theirs.map(|entry| entry.id).collect()
    }
}

/// Never believes again what was once amended, even when the amendment is withdrawn.
pub struct NeverForgives;
impl House for NeverForgives {
    fn known_by<'a>(&self, entries: &'a [Entry], moment: Instant) -> Vec<&'a Entry> {
        let known = || entries.iter().filter(|entry| entry.recorded_at <= moment);
        let amended: Vec<EntryId> =
            known().filter_map(|entry| entry.amends.as_ref()).map(|amendment| amendment.entry).collect();
        known().filter(|entry| !amended.contains(&entry.id)).collect()
    }
}

/// Takes every period to go on for ever.
pub struct NeverEnds;
impl House for NeverEnds {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let reading = Reading::known_by(entries, moment);
        reading.about(subject).filter(|entry| entry.when.starts() <= day).map(|entry| entry.id).collect()
    }
}

/// Passes over an amendment of something unknown as if nothing had been said.
pub struct ShrugsAtTheUnknown;
impl House for ShrugsAtTheUnknown {
    fn verify(&self, stored: &[StoredEntry<'_>]) -> Result<Verified, Fault> {
        AsBuilt.verify(stored).or_else(|fault| match fault.wrong {
            Wrong::AmendsUnknown => self.verify(&stored[..fault.sequence.0 as usize - 1]),
            _ => Err(fault),
        })
    }
}

/// Ignores an entry about days before those that were recorded already.
pub struct IgnoresLatecomers;
impl House for IgnoresLatecomers {
    fn known_by<'a>(&self, entries: &'a [Entry], moment: Instant) -> Vec<&'a Entry> {
        let mut latest = Date::MIN;
        let mut known = AsBuilt.known_by(entries, moment);
        known.retain(|entry| {
            latest = latest.max(entry.when.starts());
            latest == entry.when.starts()
        });
        known
    }
}

/// Counts the day on which a period ended as one of its days.
pub struct ClosesPeriods;
impl House for ClosesPeriods {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let reading = Reading::known_by(entries, moment);
        let holds = |when: When| when.holds_on(day) || when.ends() == Some(day);
        reading.about(subject).filter(|entry| holds(entry.when)).map(|entry| entry.id).collect()
    }
}

/// Forgets an entry altogether once its body is gone.
pub struct DropsTheDestroyed;
impl House for DropsTheDestroyed {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let left: Vec<Entry> = entries.iter().filter(|entry| entry.body_text().is_some()).cloned().collect();
        AsBuilt.answer(&left, subject, day, moment)
    }
}

/// Keeps two records joined for ever.
pub struct NeverParts;
impl House for NeverParts {
    fn answer(&self, entries: &[Entry], subject: Subject, day: Date, moment: Instant) -> Vec<EntryId> {
        let joins: Vec<EntryId> = entries.iter().filter(|entry| entry.kind == JOINED).map(|entry| entry.id).collect();
        let parts = |entry: &Entry| entry.amends.as_ref().is_some_and(|amendment| joins.contains(&amendment.entry));
        let left: Vec<Entry> = entries.iter().filter(|entry| !parts(entry)).cloned().collect();
        AsBuilt.answer(&left, subject, day, moment)
    }
}

/// Answers who could see a record then from what is known now.
pub struct JudgesByHindsight;
impl House for JudgesByHindsight {
    fn may_see(&self, entries: &[Entry], worker: WorkerId, family: Subject, day: Date, _: Instant) -> bool {
        AsBuilt.may_see(entries, worker, family, day, recorded(entries.len()))
    }
}
