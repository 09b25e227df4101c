//! The forms that the simulated workers fill in, made once: an authority fills in a million of them.

use casework::{family_help, form::Form, front_door, people};
use std::sync::LazyLock;

macro_rules! forms {
    ($($name:ident = $make:path;)*) => {$(
        pub(crate) static $name: LazyLock<Form> = LazyLock::new($make);
    )*};
}

forms! {
    CONTACT = front_door::contact_form;
    DECISION = front_door::decision_form;
    LEAD = family_help::lead_form;
    BASIS = family_help::basis_form;
    TEAM = family_help::team_form;
    TEAM_LEAVE = family_help::team_leave_form;
    ASSESSMENT = family_help::assessment_form;
    ASSESSMENT_DECISION = family_help::assessment_decision_form;
    PLAN = family_help::plan_form;
    PLAN_MOVED = family_help::plan_moved_form;
    PLAN_REVIEW = family_help::plan_review_form;
    VISIT = family_help::visit_form;
    NOTE = family_help::note_form;
    HELP = family_help::help_form;
    CLOSING = family_help::closing_form;
    PERSON = people::person_form;
    ADDRESS = people::address_form;
    REACHED_AT = people::reached_at_form;
    RELATIONSHIP = people::relationship_form;
    WARNING = people::warning_form;
    WARNING_REVIEW = people::warning_review_form;
}
