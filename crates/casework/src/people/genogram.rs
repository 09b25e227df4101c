//! A genogram: the family drawn from the record by the usual signs, and the same in words beside it. It draws what it is given;
//! who may see whom is decided before.

mod family;
mod generations;
mod homes;
mod key;
mod label;
mod order;
mod place;
mod route;
mod svg;
mod words;

use jiff::civil::Date;
use ledger::PersonId;

/// People drawn. A picture of more cannot be read even on a wall; everybody is in the table.
pub const PEOPLE_MAX: usize = 120;

/// Friends and professionals drawn below the family, for the same reason.
pub const OTHERS_MAX: usize = 40;

/// Couples, and parents, that are read: several for each of the people drawn.
pub const TIES_MAX: usize = 600;

/// What is to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Genogram {
    /// Everybody in the family.
    pub people: Vec<Person>,
    /// Who is or was with whom.
    pub couples: Vec<Couple>,
    /// Who brings or brought up whom.
    pub parents: Vec<Parent>,
    /// Friends, teachers, workers: important, and not of the family.
    pub others: Vec<Other>,
}

/// One person in the family.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name to show; "Name not known" when empty.
    pub label: String,
    /// A square, a circle, or a diamond when not known.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub born: Option<Date>,
    /// When the birth is expected: with no date of birth, a triangle.
    pub expected: Option<Date>,
    /// Date of death: a cross.
    pub died: Option<Date>,
    /// Those with the same number live together.
    pub household: Option<usize>,
    /// Whom the picture is about: drawn with a double line.
    pub marked: bool,
}

/// Sex, for the sign and the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A circle.
    Female,
    /// A square.
    Male,
}

/// Two people who are or were together.
#[derive(Clone, Copy, Debug)]
pub struct Couple {
    /// One of them.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// How it stands.
    pub status: Status,
}

/// How a couple stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Together, married or not.
    Together,
    /// Apart: one stroke through the line.
    Separated,
    /// Marriage ended in law: two strokes.
    Divorced,
}

/// One parent of one child.
#[derive(Clone, Copy, Debug)]
pub struct Parent {
    /// The parent.
    pub parent: PersonId,
    /// The child.
    pub child: PersonId,
    /// By birth or otherwise.
    pub kind: Kind,
}

/// By what somebody is a parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// By birth: a whole line.
    Birth,
    /// By adoption: long dashes.
    Adoptive,
    /// By living with a parent: dashes and dots.
    Step,
    /// By fostering, kinship care included: short dashes.
    Foster,
}

/// Somebody important who is not of the family.
#[derive(Clone, Debug)]
pub struct Other {
    /// The name to show.
    pub label: String,
    /// What they are: "Kai's teacher".
    pub connection: String,
}

/// A family, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// One `svg` element. Its `viewBox` scales; `width` and `height` are the size at which its text is easily read.
    pub svg: String,
    /// Natural width in pixels.
    pub width: u32,
    /// Natural height in pixels.
    pub height: u32,
    /// Whose genogram it is.
    pub title: String,
    /// What could not be drawn as recorded.
    pub findings: Vec<Finding>,
}

/// One person in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who, when in the family.
    pub id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// "7 years", "expected 3 May 2026", "died 2019, aged 71"; empty when nothing is known.
    pub age: String,
    /// "mother of Amara, Kai and Bea", "partner (separated) of Tunde": first what they are to their children.
    pub relations: Vec<String>,
    /// "Lives with Amara and Kai"; empty when not known.
    pub household: String,
    /// Whether the picture is about them.
    pub marked: bool,
}

/// Something recorded that a drawing cannot show. The text is for the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// A circle of parents.
    #[error("{parent} is recorded as a parent of {child}, and also the other way round. Check who is whose parent")]
    OwnAncestor {
        /// Name of the parent in the tie left out.
        parent: String,
        /// Name of the child in it.
        child: String,
    },
    /// Somebody to themselves.
    #[error("{0} is recorded as their own parent. Check who is whose parent")]
    OwnParent(String),
    /// One person twice.
    #[error("{0} is listed twice. Only the first is drawn")]
    Repeated(String),
    /// A tie to somebody who is not in the list.
    #[error("A relationship to somebody who is not shown here is left out of the drawing")]
    Missing,
    /// More than fit.
    #[error("Only the first {PEOPLE_MAX} people and {OTHERS_MAX} others are drawn. Everybody is in the table")]
    TooMany,
}

/// The same in words: one row for each person, in the order of `people`, then the others.
pub fn table(genogram: &Genogram, today: Date) -> Vec<Row> {
    words::table(genogram, today)
}

/// Draws a family as it stands today. Ids in the drawing begin with `genogram`.
pub fn draw(genogram: &Genogram, today: Date) -> Drawing {
    draw_as("genogram", genogram, today)
}

/// Draws a family with ids that begin with a prefix of the page's own, for a page with several drawings.
pub fn draw_as(prefix: &str, genogram: &Genogram, today: Date) -> Drawing {
    let family = family::Family::read(genogram);
    let rows = order::arrange(&family);
    let place = place::settle(&family, rows);
    let picture = svg::draw(prefix, genogram, &family, &place, today);
    Drawing {
        svg: picture.svg,
        width: picture.width,
        height: picture.height,
        title: words::title(genogram),
        findings: family.findings,
    }
}

#[cfg(test)]
mod tests;
