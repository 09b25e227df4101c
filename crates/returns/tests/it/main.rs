//! The census reader from outside: whole messages in, children and problems out.

mod census;
mod checked;
mod damage;
mod generated;
mod kept;
mod limits;
mod made;
mod page;
mod s903;
mod shared_samples;
mod written;

use std::ops::ControlFlow;

use returns::cin::{self, CannotRead, Child, Header, Part, Problem, Summary, Unknown};

pub(crate) const EVERYTHING: &str = include_str!("../samples/everything.xml");
pub(crate) const UNTIDY: &str = include_str!("../samples/untidy.xml");

/// Everything that one reading gave out.
pub(crate) struct Reading {
    pub(crate) header: Option<Header>,
    pub(crate) children: Vec<Child>,
    pub(crate) unknown: Vec<Unknown>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) ended: Result<Summary, CannotRead>,
}

impl Reading {
    pub(crate) fn of(source: impl std::io::BufRead) -> Reading {
        let (mut header, mut children, mut unknown, mut problems) = (None, Vec::new(), Vec::new(), Vec::new());
        let ended = cin::read(source, |part| {
            match part {
                Part::Header(read) => header = Some(read),
                Part::Child(child) => children.push(*child),
                Part::Unknown(part) => unknown.push(part),
                Part::Problem(problem) => problems.push(problem),
                Part::Progress(_) => {}
            }
            ControlFlow::Continue(())
        });
        Reading { header, children, unknown, problems, ended }
    }

    pub(crate) fn ids(&self) -> Vec<&str> {
        self.children.iter().filter_map(Child::id).collect()
    }

    pub(crate) fn said(&self) -> Vec<String> {
        self.problems.iter().map(ToString::to_string).collect()
    }
}

/// A message around the XML of its children; they begin on line 2.
pub(crate) fn message(children: &str) -> String {
    format!("<Message><Header/><Children>\n{children}\n</Children></Message>")
}

/// A small child with this identifier and this inside it.
pub(crate) fn child(id: &str, more: &str) -> String {
    format!("<Child><ChildIdentifiers><LAchildID>{id}</LAchildID></ChildIdentifiers>{more}</Child>")
}
