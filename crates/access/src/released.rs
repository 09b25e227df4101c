//! What leaves this crate: values that may be shown, and permits for what may be done. Neither can be made anywhere else, so a
//! page that forgot to ask does not compile.

use crate::{Action, Allowed, Asking, Authoriser, Circle, Decision, Purpose, Refused, authoriser::fault};
use ledger::{Sensitivity, Subject, WorkerId};
use std::ops::Deref;

/// Something that must not be shown before it was asked for.
pub trait Guarded {
    /// The relationships around the record that it shows.
    fn circle(&self) -> &Circle;

    /// Leaves out every entry that is more sensitive than the worker may see. What is left must not betray that anything was
    /// left out.
    #[must_use]
    fn keep(self, reach: Sensitivity) -> Self;
}

/// A value that this worker may see, cut down to what they may see of it.
///
/// Nothing but [`Authoriser::release`] and [`Authoriser::release_list`] makes one:
///
/// ```compile_fail,E0451
/// # fn forge(allowed: access::Allowed) {
/// let forged = access::Released { value: "the whole record", allowed, purpose: access::Purpose::Casework };
/// # }
/// ```
///
/// and once released it does not change:
///
/// ```compile_fail,E0596
/// fn widen(mut record: access::Released<Vec<String>>) {
///     record.push("an entry nobody decided about".into());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released<T> {
    value: T,
    allowed: Allowed,
    purpose: Purpose,
}

impl<T> Released<T> {
    /// Why it may be shown: for the page and the access log.
    pub fn allowed(&self) -> &Allowed {
        &self.allowed
    }

    /// For which purpose.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// That one worker may do one thing to one record, now. Asked for anew for each write.
///
/// Nothing but [`Authoriser::permit`] makes one:
///
/// ```compile_fail,E0451
/// # fn forge(allowed: access::Allowed, worker: ledger::WorkerId) {
/// let forged = access::Permit { action: access::Action::AgreePlan, worker, subject: None, allowed, purpose: access::Purpose::Casework };
/// # }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Permit {
    action: Action,
    worker: WorkerId,
    subject: Option<Subject>,
    allowed: Allowed,
    purpose: Purpose,
}

impl Permit {
    /// What may be done.
    pub fn action(&self) -> Action {
        self.action
    }

    /// By whom.
    pub fn worker(&self) -> WorkerId {
        self.worker
    }

    /// To whose record; `None` when it is done to no record in particular.
    pub fn subject(&self) -> Option<Subject> {
        self.subject
    }

    /// Why it may be done.
    pub fn allowed(&self) -> &Allowed {
        &self.allowed
    }

    /// For which purpose.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }
}

impl Authoriser {
    /// Releases a value to the worker who asks, without what they may not see of it.
    pub fn release<T: Guarded>(&self, asking: &Asking<'_>, action: Action, value: T) -> Result<Released<T>, Refused> {
        match self.reach(asking, action, value.circle()) {
            Some((allowed, reach)) => Ok(Released { value: value.keep(reach), allowed, purpose: asking.purpose }),
            None => Err(match self.decide(asking, action, Some(value.circle())) {
                Decision::Refused(refused) => refused,
                // The same question has the same answer; if it ever had not, the answer would be no.
                Decision::Allowed(_) => fault(),
            }),
        }
    }

    /// Releases each row of a list that the worker may see, as if each had been asked for by itself. Count pages after this.
    pub fn release_list<T: Guarded>(
        &self,
        asking: &Asking<'_>,
        action: Action,
        candidates: Vec<T>,
    ) -> Vec<Released<T>> {
        let release = |value: T| {
            let (allowed, reach) = self.reach(asking, action, value.circle())?;
            Some(Released { value: value.keep(reach), allowed, purpose: asking.purpose })
        };
        candidates.into_iter().filter_map(release).collect()
    }

    /// Permits something to be done. Every write needs one for each record that it touches.
    pub fn permit(&self, asking: &Asking<'_>, action: Action, circle: Option<&Circle>) -> Result<Permit, Refused> {
        match self.decide(asking, action, circle) {
            Decision::Allowed(allowed) => {
                let subject = circle.map(|circle| circle.subject);
                Ok(Permit { action, worker: asking.actor.worker, subject, allowed, purpose: asking.purpose })
            }
            Decision::Refused(refused) => Err(refused),
        }
    }
}
