//! Who and what an entry can be about. Every identity is a UUID in a type of its own, so that a family can never be
//! passed where a person is meant. Making new ids is the caller's business: a retried write carries the same id.

use serde::{Deserialize, Serialize};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::Uuid;

macro_rules! identity {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )*};
}

identity! {
    /// One entry in the ledger. UUIDv7, made by whoever records it, so that a retry is the same write.
    EntryId;
    /// One human being: child, parent, relative, unborn baby, "unknown man called Dave".
    PersonId;
    /// The people who are worked with together.
    FamilyId;
    /// Somebody who records: staff of the authority or of a partner agency, or the importer.
    WorkerId;
}

/// Whom or what an entry is about. Written `person:0190…`, `family:0190…`, `worker:0190…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A human being.
    Person(PersonId),
    /// A family.
    Family(FamilyId),
    /// A worker.
    Worker(WorkerId),
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Person(id) => write!(out, "person:{id}"),
            Subject::Family(id) => write!(out, "family:{id}"),
            Subject::Worker(id) => write!(out, "worker:{id}"),
        }
    }
}

/// The text is not `person:`, `family:` or `worker:` and a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the identity of a person, a family or a worker")]
pub struct NotASubject;

impl FromStr for Subject {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let (kind, id) = text.split_once(':').ok_or(NotASubject)?;
        let id: Uuid = id.parse().map_err(|_| NotASubject)?;
        match kind {
            "person" => Ok(Subject::Person(PersonId(id))),
            "family" => Ok(Subject::Family(FamilyId(id))),
            "worker" => Ok(Subject::Worker(WorkerId(id))),
            _ => Err(NotASubject),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from_text(from, "a subject")
    }
}

/// Reads a value from text without copying the text: entries are read by the ten thousand.
pub(crate) fn from_text<'de, D: serde::Deserializer<'de>, T>(from: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
{
    struct Text<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Text(expected, PhantomData))
}

impl From<PersonId> for Subject {
    fn from(id: PersonId) -> Self {
        Subject::Person(id)
    }
}

impl From<FamilyId> for Subject {
    fn from(id: FamilyId) -> Self {
        Subject::Family(id)
    }
}

impl From<WorkerId> for Subject {
    fn from(id: WorkerId) -> Self {
        Subject::Worker(id)
    }
}
