//! Scenarios by name from the library that comes with Kith, or from a file; and the national projection that is saved among them.

use super::table::{Table, whole};
use ::forecast::scenario::{Scenario, national::National};
use anyhow::{Context, Result, bail};
use std::{fmt::Write, fs};
use web::forecasts::LIBRARY;

/// The text of a scenario.
fn text(asked: &str) -> Result<String> {
    if let Some((_, text)) = LIBRARY.iter().find(|(name, _)| *name == asked) {
        return Ok((*text).to_owned());
    }
    fs::read_to_string(asked).with_context(|| {
        let names = LIBRARY.map(|(name, _)| name).join(", ");
        format!("{asked} is neither a file that can be read nor one of the scenarios that come with Kith: {names}")
    })
}

/// A reform by name or file.
pub fn find(asked: &str) -> Result<Scenario> {
    let text = text(asked)?;
    if National::is_one(&text) {
        bail!("{asked} is a projection for England, not a reform of one council. Leave the folder out to print it");
    }
    Ok(Scenario::read(&text)?)
}

/// Prints a national projection.
pub fn print_national(asked: &str) -> Result<()> {
    let text = text(asked)?;
    if !National::is_one(&text) {
        bail!(
            "{asked} is a reform of one council. Name the folder of its return: kith forecast FOLDER --scenario {asked}"
        );
    }
    let national = National::read(&text).with_context(|| format!("{asked} cannot be read"))?;
    print!("{}", projected(&national));
    Ok(())
}

fn projected(national: &National) -> String {
    let mut text = format!("{}\n{}\n\n", national.name, national.why);
    let mut table = Table::new(&[
        "year",
        "rate",
        "children",
        "million pounds, real",
        "",
        "children came",
        "million pounds came, cash",
    ]);
    for year in national.children.now.0..=national.year {
        let said = national.says(year);
        let since = national.since.iter().find(|since| since.year == year);
        let mut row = vec![year.to_string(), format!("{:.1}", said.rate), whole(said.children), whole(said.spent)];
        if let Some(since) = since {
            row.extend([String::new(), whole(since.children), since.spent.map_or(String::new(), whole)]);
        }
        table.row(row);
    }
    let _ =
        write!(text, "{table}\n  Children: {}\n  Spending: {}\n", national.children.source, national.spending.source);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_of_the_library_can_be_used_and_names_its_sources() {
        for (name, text) in LIBRARY {
            if National::is_one(text) {
                assert!(National::read(text).is_ok(), "{name}");
                continue;
            }
            let scenario = Scenario::read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(scenario.change.iter().all(|change| change.source.len() >= "assumed".len()), "{name}");
        }
    }

    #[test]
    fn the_review_says_about_a_hundred_thousand_children_and_fifteen_billion_pounds() {
        let (_, text) = LIBRARY.iter().find(|(name, _)| *name == "review-2022").unwrap();
        let said = National::read(text).unwrap().says(2032);
        assert!((98_000.0..102_000.0).contains(&said.children), "{said:?}");
        assert!((14_800.0..15_800.0).contains(&said.spent), "{said:?}");
    }

    #[test]
    fn a_scenario_that_is_not_there_lists_those_that_are() {
        assert!(find("free-money").unwrap_err().to_string().contains("family-help"));
        assert!(find("review-2022").unwrap_err().to_string().contains("England"));
    }
}
