//! Which story each family has: where it stands today, and what is special about it. The first families are cast by hand, so that a
//! demonstration has everything; those after them come as often as in a real authority.

use crate::chance::Chance;

/// Where a family's story stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A contact waits for a manager.
    Undecided(Received),
    /// Advice was given.
    Advice,
    /// The community helps.
    Universal,
    /// Somebody else is responsible.
    NotForUs,
    /// A strategy discussion was decided.
    Protection,
    /// Family Help was decided, nobody leads yet.
    Waiting,
    /// The lead practitioner is assessing.
    Assessing(Clock),
    /// The assessment is with the supervisor.
    Sent,
    /// The assessment came back with comments.
    Returned,
    /// Assessed, no plan yet.
    Authorised,
    /// A plan is carried out.
    Helping(Clock),
    /// Family Help ended.
    Closed,
}

/// When a contact that waits came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Received {
    /// Early this morning.
    Today,
    /// Yesterday, whatever day that was.
    Yesterday,
    /// Too long ago.
    Earlier,
}

/// How near the next thing is that falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// It should have been done.
    Late,
    /// Today.
    Today,
    /// Within some days.
    Soon,
    /// Not yet.
    Later,
}

/// What is special about a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    /// Helped, closed and referred again within twelve months.
    Returning,
    /// The record is restricted to named workers.
    Restricted,
    /// The record is sealed.
    Sealed,
    /// The address must never reach the father.
    HiddenAddress,
    /// A baby is expected at first.
    Unborn,
    /// An unknown man called Dave.
    Unknown,
    /// Two fathers.
    TwoFathers,
    /// Six children.
    Big,
    /// Twins.
    Twins,
    /// Parents live apart.
    Separated,
    /// A grandmother cares for the children.
    Kinship,
    /// A child was registered twice and the two records were joined.
    Joined,
    /// A child was registered twice and nobody has noticed.
    Lookalike,
    /// Something was recorded wrong and put right.
    Corrected,
    /// Something was recorded on the wrong child.
    WrongChild,
    /// A visit was recorded late.
    RecordedLate,
    /// A note was taken back.
    Withdrawn,
    /// A warning note.
    Warning,
    /// The lead practitioner changed.
    Handover,
    /// An interpreter is needed.
    Interpreter,
    /// A worker knows the family outside work.
    Conflict,
}

/// Who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The lead practitioner on the role card.
    Card,
    /// Somebody else of her team.
    North,
    /// Anybody else.
    Anybody,
}

/// A family's story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) standing: Standing,
    pub(crate) lead: Lead,
    pub(crate) features: &'static [Feature],
}

const fn part(standing: Standing, lead: Lead, features: &'static [Feature]) -> Part {
    Part { standing, lead, features }
}

use Feature::*;
use Lead::{Anybody, Card, North};
use Standing::*;

/// The families that a demonstration shows.
const CAST: &[Part] = &[
    part(Helping(Clock::Today), Card, &[TwoFathers, Handover]),
    part(Helping(Clock::Late), Card, &[Returning, Warning]),
    part(Helping(Clock::Soon), Card, &[Unborn, RecordedLate]),
    part(Helping(Clock::Later), Card, &[Big, WrongChild]),
    part(Assessing(Clock::Soon), Card, &[Interpreter]),
    part(Assessing(Clock::Late), Card, &[Separated]),
    part(Authorised, Card, &[Twins]),
    part(Returned, Card, &[Unknown]),
    part(Sent, North, &[Kinship]),
    part(Sent, North, &[]),
    part(Undecided(Received::Today), Anybody, &[]),
    part(Undecided(Received::Today), Anybody, &[Returning]),
    part(Undecided(Received::Yesterday), Anybody, &[Twins]),
    part(Undecided(Received::Yesterday), Anybody, &[Unknown]),
    part(Undecided(Received::Yesterday), Anybody, &[]),
    part(Undecided(Received::Earlier), Anybody, &[Separated]),
    part(Advice, Anybody, &[]),
    part(Advice, Anybody, &[Lookalike]),
    part(Universal, Anybody, &[]),
    part(Universal, Anybody, &[Interpreter]),
    part(NotForUs, Anybody, &[]),
    part(NotForUs, Anybody, &[Separated]),
    part(Waiting, Anybody, &[]),
    part(Waiting, Anybody, &[Kinship]),
    part(Waiting, Anybody, &[Unborn]),
    part(Protection, Anybody, &[HiddenAddress]),
    part(Protection, Anybody, &[Returning]),
    part(Assessing(Clock::Later), Anybody, &[HiddenAddress]),
    part(Assessing(Clock::Today), Anybody, &[]),
    part(Assessing(Clock::Late), Anybody, &[Big]),
    part(Assessing(Clock::Soon), North, &[Joined, Returning]),
    part(Returned, Anybody, &[Corrected]),
    part(Authorised, Anybody, &[Separated]),
    part(Sent, Anybody, &[Returning]),
    part(Helping(Clock::Later), Anybody, &[HiddenAddress, Warning]),
    part(Helping(Clock::Late), North, &[Corrected]),
    part(Helping(Clock::Later), North, &[Restricted]),
    part(Helping(Clock::Later), North, &[Sealed]),
    part(Helping(Clock::Soon), Anybody, &[Conflict]),
    part(Helping(Clock::Today), Anybody, &[Kinship]),
    part(Helping(Clock::Later), Anybody, &[TwoFathers, Interpreter]),
    part(Helping(Clock::Later), Anybody, &[Withdrawn, RecordedLate]),
    part(Helping(Clock::Soon), North, &[Twins, Handover]),
    part(Helping(Clock::Later), Anybody, &[Returning, Joined]),
    part(Closed, Anybody, &[]),
    part(Closed, Anybody, &[Handover]),
    part(Closed, Card, &[]),
    part(Closed, North, &[Corrected]),
    part(Closed, Anybody, &[Unborn]),
    part(Closed, Anybody, &[Interpreter]),
    part(Closed, Card, &[Warning]),
    part(Closed, Anybody, &[Separated, WrongChild]),
    part(Closed, Anybody, &[Returning]),
    part(Closed, Anybody, &[Kinship, RecordedLate]),
    part(Closed, North, &[TwoFathers]),
    part(Advice, Anybody, &[Unborn]),
    part(Universal, Anybody, &[Big]),
    part(Advice, Anybody, &[]),
    part(Assessing(Clock::Later), Anybody, &[]),
    part(Helping(Clock::Later), North, &[Separated]),
];

/// What a family beyond the demonstration may have, the ordinary mostly.
const FEATURES: &[&[Feature]] = &[
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[Separated],
    &[Separated],
    &[TwoFathers],
    &[Kinship],
    &[Unborn],
    &[Interpreter],
    &[Handover],
    &[Returning],
    &[Returning],
    &[RecordedLate],
    &[Corrected],
    &[WrongChild],
    &[Withdrawn],
    &[Warning],
    &[HiddenAddress],
    &[Twins],
    &[Big],
    &[Unknown],
    &[Joined, Returning],
    &[Restricted],
    &[Returning, Handover],
];

/// The story of a family.
pub(crate) fn part_of(number: u64, chance: &mut Chance) -> Part {
    let cast = usize::try_from(number).ok().and_then(|place| CAST.get(place));
    match cast {
        Some(part) => *part,
        None => part(standing(chance), Anybody, chance.pick(FEATURES)),
    }
}

/// Of a hundred families who came in two years, about as many at each stage as the national figures say.
fn standing(chance: &mut Chance) -> Standing {
    match chance.below(200) {
        0 => Undecided(Received::Yesterday),
        1..20 => Advice,
        20..34 => Universal,
        34..42 => NotForUs,
        42..45 => Protection,
        45 => Waiting,
        46..54 => Assessing(chance.pick(&[Clock::Late, Clock::Soon, Clock::Later, Clock::Later, Clock::Later])),
        54 | 55 => Sent,
        56 => Returned,
        57 | 58 => Authorised,
        59..98 => Helping(chance.pick(&[Clock::Late, Clock::Today, Clock::Soon, Clock::Later, Clock::Later])),
        _ => Closed,
    }
}
