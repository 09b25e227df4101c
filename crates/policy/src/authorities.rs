//! The authorities of England that have duties to children, and which of them a district is in.

use crate::Certainty;
use crate::provenance::{day, holds};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// Every authority that there is or was, with its source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authorities {
    /// Where the values come from.
    pub source: String,
    /// How sure we are of them.
    pub certainty: Certainty,
    authorities: Vec<Authority>,
}

/// One authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The nine characters that the Office for National Statistics gives it.
    pub code: String,
    /// The department's three digits.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its first day, when it has not always been there.
    #[serde(default, deserialize_with = "maybe")]
    pub from: Option<Date>,
    /// The first day on which it is no longer there.
    #[serde(default, deserialize_with = "maybe")]
    pub to: Option<Date>,
    /// The districts in it, where it has any.
    #[serde(default)]
    pub districts: Vec<String>,
}

fn maybe<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    day(from).map(Some)
}

impl Authorities {
    pub(crate) fn read(file: &str) -> Result<Authorities, toml::de::Error> {
        toml::from_str(file)
    }

    /// Every authority.
    pub fn all(&self) -> &[Authority] {
        &self.authorities
    }

    /// The authority of this nine-character code or three-digit number on a day.
    pub fn named(&self, code_or_number: &str, on: Date) -> Option<&Authority> {
        let is = |authority: &&Authority| {
            authority.code.eq_ignore_ascii_case(code_or_number) || authority.number == code_or_number
        };
        self.authorities.iter().filter(is).find(|authority| holds(authority.from, authority.to, on))
    }

    /// The authority that a district is in on a day. Most authorities have no districts and are their own.
    pub fn of_district(&self, district: &str, on: Date) -> Option<&Authority> {
        let there = || self.authorities.iter().filter(|authority| holds(authority.from, authority.to, on));
        let is = |code: &str| code.eq_ignore_ascii_case(district);
        there()
            .find(|authority| is(&authority.code))
            .or_else(|| there().find(|authority| authority.districts.iter().any(|code| is(code))))
            // A list of postcodes may still have the code of an authority that another has replaced.
            .or_else(|| self.authorities.iter().find(|authority| is(&authority.code)))
    }
}

#[cfg(test)]
mod tests {
    use crate::national;
    use jiff::civil::date;
    use std::collections::HashSet;

    #[test]
    fn there_are_a_hundred_and_fifty_three_and_none_is_there_twice() {
        let today = date(2027, 3, 31);
        let there: Vec<_> =
            national().authorities().all().iter().filter(|a| super::holds(a.from, a.to, today)).collect();
        assert_eq!(there.len(), 153);
        assert_eq!(there.iter().map(|authority| &authority.code).collect::<HashSet<_>>().len(), 153);
        assert_eq!(there.iter().map(|authority| &authority.number).collect::<HashSet<_>>().len(), 153);
    }

    #[test]
    fn an_authority_is_found_by_its_code_its_number_and_its_districts() {
        let authorities = national().authorities();
        let day = date(2026, 4, 1);
        assert_eq!(authorities.named("886", day).map(|a| a.name.as_str()), Some("Kent"));
        assert_eq!(authorities.named("e10000016", day).map(|a| a.name.as_str()), Some("Kent"));
        assert_eq!(authorities.of_district("E07000106", day).map(|a| a.name.as_str()), Some("Kent"));
        assert_eq!(authorities.of_district("E09000027", day).map(|a| a.number.as_str()), Some("318"));
        assert!(authorities.of_district("W06000001", day).is_none() && authorities.named("", day).is_none());
    }

    #[test]
    fn a_district_goes_to_the_authority_of_the_day() {
        let authorities = national().authorities();
        let name = |day| authorities.of_district("E07000026", day).map(|a| a.name.as_str());
        assert_eq!(name(date(2023, 3, 31)), Some("Cumbria"));
        assert_eq!(name(date(2023, 4, 1)), Some("Cumberland"));
        assert_eq!(authorities.named("909", date(2023, 4, 1)).map(|a| a.name.as_str()), None);
    }
}
