//! What both published models share: five age brackets, five categories of placement, and numbers laid out by them.

/// Categories of placement, in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Foster placements.
    Fostering,
    /// Not looked after.
    NotInCare,
    /// Everything else.
    Other,
    /// Children's homes and residential schools.
    Residential,
    /// Supported and semi-independent living.
    Supported,
}

impl Category {
    /// Every category.
    pub const ALL: [Category; CATEGORIES] =
        [Category::Fostering, Category::NotInCare, Category::Other, Category::Residential, Category::Supported];
}

/// Days of a week: prices are by the week.
pub const WEEK: f64 = 7.0;
/// Age brackets.
pub const BRACKETS: usize = 5;
/// Categories.
pub const CATEGORIES: usize = 5;
/// States: a bracket and a category.
pub const STATES: usize = BRACKETS * CATEGORIES;
/// The ages that the brackets end at; the first begins at -1.
pub const BOUNDS: [i32; BRACKETS] = [1, 5, 10, 16, 30];
/// A year in days, as both models reckon ages.
pub const YEAR: f64 = 365.24;

/// The bracket of an age in years; `None` below -1 or from 30 on.
pub fn bracket(age: f64) -> Option<usize> {
    if age < -1.0 { None } else { BOUNDS.iter().position(|bound| age < f64::from(*bound)) }
}

/// A state's number.
pub fn state(bracket: usize, category: Category) -> usize {
    bracket * CATEGORIES + category as usize
}

/// A table with a name for its rows, as it is written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The file's name, with its ending.
    pub name: String,
    /// Headings of the columns, the first of which names the rows.
    pub columns: Vec<String>,
    /// Rows: leading texts, then numbers.
    pub rows: Vec<(Vec<String>, Vec<f64>)>,
}

impl Table {
    /// A table with these headings and no rows.
    pub fn new<T: Into<String>>(name: &str, columns: impl IntoIterator<Item = T>) -> Table {
        Table { name: name.to_owned(), columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row<T: Into<String>>(&mut self, texts: impl IntoIterator<Item = T>, numbers: impl IntoIterator<Item = f64>) {
        self.rows.push((texts.into_iter().map(Into::into).collect(), numbers.into_iter().collect()));
    }
}
