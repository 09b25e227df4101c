//! A national projection as the Independent Review made it: a rate that goes on as it did, times a projected population, and spending
//! that goes on category by category. Kept as a scenario so that anybody can change an input and see what hangs on it.

use serde::Deserialize;

/// The inputs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// Its name.
    pub name: String,
    /// Who saved it and why.
    pub why: String,
    /// The year that is asked about.
    pub year: i32,
    /// Children in care and children in the country.
    pub children: Children,
    /// Spending.
    pub spending: Spending,
    /// What has happened since.
    #[serde(default)]
    pub since: Vec<Since>,
}

/// Two years of children in care, and the children of the country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Children {
    /// The earlier year, children in care, and children aged 0 to 17.
    pub then: (i32, f64, f64),
    /// The later year.
    pub now: (i32, f64, f64),
    /// Children aged 0 to 17 in the year that is asked about.
    pub population: f64,
    /// Where the figures come from.
    pub source: String,
}

/// Two years of spending by category, in millions of pounds of the time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spending {
    /// The earlier year.
    pub then: i32,
    /// The later year, in whose prices the answer is.
    pub now: i32,
    /// The yearly rise of prices in general between them.
    pub inflation: f64,
    /// By category.
    pub category: Vec<Spent>,
    /// Where the figures come from.
    pub source: String,
}

/// One category.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spent {
    /// Its name.
    pub name: String,
    /// Millions of pounds in the earlier year.
    pub then: f64,
    /// Millions of pounds in the later year.
    pub now: f64,
}

/// What came afterwards.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// The year.
    pub year: i32,
    /// Children in care.
    pub children: f64,
    /// Millions of pounds, if known.
    pub spent: Option<f64>,
}

/// What the projection says of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Children in care for every 10,000.
    pub rate: f64,
    /// Children in care.
    pub children: f64,
    /// Millions of pounds, in the prices of the later year.
    pub spent: f64,
}

impl National {
    /// Reads the inputs.
    pub fn read(text: &str) -> Result<National, toml::de::Error> {
        toml::from_str(text)
    }

    /// Whether a text is a national projection rather than a reform of one council.
    pub fn is_one(text: &str) -> bool {
        text.lines().any(|line| line.trim() == "[children]")
    }

    /// The projection for a year: a straight line of the rate and of each category in real terms.
    pub fn says(&self, year: i32) -> Said {
        let rate = |(_, children, population): (i32, f64, f64)| children / population * 10_000.0;
        let (then, now) = (self.children.then, self.children.now);
        let step = (rate(now) - rate(then)) / f64::from(now.0 - then.0);
        let rate = rate(now) + step * f64::from(year - now.0);
        let way = f64::from(year - now.0) / f64::from(self.year - now.0);
        let population = now.2 + (self.children.population - now.2) * way;
        let years = f64::from(self.spending.now - self.spending.then);
        let deflate = (1.0 + self.spending.inflation).powf(years);
        let spent = |category: &Spent| {
            let step = (category.now - category.then * deflate) / years;
            category.now + step * f64::from(year - self.spending.now)
        };
        Said { rate, children: rate * population / 10_000.0, spent: self.spending.category.iter().map(spent).sum() }
    }
}
