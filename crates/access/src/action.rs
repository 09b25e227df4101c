//! Everything that anybody can do in Kith, listed once. A page, a form or a command names one of these; a policy says who may.

use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($name:ident $code:literal $target:ident $description:literal;)*) => {
        /// One thing that can be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $(#[doc = $description] $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Action] = &[$(Action::$name,)*];

            /// As it is logged, and as the policies name it.
            pub fn code(self) -> &'static str {
                match self {
                    $(Action::$name => $code,)*
                }
            }

            /// In plain words.
            pub fn description(self) -> &'static str {
                match self {
                    $(Action::$name => $description,)*
                }
            }

            /// What it is done to.
            pub fn target(self) -> Target {
                match self {
                    $(Action::$name => Target::$target,)*
                }
            }
        }
    };
}

/// What an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One record: a decision needs its [`Circle`](crate::Circle).
    Record,
    /// The system as a whole: there is no one record.
    System,
    /// A whole list, or one row of it.
    Either,
}

actions! {
    FindPeople "find_people" Either "Find people by name, and see who leads the work with them";
    ReadFamily "read_family" Record "Read a family's record";
    ReadChronology "read_chronology" Record "Read a chronology";
    ReadPerson "read_person" Record "Read a person's record";
    PrintRecord "print_record" Record "Print or export a record";
    ReadAccessLog "read_access_log" Either "See who has looked at a record";
    ReadFrontDoor "read_front_door" Either "See the front door board";
    TakeContact "take_contact" Either "Take a contact";
    DecideContact "decide_contact" Record "Decide what happens to a contact";
    RegisterPerson "register_person" System "Register a person";
    ChangePerson "change_person" Record "Change what is known of a person";
    JoinRecords "join_records" Record "Join two records of one person, or part them again";
    ReviewMatches "review_matches" System "Look through records that may be of one person";
    RecordWarning "record_warning" Record "Record a warning note";
    AllocateLead "allocate_lead" Record "Give a family a lead practitioner";
    ChangeTeamAroundFamily "change_team_around_family" Record "Change who is in the team around a family";
    WriteAssessment "write_assessment" Record "Write an assessment";
    AuthoriseAssessment "authorise_assessment" Record "Authorise or return an assessment";
    AgreePlan "agree_plan" Record "Agree a plan with a family";
    ReviewPlan "review_plan" Record "Review a plan";
    CloseFamilyHelp "close_family_help" Record "Close Family Help";
    RecordVisit "record_visit" Record "Record a visit";
    RecordNote "record_note" Record "Record a note or a call";
    CorrectEntry "correct_entry" Record "Correct or withdraw an entry";
    ReadOwnWork "read_own_work" Either "See one's own work";
    ReadTeamWork "read_team_work" Either "See a team's work";
    ReadReports "read_reports" System "See reports, which are counts only";
    ReadForecasts "read_forecasts" System "See forecasts, and try reforms out on them";
    MakeForecasts "make_forecasts" System "Forecast from the council's own returns, and save scenarios";
    CheckReturns "check_returns" System "Check a statutory return before it is sent";
    VerifyLedger "verify_ledger" System "Check that the ledger is whole";
    ImportCensus "import_census" System "Import a census return";
    ManageAccounts "manage_accounts" Either "Change who has an account, and its roles and teams";
    ProposeDestruction "propose_destruction" Record "Propose that what an entry says is destroyed";
    ConfirmDestruction "confirm_destruction" Record "Confirm that what an entry says is destroyed";
    BreakGlass "break_glass" Either "Open a record in an emergency";
    ReviewBreakGlass "review_break_glass" Either "Review the opening of a record in an emergency";
}
