//! The header and one child, by the names that people use. Each is a lens on the block tree, which stays whole underneath.

use serde::Serialize;

use super::block::{Block, Field, Unknown};
use super::problem::Problem;

/// The header of the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Everything known that was in it.
    pub block: Block,
    /// What the layout does not know.
    pub unknown: Vec<Unknown>,
    /// What is wrong with the way it is written.
    pub problems: Vec<Problem>,
}

/// One child of the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Child {
    /// Its place among the children of the file, from 0; children that were left out count.
    pub position: u32,
    /// Everything known that was in it.
    pub block: Block,
    /// What the layout does not know.
    pub unknown: Vec<Unknown>,
    /// What is wrong with the way it is written. What is wrong with a value is for `value_problems` or a rule to say.
    pub problems: Vec<Problem>,
}

/// Who the child is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct Identifiers<'a> {
    pub la_child_id: Option<&'a Field>,
    pub upn: Option<&'a Field>,
    pub former_upn: Option<&'a Field>,
    pub upn_unknown: Option<&'a Field>,
    pub birth_date: Option<&'a Field>,
    pub expected_birth_date: Option<&'a Field>,
    /// `Sex` (M, F, U), or `GenderCurrent` (0, 1, 2, 9) in earlier collections: the field's element says which.
    pub sex: Option<&'a Field>,
    pub death_date: Option<&'a Field>,
}

/// What is recorded about the child for equality.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct Characteristics<'a> {
    pub ethnicity: Option<&'a Field>,
    pub disabilities: Vec<&'a Field>,
}

/// One episode of need, from referral to closure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct Referral<'a> {
    pub block: &'a Block,
    pub received: Option<&'a Field>,
    pub source: Option<&'a Field>,
    pub primary_need: Option<&'a Field>,
    pub closed: Option<&'a Field>,
    pub closure_reason: Option<&'a Field>,
    /// The first child protection conference when it did not follow one of these section 47 enquiries.
    pub initial_conference: Option<&'a Field>,
    pub no_further_action: Option<&'a Field>,
    pub assessments: Vec<Assessment<'a>>,
    pub plans: Vec<ChildInNeedPlan<'a>>,
    pub section_47: Vec<Section47<'a>>,
    pub protection_plans: Vec<ProtectionPlan<'a>>,
    /// Pre-proceedings and family group decision making, from 2026.
    pub pre_proceedings: Vec<&'a Block>,
}

/// One assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct Assessment<'a> {
    pub block: &'a Block,
    pub started: Option<&'a Field>,
    pub internal_review: Option<&'a Field>,
    pub authorised: Option<&'a Field>,
    /// With or without the wrapper that some systems leave out.
    pub factors: Vec<&'a Field>,
}

/// One child in need plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct ChildInNeedPlan<'a> {
    pub block: &'a Block,
    pub started: Option<&'a Field>,
    pub ended: Option<&'a Field>,
}

/// One section 47 enquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct Section47<'a> {
    pub block: &'a Block,
    pub started: Option<&'a Field>,
    pub conference_target: Option<&'a Field>,
    pub initial_conference: Option<&'a Field>,
    pub conference_not_required: Option<&'a Field>,
}

/// One child protection plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the census element of nearly the same name")]
pub struct ProtectionPlan<'a> {
    pub block: &'a Block,
    pub started: Option<&'a Field>,
    pub ended: Option<&'a Field>,
    pub initial_category: Option<&'a Field>,
    pub latest_category: Option<&'a Field>,
    pub earlier_plans: Option<&'a Field>,
    /// From one `Reviews` with many dates, or many with one each.
    pub reviews: Vec<&'a Field>,
}

impl Header {
    /// The year in which the collection ends, as the header gives it.
    pub fn year(&self) -> Option<&Field> {
        self.block.block("CollectionDetails")?.field("Year")
    }

    /// The last day of the collection, 31 March.
    pub fn reference_date(&self) -> Option<&Field> {
        self.block.block("CollectionDetails")?.field("ReferenceDate")
    }

    /// The three digits of the council.
    pub fn authority(&self) -> Option<&Field> {
        self.block.block("Source")?.field("LEA")
    }

    /// Values that are not as the guide writes them.
    pub fn value_problems(&self) -> Vec<Problem> {
        value_problems(&self.block)
    }
}

impl Child {
    /// The council's own identifier, when it is there and every character of it could be read.
    pub fn id(&self) -> Option<&str> {
        let id = self.identifiers().la_child_id?.text();
        (!id.is_empty() && !id.contains(char::REPLACEMENT_CHARACTER)).then_some(id)
    }

    /// Who the child is.
    pub fn identifiers(&self) -> Identifiers<'_> {
        let block = self.block.block("ChildIdentifiers");
        let field = |name| block.and_then(|block| block.field(name));
        Identifiers {
            la_child_id: field("LAchildID"),
            upn: field("UPN"),
            former_upn: field("FormerUPN"),
            upn_unknown: field("UPNunknown"),
            birth_date: field("PersonBirthDate"),
            expected_birth_date: field("ExpectedPersonBirthDate"),
            sex: field("Sex").or_else(|| field("GenderCurrent")),
            death_date: field("PersonDeathDate"),
        }
    }

    /// What is recorded about the child for equality.
    pub fn characteristics(&self) -> Characteristics<'_> {
        let block = self.block.block("ChildCharacteristics");
        Characteristics {
            ethnicity: block.and_then(|block| block.field("Ethnicity")),
            disabilities: block
                .into_iter()
                .flat_map(|block| fields_inside(block, "Disabilities", "Disability"))
                .collect(),
        }
    }

    /// The episodes of need, in the order of the file.
    pub fn referrals(&self) -> impl Iterator<Item = Referral<'_>> {
        self.block.blocks_named("CINdetails").map(Referral::of)
    }

    /// Values that are not as the guide writes them.
    pub fn value_problems(&self) -> Vec<Problem> {
        value_problems(&self.block)
    }
}

impl<'a> Referral<'a> {
    fn of(block: &'a Block) -> Referral<'a> {
        Referral {
            block,
            received: block.field("CINreferralDate"),
            source: block.field("ReferralSource"),
            primary_need: block.field("PrimaryNeedCode"),
            closed: block.field("CINclosureDate"),
            closure_reason: block.field("ReasonForClosure"),
            initial_conference: block.field("DateOfInitialCPC"),
            no_further_action: block.field("ReferralNFA"),
            assessments: block.blocks_named("Assessments").map(Assessment::of).collect(),
            plans: block.blocks_named("CINPlanDates").map(ChildInNeedPlan::of).collect(),
            section_47: block.blocks_named("Section47").map(Section47::of).collect(),
            protection_plans: block.blocks_named("ChildProtectionPlans").map(ProtectionPlan::of).collect(),
            pre_proceedings: block.blocks_named("PreProceedingsandFGDM").collect(),
        }
    }
}

impl<'a> Assessment<'a> {
    fn of(block: &'a Block) -> Assessment<'a> {
        let wrapped = fields_inside(block, "FactorsIdentifiedAtAssessment", "AssessmentFactors");
        Assessment {
            block,
            started: block.field("AssessmentActualStartDate"),
            internal_review: block.field("AssessmentInternalReviewDate"),
            authorised: block.field("AssessmentAuthorisationDate"),
            factors: wrapped.chain(block.fields_named("AssessmentFactors")).collect(),
        }
    }
}

impl<'a> ChildInNeedPlan<'a> {
    fn of(block: &'a Block) -> ChildInNeedPlan<'a> {
        ChildInNeedPlan { block, started: block.field("CINPlanStartDate"), ended: block.field("CINPlanEndDate") }
    }
}

impl<'a> Section47<'a> {
    fn of(block: &'a Block) -> Section47<'a> {
        Section47 {
            block,
            started: block.field("S47ActualStartDate"),
            conference_target: block.field("InitialCPCtarget"),
            initial_conference: block.field("DateOfInitialCPC"),
            conference_not_required: block.field("ICPCnotRequired"),
        }
    }
}

impl<'a> ProtectionPlan<'a> {
    fn of(block: &'a Block) -> ProtectionPlan<'a> {
        ProtectionPlan {
            block,
            started: block.field("CPPstartDate"),
            ended: block.field("CPPendDate"),
            initial_category: block.field("InitialCategoryOfAbuse"),
            latest_category: block.field("LatestCategoryOfAbuse"),
            earlier_plans: block.field("NumberOfPreviousCPP"),
            reviews: fields_inside(block, "Reviews", "CPPreviewDate").collect(),
        }
    }
}

fn fields_inside<'a>(block: &'a Block, wrapper: &'a str, name: &'a str) -> impl Iterator<Item = &'a Field> {
    block.blocks_named(wrapper).flat_map(move |wrapper| wrapper.fields_named(name))
}

fn value_problems(block: &Block) -> Vec<Problem> {
    block.all_fields().into_iter().filter_map(Field::value_problem).collect()
}
