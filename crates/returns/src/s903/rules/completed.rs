//! What has been filled in for a child in the adoption, care leaver and health tables. A value that is wrong is filled in all the same.

use super::super::{Ad1, Cell, Oc2, Oc3};

/// Any item about a care leaver.
pub fn care_leaver(row: &Oc3<'_>) -> bool {
    row.in_touch.is_given() || row.activ.is_given() || row.accom.is_given()
}

/// Any item about an adoption.
pub fn adoption(row: &Ad1<'_>) -> bool {
    adoption_items(row).contains(&true)
}

/// Which items about an adoption are filled in.
pub fn adoption_items(row: &Ad1<'_>) -> [bool; 6] {
    let [foster_care, number, sex, status] =
        [row.foster_care, row.nb_adoptr, row.sex_adoptr, row.ls_adoptr].map(Cell::is_given);
    [row.date_int.is_given(), row.date_match.is_given(), foster_care, number, sex, status]
}

/// Any of the health items that are answered with yes or no.
pub fn health(row: &Oc2<'_>) -> bool {
    health_items(row).into_iter().any(Cell::is_given)
}

/// The health items that are answered with yes or no.
pub fn health_items<'a>(row: &Oc2<'a>) -> [Cell<'a>; 8] {
    let [immunisations, teeth, assessment, misuse] = core_health_items(row);
    let [convicted, check] = [row.convicted, row.health_check];
    [convicted, check, immunisations, teeth, assessment, misuse, row.intervention_received, row.intervention_offered]
}

/// Those that every child in care for twelve months has, whatever the child's age.
pub fn core_health_items<'a>(row: &Oc2<'a>) -> [Cell<'a>; 4] {
    [row.immunisations, row.teeth_check, row.health_assessment, row.substance_misuse]
}
