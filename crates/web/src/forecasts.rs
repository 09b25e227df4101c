//! What forecasts are made from, and what is worked out of it: the council's returns as somebody gives them, published figures, prices,
//! the child population, and the library of reforms. Pages show it; who may see it is decided before they do.

pub mod chart;
pub mod given;
pub mod kept;
pub mod published;
pub mod reform;
pub mod run;
pub mod scenarios;
pub mod sheet;

use forecast::{Day, council::costs::PriceList, population::Population, published::Statistics};
use kept::{Kept, Sight};
use ledger::Instant;
use published::Published;
use reform::Compared;
use returns::GivenFile;
use run::Run;
use std::sync::Arc;
use uuid::Uuid;

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

/// What a site's forecasts are made from.
#[derive(Default)]
pub struct Sources {
    /// Published figures that were imported, and the beginning of the SHA-256 of their file.
    pub published: Option<(Statistics, String)>,
    /// The returns of a made-up authority, to explore at once.
    pub made_up: Vec<GivenFile>,
}

/// The forecasts of a site.
pub struct Forecasts {
    /// From published figures.
    pub published: Option<Arc<Published>>,
    /// From returns.
    pub runs: Kept<Run>,
    /// Reforms that were tried out.
    pub compared: Kept<Compared>,
    /// What placements cost.
    pub prices: PriceList,
    /// The child population.
    pub population: Population,
}

/// The run that comes with a made-up authority.
pub const MADE_UP_RUN: Uuid = Uuid::from_u128(0x0903);

impl Forecasts {
    /// Makes them ready. What takes longer than a page may is worked out on a thread of its own meanwhile.
    pub fn new(sources: Sources, authority: &str) -> Arc<Forecasts> {
        let published =
            sources.published.map(|(statistics, data)| Arc::new(Published::new(statistics, data, authority)));
        let forecasts = Arc::new(Forecasts {
            published,
            runs: Kept::default(),
            compared: Kept::default(),
            prices: PriceList::read(PRICES).expect("the prices that come with Kith are tested"),
            population: Population::read(POPULATION).expect("the population that comes with Kith is tested"),
        });
        let begun = forecasts.clone();
        let progress = (!sources.made_up.is_empty()).then(|| {
            let title = format!("Made-up returns of {authority}");
            forecasts.runs.begin(MADE_UP_RUN, None, title, Sight::Shared, Instant::FIRST)
        });
        std::thread::spawn(move || {
            if let Some(progress) = progress {
                let run = run::work_out(&begun, sources.made_up, run::YEARS_USUAL, &progress);
                begun.runs.finish(MADE_UP_RUN, run);
            }
            if let Some(published) = &begun.published {
                published.prepare();
            }
        });
        forecasts
    }
}

/// How the child population goes on between two days, and how certain that is.
pub fn population_words(population: &Population, start: Day, end: Day) -> String {
    let (certainty, last) = population.certainty(start, end);
    let change = (population.on(end) / population.on(start) - 1.0) * 100.0;
    format!(
        "changes by {change:+.1}% from {} to {}, as projected for England to {last} ({})",
        run::said(start),
        run::said(end),
        certainty.words()
    )
}

/// A text that begins with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
