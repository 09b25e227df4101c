//! Short breaks, also called respite: legal statuses under which little else is asked of a child.

/// The legal statuses of short breaks: V3 when each break is given, V4 when only the agreement is.
pub const SHORT_BREAKS: &[&str] = &["V3", "V4"];
