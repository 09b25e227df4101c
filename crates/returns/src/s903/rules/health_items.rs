//! The items about health that are given together or not at all.

use super::prelude::*;

/// At least one of immunisations, teeth, health assessment and substance misuse is blank.
pub fn is_any_blank(health: &Oc2<'_>) -> bool {
    let items = [health.immunisations, health.teeth_check, health.health_assessment, health.substance_misuse];
    items.iter().any(|item| item.is_blank())
}
