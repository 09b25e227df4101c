//! What is said and decided at the front door.

use casework::front_door::Outcome;

/// How a referrer ends.
pub(crate) const CLOSE: &[&str] = &[
    "I have spoken to {carer}, who knows that I am ringing.",
    "I would like somebody to look at this before it gets harder for {children}.",
    "{carer} says that {she} would accept help if it came without judgement.",
    "I am not sure what is behind it, but it is not like {child}.",
    "We have tried what we can from here and it has not been enough.",
    "I do not think that {child} is in danger today, but I do not want to leave it.",
    "This has been building up since about half term.",
    "The family has always been open with us, which is why I am telling you early.",
    "I can be reached any afternoon if you need to know more.",
    "Other people have said the same to me, so I thought that I should say it once to the right place.",
    "I have written down what I saw and can send it on.",
    "{carer} looked relieved when I said that I would ask for help.",
];

/// When a child is in danger now.
pub(crate) const DANGER: &[&str] = &[
    "I do not think that {children} can safely go home this afternoon without somebody speaking to {carer} first.",
    "The police are there now and have asked us to come out today.",
    "{5+}{child} is with me and I am keeping {him} here until I hear from you.",
    "The hospital will keep {child} in until somebody has spoken to the family.",
];

/// Why the family has not been told.
pub(crate) const NOT_TOLD: &[&str] = &[
    "Telling them first could make things less safe at home.",
    "We could not reach {carer} by telephone.",
    "{6+}{child} asked us not to say anything until somebody had spoken to {him}.",
    "The caller did not give a name and has not spoken to the family.",
    "There was no time before the end of the school day.",
];

/// What the front door hears when it asks around.
pub(crate) const ASKED: &[&str] = &[
    "{4+}I rang to ask how {child} has been lately. {He} comes in tired some days and has been quieter than usual.",
    "Health records show that appointments have mostly been kept, with two missed since the spring.",
    "There is nothing recent on record besides a question about housing last year.",
    "{5+}School says that {carer} comes in when asked and listens, but finds it hard to follow things through.",
    "The health visitor knows the family well and is happy to introduce us.",
    "I spoke to {carer} by telephone. {She} was surprised at first, then said that things have been hard and that {she} is tired.",
    "The GP practice has no worries of its own and will flag the record so that the family is seen quickly.",
    "The police have been to the address twice this year, both times after neighbours rang about noise.",
    "The nursery says that {child} is settled there and is always collected on time.",
    "Housing confirms that the tenancy is safe, with a small debt that is being paid off.",
    "{carer} rang back and would rather meet at the family hub than at home the first time.",
    "{5+}The pastoral lead described {child} as kind and funny, and said that {he} worries about {carer}.",
];

const ADVICE: &[&str] = &[
    "{carer} asked a clear question and has people around {her}. Advice on where to turn is enough, and {she} knows how to come back.",
    "{5+}The school can carry on with what it has started. I have talked through the next steps with them.",
    "There is a worry but no sign that {child} needs more than {he} is getting. The referrer will keep an eye on it and ring again.",
    "The parents are sorting out contact between them with a mediator. Advice was given on what the court can and cannot do.",
    "This is a one-off event that the family has dealt with well. No further help is wanted or needed.",
    "We explained benefits and the hardship fund, which is what {carer} had hoped to hear about.",
];

/// Why nothing is opened when nobody says who they are.
pub(crate) const ANONYMOUS: &[&str] = &[
    "The caller did not say who they were and rang off. School sees {child} every day and will ring if it is worried.",
    "Too little to go on, and no record was found under this name. The caller was told how to reach us again.",
];

const UNIVERSAL: &[&str] = &[
    "The family hub can offer the parenting group and a place to meet others, and {carer} would like that.",
    "The health visitor will see the family every fortnight for now, which is the right help at the right time.",
    "{5+}The school will set up its own support for {child} and review it at half term.",
    "{9+}The youth project has a place for {child} from next week, with somebody {he} already knows.",
    "A volunteer from Open Door will visit weekly. The family chose this over a worker from us.",
    "The food club and the advice desk will see them this week. Nothing else is needed at the moment.",
];

const FAMILY_HELP: &[&str] = &[
    "Several things have come together for this family and no single agency can put them right. They agree to Family Help.",
    "{child} has been carrying this for a while. One worker for the whole family is better than three appointments.",
    "{carer} wants help and says so. The worries are real but there is much to build on.",
    "People in three places have been worried, each about something else. It needs a proper look, with the family, at what keeps coming back.",
    "There are strengths here, and there is a risk that things slide. We should start now while the family is willing.",
    "{5+}{many}What the school sees and what the health visitor sees fit together. The whole family should be assessed, all of the children.",
    "{many}The children are safe tonight. Over the coming months they need more than they are getting, and the parents know it.",
    "{carer} is doing this mostly alone. A lead practitioner can bring the grandparents and the school round one table.",
];

const PROTECTION: &[&str] = &[
    "{4+}What {child} has said must be talked about with police and health today. Strategy discussion called for this afternoon.",
    "There is an injury that has not been explained. {child} may be suffering significant harm, so we meet the police and the hospital today.",
    "The pattern over the last months, with what happened last night, is beyond what Family Help can keep safe alone.",
    "{children} may be at risk of significant harm if nothing changes this week. Strategy discussion with police, health and school.",
];

const NOT_FOR_US: &[&str] = &[
    "The family moved before the summer and lives in another authority, which has been told and has acknowledged it.",
    "This is about an adult without children in the home. Adult social care has taken it.",
    "The address is over the boundary. The referral was passed on the same morning and the referrer knows where it went.",
    "The matter is with the court already and Cafcass is writing the report. They have what we were told.",
];

/// Why a manager decided so.
pub(crate) fn reasons(outcome: Outcome) -> &'static [&'static str] {
    match outcome {
        Outcome::Advice => ADVICE,
        Outcome::Universal => UNIVERSAL,
        Outcome::FamilyHelp => FAMILY_HELP,
        Outcome::Protection => PROTECTION,
        Outcome::NotForUs => NOT_FOR_US,
    }
}

/// Who was told when it is not for us.
pub(crate) const TOLD: &[&str] = &[
    "The front door of the neighbouring authority, by telephone and secure email",
    "Adult social care duty desk",
    "The family’s lead practitioner in the authority where they live",
    "Cafcass, with the referrer’s agreement",
];

/// Why two records are of one child.
pub(crate) const SAME_CHILD: &[&str] = &[
    "The same day of birth, address and mother. The name was heard over the telephone and written down another way.",
    "{carer} confirmed that there is one child of this name. The second record was made on a busy afternoon.",
    "The school has one pupil with this day of birth at this address, and sent us the right spelling.",
];
