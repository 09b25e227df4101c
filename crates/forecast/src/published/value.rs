//! One published figure: a number, or the reason why there is none. A reason is never a zero.

use std::fmt;

/// A figure as the department publishes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// The figure.
    Number(f64),
    /// `c`: left out, so that nobody can be told from a small number.
    Suppressed,
    /// `z`: the question does not arise.
    NotApplicable,
    /// `x`, `:` or an empty cell: nobody gave the figure.
    NotAvailable,
    /// `u`: too unreliable to be published.
    Unreliable,
    /// `low` or `k`: something, but it rounds to zero.
    RoundsToZero,
}

impl Value {
    /// Reads a cell. `None` is text that is neither a number nor one of the department's signs.
    pub fn parse(cell: &str) -> Option<Value> {
        match cell.trim() {
            "c" => Some(Value::Suppressed),
            "z" => Some(Value::NotApplicable),
            "x" | ":" | "" => Some(Value::NotAvailable),
            "u" => Some(Value::Unreliable),
            "low" | "k" => Some(Value::RoundsToZero),
            text => text.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number),
        }
    }

    /// The number, if one was published. What rounds to zero is not a number: its size is not known.
    pub fn number(self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(number),
            Value::Suppressed
            | Value::NotApplicable
            | Value::NotAvailable
            | Value::Unreliable
            | Value::RoundsToZero => None,
        }
    }

    /// Why there is no number, in words; `None` for a number.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Value::Number(_) => None,
            Value::Suppressed => Some("suppressed"),
            Value::NotApplicable => Some("not applicable"),
            Value::NotAvailable => Some("not available"),
            Value::Unreliable => Some("too unreliable to be published"),
            Value::RoundsToZero => Some("rounds to zero"),
        }
    }
}

/// Writes the value so that [`Value::parse`] reads the same again.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Suppressed => f.write_str("c"),
            Value::NotApplicable => f.write_str("z"),
            Value::NotAvailable => f.write_str("x"),
            Value::Unreliable => f.write_str("u"),
            Value::RoundsToZero => f.write_str("low"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_suppressed_figure_is_not_a_zero() {
        let suppressed = Value::parse("c").unwrap();
        assert_eq!(suppressed.number(), None);
        assert_ne!(suppressed, Value::parse("0").unwrap());
        assert_eq!(Value::parse("low").unwrap().number(), None);
    }

    #[test]
    fn every_sign_is_read_again_as_it_was_written() {
        for cell in ["12.5", "0", "c", "z", "x", "u", "low", "-3"] {
            let value = Value::parse(cell).unwrap();
            assert_eq!(Value::parse(&value.to_string()), Some(value), "{cell}");
        }
        assert_eq!(Value::parse("about ten"), None);
        assert_eq!(Value::parse("NaN"), None);
    }
}
