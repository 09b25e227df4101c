//! The description of SSDA903, the return about looked-after children: every table with its columns, their kinds, code lists and years.
//! One description gives the reader, the typed rows that rules see, and the writer.

use super::codes::{self, Codes};
use super::value::{Cell, Day};
use super::whereabouts::Whereabouts;
use crate::Years;
use jiff::civil::Date;

/// One column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name, as in the header line.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug)]
pub enum Kind {
    /// Free text or an identifier.
    Text,
    /// A day, `DD/MM/YYYY`.
    Day,
    /// A day of which parts may be unknown, written `zz`.
    PartlyKnownDay,
    /// A whole number.
    Number,
    /// A code of a list.
    Code(&'static Codes),
}

/// A row of a table as rules see it.
pub trait Row<'a>: Sized + Send + Sync {
    /// The table that it is of.
    const TABLE: Table;
    /// Takes the cells of one row, in the order of the layout. `at` is its place among all rows of the table, `child` the number that
    /// all rows of one child share.
    fn of(at: u32, child: u32, cells: &[&'a str]) -> Self;
    /// Its place among all rows of the table, over every file of it.
    fn at(&self) -> u32;
    /// The number that all rows of one child share.
    fn child_number(&self) -> u32;
    /// The day by which a child's rows are put in order.
    fn begins(&self) -> Option<Date>;
}

macro_rules! tables {
    ($(
        $(#[$doc:meta])*
        $Row:ident $rows:ident in $Table:ident from $from:expr, ordered by $begins:ident, known by $($known:literal)+ {
            $($field:ident: $Value:ident $column:literal $kind:expr;)+
            $(+ $extra:ident: $Extra:ty;)?
        }
    )+) => {
        /// The tables, in the order of the guide.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $($(#[$doc])* $Table,)+
        }

        impl Table {
            /// Every table.
            pub const ALL: &[Table] = &[$(Table::$Table),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Table::$Table => stringify!($Table),)+ }
            }

            /// Its columns, in the order of the guide.
            pub fn columns(self) -> &'static [Column] {
                match self {
                    $(Table::$Table => {
                        static COLUMNS: &[Column] = &[$(Column { name: $column, kind: $kind }),+];
                        COLUMNS
                    })+
                }
            }

            /// The columns that no other table has: a file that has them is of this table, whatever it is called.
            pub fn known_by(self) -> &'static [&'static str] {
                match self { $(Table::$Table => &[$($known),+],)+ }
            }

            /// The collections that ask for it.
            pub fn years(self) -> Years {
                match self { $(Table::$Table => $from,)+ }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone)]
            #[expect(missing_docs, reason = "each field is the column of nearly the same name")]
            pub struct $Row<'a> {
                at: u32,
                child_number: u32,
                $(pub $field: $Value<'a>,)+
                $(pub $extra: $Extra,)?
            }

            impl<'a> Row<'a> for $Row<'a> {
                const TABLE: Table = Table::$Table;

                fn of(at: u32, child_number: u32, cells: &[&'a str]) -> Self {
                    let mut cells = cells.iter().copied();
                    $Row {
                        at,
                        child_number,
                        $($field: $Value::of(cells.next().unwrap_or_default()),)+
                        $($extra: <$Extra>::default(),)?
                    }
                }

                fn at(&self) -> u32 {
                    self.at
                }

                fn child_number(&self) -> u32 {
                    self.child_number
                }

                fn begins(&self) -> Option<Date> {
                    self.$begins.date
                }
            }
        )+

        /// The rows of one child in each table, those that begin first before the others, those without a real day last.
        #[derive(Debug, Clone, Copy, Default)]
        #[expect(missing_docs, reason = "each field is the table of nearly the same name")]
        pub struct Rows<'a> {
            $(pub $rows: &'a [$Row<'a>],)+
        }

        /// Every table of one year's return.
        #[derive(Debug, Default)]
        #[expect(missing_docs, reason = "each field is the table of nearly the same name")]
        pub struct Tables<'a> {
            $(pub $rows: super::tables::Grouped<$Row<'a>>,)+
        }

        impl<'a> Tables<'a> {
            /// Reads every row of every sheet.
            pub(super) fn of(sheets: &'a [super::Sheet], children: &mut super::tables::Children) -> Tables<'a> {
                Tables { $($rows: super::tables::Grouped::of(sheets, children),)+ }
            }

            /// Makes the rows of each child findable, once all tables have been read.
            pub(super) fn group(&mut self, children: u32) {
                $(self.$rows.group(children);)+
            }

            /// The rows of one child.
            pub(super) fn of_child(&self, child: u32) -> Rows<'_> {
                Rows { $($rows: self.$rows.of_child(child),)+ }
            }
        }
    };
}

tables! {
    /// One row a child: who the child is.
    Header headers in Header from Years::ALL, ordered by dob, known by "ETHNIC" "UPN" "MOTHER" "MC_DOB" {
        child: Cell "CHILD" Kind::Text;
        sex: Cell "SEX" Kind::Code(&codes::SEX);
        dob: Day "DOB" Kind::Day;
        ethnic: Cell "ETHNIC" Kind::Code(&codes::ETHNIC);
        upn: Cell "UPN" Kind::Text;
        mother: Cell "MOTHER" Kind::Code(&codes::FLAG);
        mc_dob: Day "MC_DOB" Kind::Day;
        // Only the XML form has it; in CSV a child is one by having a row in the UASC table.
        uasc: Cell "UASC" Kind::Code(&codes::FLAG);
    }

    /// An episode of care: one placement under one legal status.
    Episode episodes in Episodes from Years::ALL, ordered by decom, known by "DECOM" "RNE" "LS" "CIN" "PLACE" "DEC" "REC" {
        child: Cell "CHILD" Kind::Text;
        decom: Day "DECOM" Kind::Day;
        rne: Cell "RNE" Kind::Code(&codes::RNE);
        ls: Cell "LS" Kind::Code(&codes::LS);
        cin: Cell "CIN" Kind::Code(&codes::CIN);
        place: Cell "PLACE" Kind::Code(&codes::PLACE);
        place_provider: Cell "PLACE_PROVIDER" Kind::Code(&codes::PLACE_PROVIDER);
        dec: Day "DEC" Kind::Day;
        rec: Cell "REC" Kind::Code(&codes::REC);
        reason_place_change: Cell "REASON_PLACE_CHANGE" Kind::Code(&codes::REASON_PLACE_CHANGE);
        home_post: Cell "HOME_POST" Kind::Text;
        pl_post: Cell "PL_POST" Kind::Text;
        urn: Cell "URN" Kind::Text;
        + whereabouts: Whereabouts;
    }

    /// A review meeting.
    Review reviews in Reviews from Years::ALL, ordered by review, known by "REVIEW" "REVIEW_CODE" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        review: Day "REVIEW" Kind::Day;
        review_code: Cell "REVIEW_CODE" Kind::Code(&codes::REVIEW_CODE);
    }

    /// An unaccompanied asylum-seeking child.
    Uasc uasc in UASC from Years::ALL, ordered by duc, known by "DUC" {
        child: Cell "CHILD" Kind::Text;
        sex: Cell "SEX" Kind::Code(&codes::SEX);
        dob: Day "DOB" Kind::Day;
        duc: Day "DUC" Kind::Day;
    }

    /// Health and conduct of a child in care for twelve months.
    Oc2 oc2 in OC2 from Years::ALL, ordered by dob, known by "SDQ_SCORE" "SDQ_REASON" "CONVICTED" "HEALTH_CHECK" "IMMUNISATIONS" "TEETH_CHECK" "HEALTH_ASSESSMENT" "SUBSTANCE_MISUSE" "INTERVENTION_RECEIVED" "INTERVENTION_OFFERED" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        sdq_score: Cell "SDQ_SCORE" Kind::Number;
        sdq_reason: Cell "SDQ_REASON" Kind::Code(&codes::SDQ_REASON);
        convicted: Cell "CONVICTED" Kind::Code(&codes::FLAG);
        health_check: Cell "HEALTH_CHECK" Kind::Code(&codes::FLAG);
        immunisations: Cell "IMMUNISATIONS" Kind::Code(&codes::FLAG);
        teeth_check: Cell "TEETH_CHECK" Kind::Code(&codes::FLAG);
        health_assessment: Cell "HEALTH_ASSESSMENT" Kind::Code(&codes::FLAG);
        substance_misuse: Cell "SUBSTANCE_MISUSE" Kind::Code(&codes::FLAG);
        intervention_received: Cell "INTERVENTION_RECEIVED" Kind::Code(&codes::FLAG);
        intervention_offered: Cell "INTERVENTION_OFFERED" Kind::Code(&codes::FLAG);
    }

    /// A care leaver.
    Oc3 oc3 in OC3 from Years::ALL, ordered by dob, known by "IN_TOUCH" "ACTIV" "ACCOM" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        in_touch: Cell "IN_TOUCH" Kind::Code(&codes::IN_TOUCH);
        activ: Cell "ACTIV" Kind::Code(&codes::ACTIV);
        accom: Cell "ACCOM" Kind::Code(&codes::ACCOM);
    }

    /// A child adopted in the year.
    Ad1 ad1 in AD1 from Years::ALL, ordered by date_int, known by "DATE_INT" "DATE_MATCH" "FOSTER_CARE" "NB_ADOPTR" "SEX_ADOPTR" "LS_ADOPTR" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        date_int: Day "DATE_INT" Kind::Day;
        date_match: Day "DATE_MATCH" Kind::Day;
        foster_care: Cell "FOSTER_CARE" Kind::Code(&codes::FLAG);
        nb_adoptr: Cell "NB_ADOPTR" Kind::Code(&codes::NB_ADOPTR);
        sex_adoptr: Cell "SEX_ADOPTR" Kind::Code(&codes::SEX_ADOPTR);
        ls_adoptr: Cell "LS_ADOPTR" Kind::Code(&codes::LS_ADOPTR);
    }

    /// A decision that a child should be placed for adoption.
    PlacedAdoption placed_adoption in PlacedAdoption from Years::ALL, ordered by date_placed, known by "DATE_PLACED" "DATE_PLACED_CEASED" "REASON_PLACED_CEASED" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        date_placed: Day "DATE_PLACED" Kind::Day;
        date_placed_ceased: Day "DATE_PLACED_CEASED" Kind::Day;
        reason_placed_ceased: Cell "REASON_PLACED_CEASED" Kind::Code(&codes::REASON_PLACED_CEASED);
    }

    /// Earlier permanence of a child who came into care.
    PrevPerm prev_perm in PrevPerm from Years::ALL, ordered by dob, known by "PREV_PERM" "LA_PERM" "DATE_PERM" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        prev_perm: Cell "PREV_PERM" Kind::Code(&codes::PREV_PERM);
        la_perm: Cell "LA_PERM" Kind::Text;
        date_perm: Cell "DATE_PERM" Kind::PartlyKnownDay;
    }

    /// A time when a child was missing or away without leave.
    Missing missing in Missing from Years::ALL, ordered by mis_start, known by "MISSING" "MIS_START" "MIS_END" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        missing: Cell "MISSING" Kind::Code(&codes::MISSING);
        mis_start: Day "MIS_START" Kind::Day;
        mis_end: Day "MIS_END" Kind::Day;
    }

    /// A time with one social worker.
    SwEpisode sw_episodes in SWEpisodes from Years::from(2024), ordered by sw_decom, known by "SW_ID" "SW_DECOM" "SW_DEC" "SW_REASON" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        sw_id: Cell "SW_ID" Kind::Text;
        sw_decom: Day "SW_DECOM" Kind::Day;
        sw_dec: Day "SW_DEC" Kind::Day;
        sw_reason: Cell "SW_REASON" Kind::Code(&codes::SW_REASON);
    }

    /// A time under a deprivation of liberty order.
    DoLo dolo in DoLo from Years::from(2027), ordered by dolo_start, known by "DOLO_START" "DOLO_END" {
        child: Cell "CHILD" Kind::Text;
        dob: Day "DOB" Kind::Day;
        dolo_start: Day "DOLO_START" Kind::Day;
        dolo_end: Day "DOLO_END" Kind::Day;
    }
}

impl Column {
    /// Only the XML form has it: in CSV, a child is an unaccompanied asylum seeker by having a row in that table.
    pub fn is_only_in_xml(&self) -> bool {
        self.name == "UASC"
    }
}

impl Table {
    /// The table of this name.
    pub fn named(name: &str) -> Option<Table> {
        Table::ALL.iter().copied().find(|table| table.name() == name)
    }

    /// The place of a column.
    pub fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.name == name)
    }
}
