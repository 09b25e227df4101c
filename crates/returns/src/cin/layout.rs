//! The description of the CIN census message: every element with its path, kind, code list, years and how often it may be there.
//! It drives the reader, and whatever writes or checks a message.

use super::codes::{self, CodeList};
use crate::Years;

/// One element of the message.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// The path from `Header` or `Child` down.
    pub path: &'static str,
    /// The element's own name, the last part of its path.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// How often it may be in its parent.
    pub times: Times,
    /// The collections that ask for it.
    pub years: Years,
}

/// What an element holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// Other elements, in this order.
    Block(&'static [Element]),
    /// Free text or an identifier.
    Text,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A day and a time, `YYYY-MM-DDThh:mm:ss`.
    DateTime,
    /// A whole number.
    Number,
    /// `true`, `false`, `1` or `0`.
    Flag,
    /// A code of a list.
    Code(&'static CodeList),
}

/// How often an element may be in its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Never more than once.
    Once,
    /// Any number of times.
    Many,
}

impl Element {
    /// The elements that it may hold; none when it holds a value.
    pub fn elements(&self) -> &'static [Element] {
        match self.kind {
            Kind::Block(elements) => elements,
            Kind::Text | Kind::Date | Kind::DateTime | Kind::Number | Kind::Flag | Kind::Code(_) => &[],
        }
    }

    pub(super) fn holds_value(&self) -> bool {
        !matches!(self.kind, Kind::Block(_))
    }

    pub(super) fn element(&self, name: &str) -> Option<&'static Element> {
        self.elements().iter().find(|element| element.name == name)
    }

    const fn many(self) -> Element {
        Element { times: Times::Many, ..self }
    }

    const fn from(self, year: u16) -> Element {
        Element { years: Years { from: Some(year), to: self.years.to }, ..self }
    }

    const fn to(self, year: u16) -> Element {
        Element { years: Years { from: self.years.from, to: Some(year) }, ..self }
    }
}

/// Every element of the message, parents before what they hold.
pub fn elements() -> impl Iterator<Item = &'static Element> {
    let mut left = vec![&CHILD, &HEADER];
    std::iter::from_fn(move || {
        let next = left.pop()?;
        left.extend(next.elements().iter().rev());
        Some(next)
    })
}

const fn element(path: &'static str, kind: Kind) -> Element {
    Element { path, name: last_part(path), kind, times: Times::Once, years: Years::ALL }
}

const fn last_part(path: &'static str) -> &'static str {
    let bytes = path.as_bytes();
    let mut at = bytes.len();
    while at > 0 && bytes[at - 1] != b'/' {
        at -= 1;
    }
    path.split_at(at).1
}

const fn block(path: &'static str, elements: &'static [Element]) -> Element {
    element(path, Kind::Block(elements))
}

const fn text(path: &'static str) -> Element {
    element(path, Kind::Text)
}

const fn date(path: &'static str) -> Element {
    element(path, Kind::Date)
}

const fn number(path: &'static str) -> Element {
    element(path, Kind::Number)
}

const fn flag(path: &'static str) -> Element {
    element(path, Kind::Flag)
}

const fn code(path: &'static str, list: &'static CodeList) -> Element {
    element(path, Kind::Code(list))
}

/// The message's header: which collection, whose, and from which program.
pub static HEADER: Element = block(
    "Header",
    &[
        block(
            "Header/CollectionDetails",
            &[
                code("Header/CollectionDetails/Collection", &codes::COLLECTION),
                number("Header/CollectionDetails/Year"),
                date("Header/CollectionDetails/ReferenceDate"),
            ],
        ),
        block(
            "Header/Source",
            &[
                code("Header/Source/SourceLevel", &codes::SOURCE_LEVEL),
                text("Header/Source/LEA"),
                text("Header/Source/SoftwareCode"),
                text("Header/Source/Release"),
                text("Header/Source/SerialNo"),
                element("Header/Source/DateTime", Kind::DateTime),
            ],
        ),
    ],
);

/// One child, with every episode of need.
pub static CHILD: Element = block(
    "Child",
    &[
        block(
            "Child/ChildIdentifiers",
            &[
                text("Child/ChildIdentifiers/LAchildID"),
                text("Child/ChildIdentifiers/UPN"),
                text("Child/ChildIdentifiers/FormerUPN"),
                code("Child/ChildIdentifiers/UPNunknown", &codes::UPN_UNKNOWN),
                date("Child/ChildIdentifiers/PersonBirthDate"),
                date("Child/ChildIdentifiers/ExpectedPersonBirthDate"),
                // Councils changed over during 2023/24, so that collection has both.
                code("Child/ChildIdentifiers/GenderCurrent", &codes::GENDER).to(2024),
                code("Child/ChildIdentifiers/Sex", &codes::SEX).from(2024),
                date("Child/ChildIdentifiers/PersonDeathDate"),
            ],
        ),
        block(
            "Child/ChildCharacteristics",
            &[
                code("Child/ChildCharacteristics/Ethnicity", &codes::ETHNICITY),
                block(
                    "Child/ChildCharacteristics/Disabilities",
                    &[code("Child/ChildCharacteristics/Disabilities/Disability", &codes::DISABILITY).many()],
                ),
            ],
        ),
        block(
            "Child/CINdetails",
            &[
                date("Child/CINdetails/CINreferralDate"),
                code("Child/CINdetails/ReferralSource", &codes::REFERRAL_SOURCE),
                code("Child/CINdetails/PrimaryNeedCode", &codes::PRIMARY_NEED),
                date("Child/CINdetails/CINclosureDate"),
                code("Child/CINdetails/ReasonForClosure", &codes::CLOSURE),
                date("Child/CINdetails/DateOfInitialCPC"),
                block(
                    "Child/CINdetails/Assessments",
                    &[
                        date("Child/CINdetails/Assessments/AssessmentActualStartDate"),
                        date("Child/CINdetails/Assessments/AssessmentInternalReviewDate"),
                        date("Child/CINdetails/Assessments/AssessmentAuthorisationDate"),
                        block(
                            "Child/CINdetails/Assessments/FactorsIdentifiedAtAssessment",
                            &[code(
                                "Child/CINdetails/Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors",
                                &codes::FACTOR,
                            )
                            .many()],
                        ),
                        // Some systems leave the wrapper out.
                        code("Child/CINdetails/Assessments/AssessmentFactors", &codes::FACTOR).many(),
                    ],
                )
                .many(),
                block(
                    "Child/CINdetails/CINPlanDates",
                    &[
                        date("Child/CINdetails/CINPlanDates/CINPlanStartDate"),
                        date("Child/CINdetails/CINPlanDates/CINPlanEndDate"),
                    ],
                )
                .many(),
                block(
                    "Child/CINdetails/Section47",
                    &[
                        date("Child/CINdetails/Section47/S47ActualStartDate"),
                        date("Child/CINdetails/Section47/InitialCPCtarget"),
                        date("Child/CINdetails/Section47/DateOfInitialCPC"),
                        flag("Child/CINdetails/Section47/ICPCnotRequired"),
                    ],
                )
                .many(),
                flag("Child/CINdetails/ReferralNFA"),
                block(
                    "Child/CINdetails/ChildProtectionPlans",
                    &[
                        date("Child/CINdetails/ChildProtectionPlans/CPPstartDate"),
                        date("Child/CINdetails/ChildProtectionPlans/CPPendDate"),
                        code("Child/CINdetails/ChildProtectionPlans/InitialCategoryOfAbuse", &codes::ABUSE),
                        code("Child/CINdetails/ChildProtectionPlans/LatestCategoryOfAbuse", &codes::ABUSE),
                        number("Child/CINdetails/ChildProtectionPlans/NumberOfPreviousCPP"),
                        // One `Reviews` with many dates and many `Reviews` with one date each are both in use.
                        block(
                            "Child/CINdetails/ChildProtectionPlans/Reviews",
                            &[date("Child/CINdetails/ChildProtectionPlans/Reviews/CPPreviewDate").many()],
                        )
                        .many(),
                    ],
                )
                .many(),
                block(
                    "Child/CINdetails/PreProceedingsandFGDM",
                    &[
                        date("Child/CINdetails/PreProceedingsandFGDM/PPStartDate"),
                        date("Child/CINdetails/PreProceedingsandFGDM/LBPSentDate"),
                        flag("Child/CINdetails/PreProceedingsandFGDM/FGDMMeetingOffer"),
                        flag("Child/CINdetails/PreProceedingsandFGDM/FGDMMeetingFac"),
                        date("Child/CINdetails/PreProceedingsandFGDM/InitialPPMeetingDate"),
                        number("Child/CINdetails/PreProceedingsandFGDM/ReviewMeetingsCount"),
                        date("Child/CINdetails/PreProceedingsandFGDM/StepDecisionDate"),
                        text("Child/CINdetails/PreProceedingsandFGDM/PPOutcome"),
                        date("Child/CINdetails/PreProceedingsandFGDM/CourtAppDate"),
                        date("Child/CINdetails/PreProceedingsandFGDM/LetterInitCPDate"),
                    ],
                )
                .many()
                .from(2026),
            ],
        )
        .many(),
    ],
)
.many();

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_element_lies_under_its_parent_and_is_described_once() {
        let mut paths = HashSet::new();
        for parent in elements() {
            assert!(paths.insert(parent.path), "{} is described twice", parent.path);
            for element in parent.elements() {
                assert_eq!(element.path, format!("{}/{}", parent.path, element.name));
            }
        }
    }

    #[test]
    fn a_collection_asks_for_its_own_elements() {
        let asked = |path: &str, year| elements().find(|element| element.path == path).unwrap().years.include(year);
        assert!(
            asked("Child/ChildIdentifiers/GenderCurrent", 2024) && !asked("Child/ChildIdentifiers/GenderCurrent", 2025)
        );
        assert!(!asked("Child/ChildIdentifiers/Sex", 2023) && asked("Child/ChildIdentifiers/Sex", 2024));
        assert!(
            !asked("Child/CINdetails/PreProceedingsandFGDM", 2025)
                && asked("Child/CINdetails/PreProceedingsandFGDM", 2026)
        );
        assert!(asked("Child/CINdetails/Section47", 2009) && asked("Child/CINdetails/Section47", 2040));
    }
}
