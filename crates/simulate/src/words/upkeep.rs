//! Why records are narrowed, corrected and taken back.

/// Why a record is restricted.
pub(crate) const RESTRICTED: &[&str] = &[
    "A relative works for the council. The family asked that only those who help them can read their record.",
    "The case has been in the local news. Named workers only until the family agrees otherwise.",
    "{many}The children’s uncle is well known in the town and the family fears gossip.",
];

/// Why a record is sealed.
pub(crate) const SEALED: &[&str] = &[
    "The family has moved under protection. Even that we know them must not be found by looking.",
    "The police have asked that nobody but the named workers can learn that there is a record.",
];

/// Warning notes: kind, what to beware of, whether the person was told.
pub(crate) const WARNINGS: &[(&str, &[&str], &str)] = &[
    (
        "dog",
        &[
            "There are two large dogs at the address. Ring ahead and {carer} will put them in the yard; they have never hurt anybody but they do jump up.",
        ],
        "yes",
    ),
    (
        "safe_contact",
        &["Telephone only between ten and two on weekdays. Do not leave messages or say where you ring from."],
        "no",
    ),
    (
        "visit_in_pairs",
        &[
            "Shouted at a worker on the doorstep in spring and would not let her leave the hall. Visit with a colleague until the review.",
        ],
        "yes",
    ),
    (
        "health",
        &[
            "{carer} has fits and may not hear the door. Ring the neighbour at the house on the left if there is no answer.",
        ],
        "yes",
    ),
];

/// Why a warning note is kept.
pub(crate) const WARNING_KEPT: &[&str] = &[
    "Talked through with the person. It is less likely than it was, but it should stay on record for another few months.",
    "Nothing has happened since, and nothing has changed that would make us sure. Looked at again in the spring.",
    "{carer} agrees that it is fair and asked that we keep it.",
];

/// Why an account was corrected.
pub(crate) const CORRECTED: &[&str] = &[
    "I left something out that {carer} had told me and that matters to {her}.",
    "{carer} read the account and asked for this to be added. {She} is right that it was missing.",
    "My notes from the day had more than I wrote up. Added so that the account is fair.",
];

/// What came from a school about one child.
pub(crate) const SCHOOL_NEWS: &[&str] = &[
    "{school} writes that {child} has been on time every day this week and helped a new pupil settle in.",
    "{school} writes that {child} was upset on {day} and asked to ring home. {He} was fine by lunch.",
    "Email about {child}: reading age has gone up by five months since the autumn, and everyone is pleased.",
];

/// Why it was on the wrong child.
pub(crate) const WRONG_CHILD: &[&str] = &[
    "The email is about {child}. I picked the wrong name from the list.",
    "School meant {child}, not {sibling}. Put right the same day.",
    "Recorded on the wrong child of the family; it is about {child}.",
];

/// A note that was somebody else's.
pub(crate) const NOT_THIS_FAMILY: &[&str] = &[
    "Message from the surgery to say that the appointment has moved to {day}.",
    "The housing officer rang about the boiler and will send somebody on {day}.",
    "A voicemail asked us to ring back about the school uniform grant.",
];

/// Why a note was taken back.
pub(crate) const WITHDRAWN: &[&str] = &[
    "This call was about another family with a similar name.",
    "Written on the wrong record while the telephone was ringing. It does not belong to this family.",
];
