//! What is written in Family Help whatever a family struggles with: visits, assessments, plans, reviews, supervision, endings.

mod children;
mod visits;

pub(crate) use children::*;
pub(crate) use visits::*;

/// Why this lead practitioner.
pub(crate) const WHY_LEAD: &[&str] = &[
    "Knows the school well and has room for one more family.",
    "{carer} asked for somebody who can visit after work, and these hours fit.",
    "Has worked with the family’s health visitor before.",
    "The right discipline for what worries this family most.",
    "Lives far enough away not to know the family, and speaks to children well.",
    "Took the first telephone call from {carer}, who would like to stay with the same person.",
];

/// Why the lead changed.
pub(crate) const HANDOVER: &[&str] = &[
    "The lead practitioner starts parental leave. Both visited together twice, and {children} helped to choose how to say goodbye.",
    "Moving to another team. {carer} was told three weeks before and met the new lead at home.",
    "The family asked for a change after a difficult meeting, and talking it through did not settle it.",
    "Workload: the lead had more families than anybody can do well by. Joint visit done, nothing to tell twice.",
    "Long-term sickness. The supervisor rang {carer} first and explained before the new lead called.",
];

/// What others were asked to do.
pub(crate) const REFERRED: &[&str] = &[
    "Asked them to see {child} within the month. {carer} was with me when I wrote it.",
    "Rang first and then wrote, so that nothing has to be told twice. They have a place from next week.",
    "{carer} agreed to the referral and has a copy of what I said.",
    "They will ring {carer} themselves, after ten, when {she} can talk.",
    "A first appointment is booked. I will go along if {carer} would like that.",
    "The waiting time is six weeks, and I have told {carer} so.",
];

/// Why section 17.
pub(crate) const SECTION_17: &[&str] = &[
    "Without help {child} is unlikely to reach or keep a reasonable standard of health or development.",
    "{child} is {disabled} and the family is entitled to help under section 17. The work does not change.",
    "The worries have grown past what agreement alone can carry. {carer} understands the label and agreed to it.",
    "What is needed goes beyond early help. Same worker, same plan.",
];

/// Why early help.
pub(crate) const EARLY_HELP: &[&str] = &[
    "The family agreed to help and can stop it. Nothing in what we know needs more than that.",
    "{carer} gave {hers} agreement in writing after we read through what it means.",
    "Help by agreement is enough for now. We look at it again with the assessment.",
    "The parents asked for this themselves.",
];

/// Why somebody left the team around the family.
pub(crate) const WHY_LEFT: &[&str] = &[
    "Their piece of work is finished and the family knows how to come back.",
    "Changed jobs; a colleague has taken over and has been introduced.",
    "{child} has settled and no longer needs the sessions.",
    "The family felt that there were too many people in the room.",
];

/// What is going well.
pub(crate) const WELL: &[&str] = &[
    "{many}{carer} knows {hers} children well and can say what each of them needs.",
    "There is warmth in this home. When something hurts, {child} goes to {carer}.",
    "{4+}The family eats together most evenings, and {child} likes to help with the cooking.",
    "{carer} has kept every appointment since we met and rings when something gets in the way.",
    "{many}The children look out for one another.",
    "{child} is healthy, immunised and growing well.",
    "{many}There are grandparents nearby who have the children to stay and are glad to.",
    "{carer} asked for help before things fell apart, which took courage.",
    "{4+}{child} has a teacher {he} trusts and a best friend.",
    "The tenancy is safe and the rent is paid.",
    "{carer} has friends in the street who have each other’s keys.",
    "There are routines, even on bad days: packed bags by the door, a story at night.",
    "{many}Both parents put the children first in what they say about each other, even when it is hard.",
    "{carer} speaks about {child} with pride.",
    "The family’s faith and the people they know through it hold them up.",
    "{many}The home is full of drawings, books and photographs of the children.",
    "{carer} has a sense of humour that carries the family a long way.",
    "{child} sleeps well now that {he} has {his} own bed.",
    "{carer} grew up with little help and is determined that it will be different for {children}.",
    "{4+}{child} is curious about everything and asks good questions.",
    "The family used help before and remembers which parts of it worked.",
    "{sibling} and {child} play together for hours with very little.",
    "The school goes out of its way for this family.",
    "{carer} reads and answers every message from school.",
];

/// Who helps already.
pub(crate) const NETWORK: &[&str] = &[
    "{many}{carer}’s mother collects the children twice a week and would do more if asked.",
    "An aunt in the next street cooks on Sundays. She came to the second meeting and will come to the next.",
    "{5+}A neighbour has a key and has taken {child} to school when {carer} could not.",
    "Friends from the mosque bring food and company.",
    "{many}The church runs a Saturday club that all of the children go to.",
    "There is not much family nearby, and {carer} feels it. The school is where most of the help comes from.",
    "{carer}’s sister rings every evening, and is coming to stay in the holidays.",
    "{6+}{child}’s football coach gives {him} lifts and keeps an eye on {him}.",
    "Two mothers from the playground take turns with {carer} after school.",
    "{many}{other}’s parents see the children every other weekend and keep out of arguments.",
    "A friend from work lends an ear and, now and then, money for the meter.",
    "{many}The children’s godmother is a steady person in all their lives.",
];

/// What the family says.
pub(crate) const FAMILY_VIEW: &[&str] = &[
    "{carer} says: I do not need telling, I need somebody to do it with.",
    "{carer} would like fewer appointments and more evenings in.",
    "“We were managing until the winter,” {carer} says. “Then it all came at once.”",
    "{carer} agrees with most of this, and thinks that the part about school is too harsh.",
    "{many}{carer} says that the children’s happiness matters more to {her} than what people think.",
    "{carer} was worried that we would take over. {She} says that {she} feels listened to.",
    "{carer} wants {child} to have what {she} did not have at that age.",
    "{other} read the assessment and said that it was fair to both of them.",
    "“I know what I am like when I am tired,” {carer} says, “and so do the kids.”",
    "{carer} asked us to write down that {she} has never once missed a parents’ evening.",
    "The family says that moving house would help more than anything we can do.",
    "{carer} says that somebody should have asked sooner.",
];

/// What happened before.
pub(crate) const HISTORY: &[&str] = &[
    "The family was known for a short time four years ago, when {carer} was recovering from an operation. It ended well.",
    "No earlier involvement. The family moved to Aldermoor for work.",
    "There were three contacts in as many years, each about something small. Together they tell a story of a family that is tired.",
    "{carer} was in care as a child and finds it hard to have us in the house. {She} said so at the first visit.",
    "Early help with sleep and routines when {child} was two; {carer} still uses the chart.",
    "The parents lost a baby some years ago. Nobody had asked them about it for a long time.",
    "The family has moved four times in five years, always to somewhere less suitable.",
    "A social worker in another authority worked with them for a few months. We have read the closing summary with {carer}.",
    "{carer}’s own mother was ill for most of last year, and died in the autumn.",
    "Nothing before this year.",
];

/// What changed since the assessment came back.
pub(crate) const CHANGED_SINCE: &[&str] = &[
    "{4+}Since the first version I have seen {child} alone, and {his} words are now in here.",
    "Since it came back I have spoken to {other} as well, and added what was said.",
    "The supervisor asked what daily life is like for {child}. That part is new.",
    "The health visitor’s information was missing and has been added.",
];

/// What it means, beyond the themes.
pub(crate) const ANALYSIS: &[&str] = &[
    "On balance there is more that holds this family together than pulls it apart, and the plan should build on that.",
    "{4+}If nothing changes, {child} will be the first to feel it, because {he} says least.",
    "{many}The worries feed one another: when sleep goes, mornings go, and then school. Starting with evenings makes sense.",
    "{carer} can do this. The question is whether {she} can do it every day, and who steps in when {she} cannot.",
    "{many}The children are loved and safe. They also carry things that are too heavy for their age.",
    "What has worked before was practical and close by. More talking alone is unlikely to help.",
    "I have weighed whether this is a child in need, and think that help by agreement can do it, with an early review.",
    "{many}Each of the children lives this differently, and the plan has something for each.",
    "The risk is not one big thing but many small ones on the same day.",
    "This family has changed hard things before, and knows how.",
];

/// What next.
pub(crate) const NEXT: &[&str] = &[
    "A family plan within ten working days, made at {carer}’s kitchen table with grandmother there.",
    "Agree the plan with the whole family and the school, and start with evenings.",
    "A plan with few goals. {carer} asked for no more than four, and {she} is right.",
    "Bring the team together once, at the family hub, so that nobody has to tell it twice.",
    "{5+}Start the direct work with {child} now, without waiting for the plan.",
    "The plan should say who does what on a bad day.",
    "Invite the relatives first, then write the plan with them.",
    "{many}Visit every two weeks, at a time when all of the children are at home.",
];

/// Why an assessment took longer than it should.
pub(crate) const WHY_LATE: &[&str] = &[
    "The family was away for three weeks at a funeral abroad. Waiting for them was better than finishing without them.",
    "{carer} was in hospital, and we agreed to go on when {she} was well enough.",
    "An interpreter could not be found for two of the visits.",
    "Information from health came late, and it changed what we think.",
    "The lead practitioner was off sick and the family did not want to begin again with somebody else.",
    "The second parent was found only in the sixth week. Hearing from him mattered.",
];

/// A supervisor returns an assessment.
pub(crate) const RETURNED: &[&str] = &[
    "{4+}Clear and kind. Before I can authorise it I need to know what an ordinary day is like for {child}. Please see {him} alone.",
    "The worries are well put. Please add what the family’s own network can do, with names.",
    "Good analysis. What does {other} say? If nobody asked, say why not.",
    "I cannot see how the factors follow from what you write. Please look again at {child}’s.",
    "{many}Too much about adults. Tell me what it means for each of the children, the youngest too.",
    "Please separate what you saw from what you were told in the second part.",
    "You write that {carer} does not engage. Say what {she} was asked to do, and what got in the way.",
    "The health visitor’s view is missing. Ring her before it comes back to me.",
];

/// A supervisor authorises an assessment.
pub(crate) const AUTHORISED: &[&str] = &[
    "{many}Authorised. I could hear the children in this. Keep the plan as plain as the assessment.",
    "Authorised. Balanced and fair, and {carer} will recognise the family in it.",
    "{4+}Thank you for adding {child}’s own words. Authorised.",
    "Authorised. Let us talk in supervision about what we would do if things slid back.",
    "A thoughtful piece of work. Please read it with the family before you write the plan.",
    "Authorised. Keep an eye on how much you are carrying here, and use the team.",
    "Authorised, with a first review after six weeks.",
    "I agree with the analysis. The grandparents are the key, so bring them in early.",
    "Authorised. The part about what has worked before is the best of it.",
    "Good. Short, clear, and the factors follow from what you saw.",
    "Authorised. Make sure that {carer} gets a copy, in the family’s language if that is easier.",
];

/// What happens if the plan does not work.
pub(crate) const CONTINGENCY: &[&str] = &[
    "If mornings slip for two weeks running, {carer} rings the lead practitioner and grandmother stays over.",
    "If {child} is not safe at home, {he} goes to {carer}’s sister, who has agreed, and we meet the next day.",
    "If the plan has not moved by the second review, we meet with the supervisor and look again at section 17.",
    "{many}If {carer} becomes unwell, the neighbour takes the children to school and the lead practitioner rings the surgery.",
    "If things get worse the family would like a family group meeting before anything else is decided.",
    "If contact breaks down, handovers move to the family hub until the parents have met the mediator again.",
    "If money runs out before the end of the month, the hub’s hardship fund can help on the same day.",
    "If there is another incident, we hold a strategy discussion. The family knows this and has it in writing.",
];

/// Where the goals stand on the day of the plan.
pub(crate) const BASELINE: &[&str] = &[
    "We went through the goals together and marked where things stand today. {carer} was stricter than I would have been.",
    "Everybody round the table gave a number, and we took the lowest.",
    "{many}The children put stickers on the scale. {carer} laughed at how low some of them were, then agreed.",
    "Marked with the family on the day the plan was agreed.",
];

/// Progress outside a visit.
pub(crate) const PROGRESS: &[&str] = &[
    "{carer} rang to say that it was the best week in months, and asked me to write it down.",
    "{5+}School confirms what the family told us: mornings are calmer.",
    "One goal has slipped back after the holidays. {carer} saw it first.",
    "The team compared notes. Things are moving, slowly, and mostly where the family did the work itself.",
    "The form for the grant has gone in, so that action is as good as done.",
    "{7+}{child} told the pastoral lead that {he} thinks it is working.",
    "Grandmother has started her evenings, and it shows.",
    "No change on the first goal, which was to be expected until the appointment has been.",
];

/// What a review found.
pub(crate) const REVIEWED: &[&str] = &[
    "The family, the school and the team met for an hour. {carer} chaired the second half.",
    "We read the plan out loud and asked of each goal whether it still matters. All but one do.",
    "More has changed than anybody expected at the last review.",
    "It has been a mixed few months. What was started is holding, what was put off is still to do.",
    "{children} came for the first part and said what they wanted kept.",
    "The plan is on track. We agreed to do less of what the family now does for itself.",
    "The review was moved to the evening so that everybody could be there.",
    "Hard months, with illness in the house, and still some ground was gained.",
];

/// The family's view at a review.
pub(crate) const REVIEW_VIEW: &[&str] = &[
    "{carer}: it is not perfect, but I am not on my own with it any more.",
    "{carer} would like shorter meetings and is otherwise content.",
    "“Keep the Thursdays,” says {carer}. “Thursdays are what changed it.”",
    "{carer} thinks that we could have helped with housing sooner, and {she} is right.",
    "The family would like visits once a month from now on.",
    "{4+}{child} said: you can still come, but not every week.",
    "{other} sees a difference in {child}, and said so before anybody asked.",
    "{carer} was proud, and so were we.",
    "{carer} feels that school still talks about {her} rather than to {her}. We will take that up.",
    "The family agrees with the new date and wants grandmother invited.",
];

const CLOSED_WELL: &[&str] = &[
    "The goals that the family set have been met and have held for two months.",
    "What {carer} hoped for at the start has come about, mostly by {hers} own work.",
    "The family has the people and the routines that it needs, and knows when to ask again.",
    "Three of four goals are met, and the fourth no longer matters to the family.",
    "Things that were hard in the spring are ordinary now.",
    "Everybody at the last meeting agreed that it is time, {carer} first of all.",
];

const CLOSED_UNIVERSAL: &[&str] = &[
    "{5+}School and the health visitor can carry what is left, and have said that they will.",
    "The family hub will stay in touch, and {carer} has joined its parents’ group.",
    "From now on the help that everybody can use is enough. The family chose which parts of it.",
    "{9+}The youth project keeps its place for {child}. Nobody else is needed at the moment.",
];

const CLOSED_EARLY: &[&str] = &[
    "{carer} decided to go on without us. We talked about what to watch for, and parted on good terms.",
    "The family no longer wants visits. Nothing that we know is a reason to insist.",
    "{carer} said that {she} has had enough of meetings. The school knows, and will ring if it becomes worried.",
];

const MOVED: &[&str] = &[
    "The family has moved to be near relatives. With {hers} agreement {carer}’s plan was sent to the front door there.",
    "They have a house at last, two counties away. The new school has a copy of the plan.",
];

/// What has changed when Family Help ends, by why it ends.
pub(crate) fn closing(reason: &str) -> &'static [&'static str] {
    match reason {
        "universal" => CLOSED_UNIVERSAL,
        "withdrew" => CLOSED_EARLY,
        "moved" => MOVED,
        _ => CLOSED_WELL,
    }
}

/// The family's own view at the end.
pub(crate) const CLOSING_VIEW: &[&str] = &[
    "{carer}: I did not want you here, and now I will miss you.",
    "“You did what you said you would,” says {carer}. “That was new.”",
    "{4+}{child} drew a picture of everybody who helped, with {pet} in the middle.",
    "{carer} would have liked it to be quicker, and is glad of how it ended.",
    "The family rated the help nine out of ten, and took one off for the waiting.",
    "{carer} said that being asked what {she} wanted was what made the difference.",
    "The family would use Family Help again, and has told a neighbour so.",
    "{carer} says that {child} is happier, and that this is all that {she} came for.",
    "{carer} found the first month too much and the rest about right.",
    "“We are boring now,” says {carer}, “and that is lovely.”",
];
