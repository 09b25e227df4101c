//! Family Help: one category, one lead practitioner, one assessment of the whole family, one plan that the family owns and that
//! later goes with them through protection and care.

mod decide;
mod entries;
mod view;

pub use decide::*;
pub use entries::*;
pub use view::{
    ActionStanding, AssessmentStanding, AssessmentState, Due, GoalStanding, Helper, Overview, PlanStanding, Stage,
    Standing, VisitSummary, overview, standing,
};
