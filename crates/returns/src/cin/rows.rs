//! One child as the rules see it: the rows of the census tables with their numbers in the file, dates and flags read once. What
//! cannot be read is here as if it were not there; that it is wrong is found separately, so no rule stops at it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::block::{Block, Field};
use super::child;

/// The tables of the census, by the names that findings give them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The header, one row.
    Header,
    /// One row for each child of the file.
    ChildIdentifiers,
    /// One row for each child of the file.
    ChildCharacteristics,
    /// One row for each disability.
    Disabilities,
    /// One row for each episode of need.
    CINdetails,
    /// One row for each assessment, with all its factors.
    Assessments,
    /// One row for each child in need plan.
    CINplanDates,
    /// One row for each section 47 enquiry.
    Section47,
    /// One row for each child protection plan.
    ChildProtectionPlans,
    /// One row for each `Reviews` element, whether it holds one date, many or none.
    Reviews,
    /// One row for each block of pre-proceedings and family group decision making.
    PreProceedingsandFGDM,
}

impl Table {
    pub(super) const ALL: [Table; 11] = [
        Table::Header,
        Table::ChildIdentifiers,
        Table::ChildCharacteristics,
        Table::Disabilities,
        Table::CINdetails,
        Table::Assessments,
        Table::CINplanDates,
        Table::Section47,
        Table::ChildProtectionPlans,
        Table::Reviews,
        Table::PreProceedingsandFGDM,
    ];

    /// The name in a list of findings.
    pub fn name(self) -> &'static str {
        match self {
            Table::Header => "Header",
            Table::ChildIdentifiers => "ChildIdentifiers",
            Table::ChildCharacteristics => "ChildCharacteristics",
            Table::Disabilities => "Disabilities",
            Table::CINdetails => "CINdetails",
            Table::Assessments => "Assessments",
            Table::CINplanDates => "CINplanDates",
            Table::Section47 => "Section47",
            Table::ChildProtectionPlans => "ChildProtectionPlans",
            Table::Reviews => "Reviews",
            Table::PreProceedingsandFGDM => "PreProceedingsandFGDM",
        }
    }
}

/// How many rows each table has had so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts([u32; Table::ALL.len()]);

impl Counts {
    pub(super) fn of(&self, table: Table) -> u32 {
        self.0[table as usize]
    }

    /// Makes room for the rows of children that could not be read, where a table has one row for each child.
    pub(super) fn reach(&mut self, table: Table, row: u32) {
        self.0[table as usize] = row;
    }

    pub(super) fn next<'a>(&mut self, table: Table, given: Given<'a>) -> Row<'a> {
        let count = &mut self.0[table as usize];
        let number = *count;
        *count = count.saturating_add(1);
        Row { table, number, given }
    }
}

/// One row of a table, with what was given in it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Whose row it is.
    pub table: Table,
    /// Its number in the whole file, from 0.
    pub number: u32,
    pub(super) given: Given<'a>,
}

/// What was given in a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    /// The element is not there.
    Nothing,
    Block(&'a Block),
    Field(&'a Field),
}

impl<'a> Row<'a> {
    /// Every value of the row, each once. Elements of another table are not among them.
    pub(super) fn fields(&self) -> Vec<&'a Field> {
        match self.given {
            Given::Nothing => Vec::new(),
            Given::Field(field) => vec![field],
            Given::Block(block) => match self.table {
                // Their wrappers are not tables of their own.
                Table::Header | Table::Assessments => block.all_fields(),
                Table::ChildIdentifiers
                | Table::ChildCharacteristics
                | Table::Disabilities
                | Table::CINdetails
                | Table::CINplanDates
                | Table::Section47
                | Table::ChildProtectionPlans
                | Table::Reviews
                | Table::PreProceedingsandFGDM => block.fields.iter().collect(),
            },
        }
    }

    /// What was given in a column; several values are set apart by commas.
    pub(super) fn value(&self, column: &str) -> Cow<'static, str> {
        let fields = self.fields();
        let values: Vec<&str> =
            fields.iter().filter(|field| field.element.name == column).map(|field| field.raw.as_str()).collect();
        Cow::Owned(values.join(", "))
    }
}

/// One child. Texts are trimmed, and empty when the element is blank or not there.
#[derive(Debug)]
pub struct Child<'a> {
    pub row: Row<'a>,
    pub characteristics: Row<'a>,
    pub id: &'a str,
    pub upn: &'a str,
    pub former_upn: &'a str,
    pub upn_unknown: &'a str,
    pub born: Option<Date>,
    pub expected: Option<Date>,
    pub died: Option<Date>,
    pub sex: &'a str,
    pub gender: &'a str,
    pub ethnicity: &'a str,
    pub disabilities: Vec<Disability<'a>>,
    pub episodes: Vec<Episode<'a>>,
}

/// One disability of a child.
#[derive(Debug)]
pub struct Disability<'a> {
    pub row: Row<'a>,
    pub code: &'a str,
}

/// One episode of need, from referral to closure.
#[derive(Debug)]
pub struct Episode<'a> {
    pub row: Row<'a>,
    pub referred: Option<Date>,
    pub source: &'a str,
    pub need: &'a str,
    pub closed: Option<Date>,
    pub closure_reason: &'a str,
    pub conference: Option<Date>,
    /// The text of `ReferralNFA`.
    pub no_further_action: &'a str,
    pub assessments: Vec<Assessment<'a>>,
    pub plans: Vec<Plan<'a>>,
    pub enquiries: Vec<Enquiry<'a>>,
    pub protections: Vec<Protection<'a>>,
    pub pre_proceedings: Vec<Row<'a>>,
}

/// One assessment, with the factors that are not blank.
#[derive(Debug)]
pub struct Assessment<'a> {
    pub row: Row<'a>,
    pub started: Option<Date>,
    pub authorised: Option<Date>,
    pub factors: Vec<&'a str>,
}

/// One child in need plan.
#[derive(Debug)]
pub struct Plan<'a> {
    pub row: Row<'a>,
    pub started: Option<Date>,
    pub ended: Option<Date>,
}

/// One section 47 enquiry.
#[derive(Debug)]
pub struct Enquiry<'a> {
    pub row: Row<'a>,
    pub started: Option<Date>,
    pub target: Option<Date>,
    pub conference: Option<Date>,
    /// The text of `ICPCnotRequired`.
    pub not_required: &'a str,
}

/// One child protection plan.
#[derive(Debug)]
pub struct Protection<'a> {
    pub row: Row<'a>,
    pub started: Option<Date>,
    pub ended: Option<Date>,
    pub initial_category: &'a str,
    pub latest_category: &'a str,
    pub earlier_plans: Option<u32>,
    pub reviews: Vec<Review<'a>>,
}

/// One `Reviews` element with its dates in the order of the file; none stands for an element without a date that can be read.
#[derive(Debug)]
pub struct Review<'a> {
    pub row: Row<'a>,
    pub dates: Vec<Option<Date>>,
}

impl<'a> Child<'a> {
    pub(super) fn of(child: &'a child::Child, counts: &mut Counts) -> Child<'a> {
        let identifiers = child.identifiers();
        let characteristics = child.characteristics();
        counts.reach(Table::ChildIdentifiers, child.position);
        counts.reach(Table::ChildCharacteristics, child.position);
        let block = |name| child.block.block(name).map_or(Given::Nothing, Given::Block);
        let identifier = |name| child.block.block("ChildIdentifiers").and_then(|block| block.field(name));
        Child {
            row: counts.next(Table::ChildIdentifiers, block("ChildIdentifiers")),
            characteristics: counts.next(Table::ChildCharacteristics, block("ChildCharacteristics")),
            id: text(identifiers.la_child_id),
            upn: text(identifiers.upn),
            former_upn: text(identifiers.former_upn),
            upn_unknown: text(identifiers.upn_unknown),
            born: date(identifiers.birth_date),
            expected: date(identifiers.expected_birth_date),
            died: date(identifiers.death_date),
            sex: text(identifier("Sex")),
            gender: text(identifier("GenderCurrent")),
            ethnicity: text(characteristics.ethnicity),
            disabilities: (characteristics.disabilities.into_iter())
                .map(|field| Disability {
                    row: counts.next(Table::Disabilities, Given::Field(field)),
                    code: field.text(),
                })
                .collect(),
            episodes: child.referrals().map(|referral| Episode::of(&referral, counts)).collect(),
        }
    }

    /// Every row of the child.
    pub(super) fn rows(&self) -> Vec<Row<'a>> {
        let mut rows = vec![self.row, self.characteristics];
        rows.extend(self.disabilities.iter().map(|disability| disability.row));
        for episode in &self.episodes {
            rows.push(episode.row);
            rows.extend(episode.assessments.iter().map(|assessment| assessment.row));
            rows.extend(episode.plans.iter().map(|plan| plan.row));
            rows.extend(episode.enquiries.iter().map(|enquiry| enquiry.row));
            for protection in &episode.protections {
                rows.push(protection.row);
                rows.extend(protection.reviews.iter().map(|review| review.row));
            }
            rows.extend(&episode.pre_proceedings);
        }
        rows
    }

    /// The child in need plans of every episode.
    pub fn plans(&self) -> Vec<&Plan<'a>> {
        self.episodes.iter().flat_map(|episode| &episode.plans).collect()
    }

    /// The child protection plans of every episode.
    pub fn protections(&self) -> Vec<&Protection<'a>> {
        self.episodes.iter().flat_map(|episode| &episode.protections).collect()
    }
}

impl<'a> Episode<'a> {
    fn of(referral: &child::Referral<'a>, counts: &mut Counts) -> Episode<'a> {
        Episode {
            row: counts.next(Table::CINdetails, Given::Block(referral.block)),
            referred: date(referral.received),
            source: text(referral.source),
            need: text(referral.primary_need),
            closed: date(referral.closed),
            closure_reason: text(referral.closure_reason),
            conference: date(referral.initial_conference),
            no_further_action: text(referral.no_further_action),
            assessments: (referral.assessments.iter())
                .map(|assessment| Assessment {
                    row: counts.next(Table::Assessments, Given::Block(assessment.block)),
                    started: date(assessment.started),
                    authorised: date(assessment.authorised),
                    factors: assessment
                        .factors
                        .iter()
                        .map(|field| field.text())
                        .filter(|text| !text.is_empty())
                        .collect(),
                })
                .collect(),
            plans: (referral.plans.iter())
                .map(|plan| Plan {
                    row: counts.next(Table::CINplanDates, Given::Block(plan.block)),
                    started: date(plan.started),
                    ended: date(plan.ended),
                })
                .collect(),
            enquiries: (referral.section_47.iter())
                .map(|enquiry| Enquiry {
                    row: counts.next(Table::Section47, Given::Block(enquiry.block)),
                    started: date(enquiry.started),
                    target: date(enquiry.conference_target),
                    conference: date(enquiry.initial_conference),
                    not_required: text(enquiry.conference_not_required),
                })
                .collect(),
            protections: referral.protection_plans.iter().map(|plan| Protection::of(plan, counts)).collect(),
            pre_proceedings: (referral.pre_proceedings.iter())
                .map(|block| counts.next(Table::PreProceedingsandFGDM, Given::Block(block)))
                .collect(),
        }
    }

    /// The referral ended there: nothing more was done.
    pub fn is_no_further_action(&self) -> bool {
        says_yes(self.no_further_action)
    }

    /// The referral went on to something more.
    pub fn went_further(&self) -> bool {
        says_no(self.no_further_action)
    }

    /// Closed because an assessment showed that nothing more was needed.
    pub fn closed_after_assessment(&self) -> bool {
        matches!(self.closure_reason, "RC8" | "RC9")
    }
}

impl Enquiry<'_> {
    /// It was decided that no conference was needed.
    pub fn needs_no_conference(&self) -> bool {
        says_yes(self.not_required)
    }

    /// It was decided that a conference was needed.
    pub fn needs_conference(&self) -> bool {
        says_no(self.not_required)
    }
}

impl<'a> Protection<'a> {
    fn of(plan: &child::ProtectionPlan<'a>, counts: &mut Counts) -> Protection<'a> {
        Protection {
            row: counts.next(Table::ChildProtectionPlans, Given::Block(plan.block)),
            started: date(plan.started),
            ended: date(plan.ended),
            initial_category: text(plan.initial_category),
            latest_category: text(plan.latest_category),
            earlier_plans: plan.earlier_plans.and_then(|field| field.number().ok()),
            reviews: (plan.block.blocks_named("Reviews"))
                .map(|block| Review {
                    row: counts.next(Table::Reviews, Given::Block(block)),
                    dates: block.fields_named("CPPreviewDate").map(|field| date(Some(field))).collect(),
                })
                .collect(),
        }
    }
}

/// Whether a text is the flag for yes. Letters of either case are taken here: that they are not as the guide writes them is said by
/// `READ`, and is no reason to judge the row by the opposite.
pub(super) fn says_yes(text: &str) -> bool {
    text == "1" || text.eq_ignore_ascii_case("true")
}

/// Whether a text is the flag for no.
pub(super) fn says_no(text: &str) -> bool {
    text == "0" || text.eq_ignore_ascii_case("false")
}

fn text(field: Option<&Field>) -> &str {
    field.map_or("", Field::text)
}

fn date(field: Option<&Field>) -> Option<Date> {
    field.and_then(|field| field.date().ok())
}
