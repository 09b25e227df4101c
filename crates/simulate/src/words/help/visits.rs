//! Accounts of visits, calls and messages, whatever a family struggles with.

const HOME: &[&str] = &[
    "{carer} was at home with {children} when I came, and the kettle was already on.",
    "Visited at home at the time that we had agreed.",
    "I came a little early and saw the end of tea: everybody round the table, {food} and a lot of talking.",
    "{carer} opened the door with the telephone in one hand and asked me to give {her} two minutes.",
    "{4+}{child} let me in and showed me where to sit.",
    "The family was just back from the shops, and we unpacked together while we talked.",
    "A quiet visit. {carer} had tidied the front room and apologised for the rest, which needed no apology.",
    "The television was on low, and {pet} sat between us the whole time.",
    "We sat on the back step because it was warm, and {children} came and went.",
    "{carer} had written down what {she} wanted to talk about, and we went through it in order.",
    "Unannounced visit, as agreed in the plan. {carer} was surprised and let me in at once.",
    "{other} was there as well for the first half hour.",
];

const SCHOOL: &[&str] = &[
    "{5+}Saw {child} at school, in the small room beside the library.",
    "Met {carer} and {teacher} at school before the bell.",
    "{5+}I came to the school’s family lunch, and {child} saved me a seat.",
    "{5+}Visited at school, as {child} would rather talk there than at home.",
    "{teacher} joined us for the first ten minutes and then left us to it.",
];

const HUB: &[&str] = &[
    "We met at the family hub, where everybody knows {children}.",
    "{carer} chose to meet at the hub, to get out of the house for an hour.",
    "Joined the family at the hub’s play session and talked to {carer} while it went on.",
    "Met at the hub after the advice desk, so that {carer} had only one journey.",
];

const RELATIVE: &[&str] = &[
    "Visited at grandmother’s, where the family spends most afternoons now.",
    "We met at {carer}’s sister’s house, with cousins running in and out.",
    "Seen at a relative’s home because the boiler is broken and theirs is warm.",
];

const COMMUNITY: &[&str] = &[
    "{5+}We walked to {place} and back, which is where {child} talks best.",
    "Met {carer} and {children} at {place}. It was cold and nobody minded.",
    "{5+}Took {child} for a hot chocolate after school, as promised.",
];

/// How a visit begins, by place.
pub(crate) fn opening(place: &str) -> &'static [&'static str] {
    match place {
        "school" => SCHOOL,
        "hub" => HUB,
        "relative" => RELATIVE,
        "community" => COMMUNITY,
        _ => HOME,
    }
}

/// Other things that were seen.
pub(crate) const ALSO: &[&str] = &[
    "{4+}{child} showed me a certificate from {lesson} and where it will hang.",
    "There was food in the fridge and clean washing on the rack.",
    "{4+}{child} beat me at {game} twice.",
    "{-2}{child} pulled up on the sofa and smiled at everybody in turn.",
    "{-3}{child} brought me one toy after another, and looked back at {carer} each time.",
    "{carer} and {child} sat close together and shared a joke that I did not get.",
    "The bedroom has been painted {colour}, and there is a new lamp.",
    "{4+}{child} went out to play with {friend} after a while.",
    "{carer} looked tired and said so.",
    "{children} seemed well: dressed for the weather, no complaints, plenty of noise.",
    "I noticed how {carer} got down to {child}’s height to talk to {him}.",
    "The stair gate is still missing, and I said that I would chase it.",
    "{carer} had spoken to school by {her}self, which {she} had not wanted to do last time.",
    "A letter about the rent had come. We opened it together, and it was less bad than feared.",
    "{4+}{child} asked when I would come again and wrote it on the calendar in {colour}.",
    "{sibling} wanted to be measured against the door frame as well.",
    "{carer} cried a little when we talked about last year, and then wanted to go on.",
    "We looked at photographs of {child} as a baby, and {carer} told me about the day {he} was born.",
    "The downstairs room was cold. {carer} is careful with the heating, so I told {her} about the fund.",
    "{8+}{child} was polite and short with me, and joined in once {game} came up.",
    "{pet} has been to the vet, which was the main news of the week.",
    "{other} rang while I was there, and the two of them sorted out {day} without an argument.",
    "Homework was being done at the table, with {sibling} explaining.",
    "The smoke alarm was tested while I was there. It works.",
];

/// What is planned for next time.
pub(crate) const NEXT_TIME: &[&str] = &[
    "Next time we will go through the chart together.",
    "I will ring on {day} about the appointment.",
    "{5+}{carer} will speak to {teacher} before I come again.",
    "{5+}We agreed that I see {child} on {his} own at school next.",
    "I left the leaflet about the hub’s summer sessions.",
    "Next visit in two weeks, after tea, so that everybody is in.",
    "I promised to find out about the bus pass.",
    "{carer} wants to try it alone for two weeks and then tell me how it went.",
    "{friend}’s mother may help with lifts; {carer} will ask.",
    "{5+}I will bring the forms for free school meals.",
    "{5+}We will use the three houses sheet with {child} next time.",
    "{carer} chose the next date {her}self, and it is in both our diaries.",
];

/// What a visit means, at first.
pub(crate) const MEANS_EARLY: &[&str] = &[
    "In my view {carer} is still making up {hers} mind about me, which is fair.",
    "{4+}I think that {child} knows more than {he} says.",
    "The warmth is real, and so is the tiredness.",
    "It is too early to say. I want to see an evening and a morning.",
    "What I saw and what I was told fit together today.",
    "I am more worried about the weeks to come than about today.",
    "{4+}{child} watches {carer}’s face before {he} answers. I want to understand that better.",
    "The worry is there, but there is more to build on than the referral said.",
];

/// What a visit means, later on.
pub(crate) const MEANS_MIDDLE: &[&str] = &[
    "Things are moving. It is {carer}’s doing more than ours.",
    "One good fortnight is not yet a pattern, but I am hopeful.",
    "I think that the plan is right, and that the order of it is wrong. We should do mornings first.",
    "{3+}{child} is more at ease with me and, I think, at home.",
    "It holds when {carer} has slept, and slips when {she} has not.",
    "Progress in one place has made another easier, which we had hoped for.",
    "A step back, and an understandable one.",
    "I am less worried than I was a month ago.",
];

/// What a visit means, towards the end.
pub(crate) const MEANS_LATER: &[&str] = &[
    "This is holding without me, which is the point.",
    "{3+}{child} is a different child from the one I met.",
    "I think that we can begin to talk about ending.",
    "The family now sees trouble coming and deals with it before I hear of it.",
    "Small wobbles, ordinary ones.",
    "What remains is ordinary family life, and {carer} knows whom to ring.",
    "{carer} trusts {hers} own judgement again.",
    "Good enough, and on most days better than that.",
];

/// With whom somebody spoke.
#[derive(Clone, Copy, Debug)]
pub(crate) enum With {
    /// Whoever cares for the children.
    Carer,
    /// A professional.
    Professional,
    /// Nobody: a note to the record.
    Nobody,
}

/// Calls, messages and meetings.
pub(crate) const NOTES: &[(&str, With, &[&str])] = &[
    (
        "phone",
        With::Carer,
        &[
            "{carer} rang to move the visit to {day}. {child} has an appointment.",
            "{carer} rang upset after a hard morning. We talked for twenty minutes, and by the end {she} had a plan for tea.",
            "{carer} wanted to know whether {she} may tell school about the plan. {She} may, and would like me to be there.",
            "{carer} rang to say thank you for the beds, which came on {day}.",
            "{carer} asked whether {child} could join the group at {place}. I said that I would ask.",
            "{carer} rang because a letter from the court had come. I helped {her} to read it and told {her} who can advise.",
        ],
    ),
    (
        "text",
        With::Carer,
        &[
            "{5+}Message from {carer}: all fine, mornings better, {child} on time four days out of five.",
            "{carer} wrote that {pet} has died, and that {child} is very sad. I wrote back and will be gentle on {day}.",
            "{carer} sent a photograph of {child}’s new room. It is {colour}.",
            "{carer} wrote to say that {she} cannot make {day}. New time agreed by return.",
            "Message from {carer} at night, worried. I rang first thing and things had calmed down.",
        ],
    ),
    (
        "phone",
        With::Professional,
        &[
            "{5+}School rang: {child} was tearful in {lesson} and said that {he} had not slept. {carer} has been told and will keep to the early night.",
            "The health visitor has weighed {child} and is content.",
            "{4+}Rang to ask how {child} gets on with others. Well, was the answer, above all with {friend}.",
            "The surgery confirms that {carer} has been in and that the prescription was changed.",
            "{5+}{teacher} would like to try a quiet start to the day for {child}. I said that {carer} would welcome it.",
            "{5+}Attendance this half term is up by nine days against the last.",
        ],
    ),
    (
        "email",
        With::Professional,
        &[
            "{5+}School sent its report. {child} is where {he} should be in {lesson} and behind in the rest, but catching up.",
            "Housing wrote that the family is in band two. The medical letter made the difference.",
            "{9+}The youth worker wrote that {child} has come every week, and stays to help tidy up.",
            "The clinic has offered {child} an appointment. The letter went to the old address, and I have had that put right.",
        ],
    ),
    (
        "meeting",
        With::Professional,
        &[
            "Team around the family met at school. {carer} came, and brought grandmother. Everybody said what they would do by when.",
            "Short meeting with the team. We agreed who rings {carer} and on which day, so that {she} does not get four calls on {day}.",
            "{5+}Met {teacher} about the timetable. {child} will do three full days from Monday and build up.",
            "Everybody who helps the family met without the family for ten minutes, and then with them for an hour. {carer} was told why.",
        ],
    ),
    (
        "conversation",
        With::Nobody,
        &[
            "{6+}{child} caught me at the gate and said that things are better, and not to tell anybody that {he} said so.",
            "Met {carer} by chance at the hub. {She} looked well and said that the week had been kind.",
            "{many}Grandmother walked me to the car. She worries that {carer} does not eat when the children are away.",
            "{8+}{child} asked me what I write down about {him}. I showed {him}, and {he} corrected one thing.",
        ],
    ),
    (
        "letter",
        With::Nobody,
        &[
            "Sent the family a copy of the plan, with the two changes that {carer} asked for.",
            "Letter to the landlord about the damp, with the photographs, and a copy to {carer}.",
            "{14+}Sent {child} a card for {his} exam, as promised.",
        ],
    ),
    (
        "note",
        With::Nobody,
        &[
            "Talked this family over in supervision. Keep going, bring grandmother in, and think about what {child} is not saying.",
            "Tried to visit. Nobody in, and a note left. {carer} rang the same evening to say sorry: the bus had not come.",
            "Nobody answered on the second try either. I will ring school in the morning to make sure that {child} is in.",
            "Read the earlier record again before the review. What worked last time was the neighbour, so I will ask about her.",
            "The interpreter cancelled at short notice. Visit moved, rather than asking {child} to translate.",
        ],
    ),
];
