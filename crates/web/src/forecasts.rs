//! What forecasts are made from, and what is worked out of it: the council's returns as somebody gives them, published figures, prices,
//! the child population, and the library of reforms.

pub mod given;

use forecast::{Day, population::Population};

/// Prices unless a council gives its own.
pub const PRICES: &str = include_str!("../../../policy/placement_prices.toml");

/// The child population, counted and projected.
pub const POPULATION: &str = include_str!("../../../policy/population.toml");

/// Reforms that come with Kith, and the national projection of the review: name and text.
pub const LIBRARY: [(&str, &str); 8] = [
    ("agency-cap", include_str!("../../../policy/scenarios/agency-cap.toml")),
    ("family-help", include_str!("../../../policy/scenarios/family-help.toml")),
    ("family-network-plans", include_str!("../../../policy/scenarios/family-network-plans.toml")),
    ("foster-recruitment", include_str!("../../../policy/scenarios/foster-recruitment.toml")),
    ("kinship-allowance", include_str!("../../../policy/scenarios/kinship-allowance.toml")),
    ("regional-cooperative", include_str!("../../../policy/scenarios/regional-cooperative.toml")),
    ("review-2022", include_str!("../../../policy/scenarios/review-2022.toml")),
    ("staying-close", include_str!("../../../policy/scenarios/staying-close.toml")),
];

/// How the child population goes on between two days, and how certain that is.
pub fn population_words(population: &Population, start: Day, end: Day) -> String {
    let (certainty, last) = population.certainty(start, end);
    let change = (population.on(end) / population.on(start) - 1.0) * 100.0;
    format!(
        "changes by {change:+.1}% from {start} to {end}, as projected for England to {last} ({})",
        certainty.words()
    )
}
