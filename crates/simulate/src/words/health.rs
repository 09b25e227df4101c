//! What weighs on families in body and mind: a parent's or a child's health, drink, disability, a baby on the way.

use super::{Goal, Help, Theme, Who};

pub(super) const THEMES: &[Theme] = &[
    Theme {
        concern: "parent_mental_health",
        sources: &["3A", "3B", "2A", "1A", "3F"],
        factors: &["4B"],
        ages: (0, 17),
        discipline: "mental_health",
        worry: &[
            "{carer} came to see me about sleep, and told me that some mornings she cannot get up for {children}.",
            "{carer} has been very low since the winter. She loves {child} and says that he deserves better, which worries me.",
            "{5+}{child} told {teacher} that mum stays in bed and that {he} makes the packed lunches.",
            "{carer} has stopped answering the door, and the curtains are closed when I pass.",
            "Grandmother has died, and {carer} has not been the same since.",
        ],
        worries: &[
            "{many}{carer}’s depression makes mornings very hard, and the children’s day starts without {her}.",
            "{many}On bad days {carer} cannot answer the children, and they have learnt not to ask.",
            "{6+}{carer} has stopped taking the tablets twice, and each time it was {child} who noticed.",
            "{carer} is ill more often than {she} is well at the moment, and it is mornings that suffer.",
        ],
        child: &[
            "{5+}{child} looks after {carer}’s mood before {his} own.",
            "{6+}{child} is afraid of coming home to find {carer} in bed.",
            "{child} has fewer words and fewer smiles than a year ago.",
        ],
        analysis: &[
            "{many}{carer} is ill, and can get better. Until then the children need a second adult whom they can count on in the morning.",
            "On good days this is a warm, lively home. The plan is about the other days.",
            "{5+}{child} needs to be told, by {carer}, that it is an illness and that it is not {his} job.",
        ],
        early: &[
            "{carer} was in {hers} dressing gown at three and apologised for it. We sat with the curtains open a little.",
            "{carer} said that {she} feels like a bad parent. I told {her} what I had seen {her} do in the last hour.",
            "We rang the surgery together. {carer} had been putting it off for a month.",
        ],
        middle: &[
            "The new tablets are helping. {carer} was dressed, and had been out to the shop.",
            "Two bad days this week, and on both of them grandmother came, as planned.",
            "{carer} goes to the walking group, and {child} thinks that it is funny that they only walk and talk.",
            "{5+}{carer} told {children} about {hers} illness in {hers} own words. {child} asked whether it is catching.",
        ],
        later: &[
            "{carer} knows {hers} signs by now and rings before it gets bad.",
            "{carer} is back at work three mornings a week.",
            "{5+}{child} said that mum laughs again, the proper one.",
        ],
        goals: &[
            Goal {
                goal: &["{many}{carer} is well enough to enjoy the children.", "Mornings work, also on bad days."],
                action: &[
                    "See the GP every month and keep the talking sessions",
                    "Grandmother comes at seven when {carer} sends the word",
                ],
                who: Who::Carer,
            },
            Goal {
                goal: &["{5+}{child} knows that {he} does not have to look after {carer}."],
                action: &["{4+}Talk about the illness together, with the book from the clinic"],
                who: Who::Lead,
            },
            Goal {
                goal: &["Somebody steps in on bad days without being asked twice."],
                action: &["Bad-day plan on the fridge, with three names and numbers"],
                who: Who::Other("Family and friends"),
            },
        ],
        help: &[
            Help {
                kind: "mental_health",
                says: &[
                    "Went with {carer} to the first talking session and waited outside.",
                    "Wrote down the early signs with {carer}, and what helps.",
                    "Walked round the park with {carer}: twenty minutes, mostly in silence.",
                ],
            },
            Help {
                kind: "routines",
                says: &[
                    "Helped with a school morning, doing less of it than last week.",
                    "Put the bad-day plan on the fridge with {children}.",
                ],
            },
        ],
    },
    Theme {
        concern: "parent_substance",
        sources: &["6", "3A", "1A", "2A", "3B"],
        factors: &["1B", "16A"],
        ages: (0, 16),
        discipline: "substance_misuse",
        worry: &[
            "{carer} smelled of drink at pick-up on {day} and again this morning, and was not steady.",
            "{7+}{child} rang grandmother at ten at night because {he} could not wake {carer}.",
            "{carer} told me that {she} drinks every evening once the house is asleep, and that {she} has tried to stop.",
            "{6+}{child} says that {he} can tell by the sound of the fridge what kind of evening it will be.",
            "{5+}There have been parties at the flat, and {child} is tired and late after them.",
        ],
        worries: &[
            "{carer} drinks most evenings, and after eight there is nobody in the house who could drive or decide.",
            "Drink comes before food shopping in the last week of the month.",
            "{many}The children are put to bed early, and know why.",
        ],
        child: &[
            "{5+}{child} checks on {carer} before going to sleep.",
            "{6+}{child} does not bring friends home.",
            "{7+}{child} counts bottles, and hates that {he} does.",
            "{child} needs an adult who wakes when {he} calls, every night.",
        ],
        analysis: &[
            "{carer} is honest about drinking, which is rare, and is where the plan starts.",
            "The danger is the evenings: fire, an accident, nobody to hear a child who is ill.",
            "{many}Stopping will take more than one try. The children need to be safe through the tries as well.",
        ],
        early: &[
            "{carer} showed me the drink diary. It was not easy reading, and {she} did not make it look better than it was.",
            "Nobody had been drinking when I came. {carer} offered to be tested, before I asked.",
            "We talked about who could be in the house on {day} nights.",
        ],
        middle: &[
            "Three weeks without a drink, one evening with, and then on again. {carer} told me {her}self.",
            "{4+}{carer}’s worker at Clearwater is pleased. So is {child}, who has a calendar with stars.",
            "Grandfather stays on Fridays, and Fridays were the worst.",
        ],
        later: &[
            "Five months. {carer} said it as if it were somebody else’s number.",
            "{6+}{child} had {friend} to stay the night, for the first time.",
            "There is money left at the end of the month, and it is going on a day at the sea.",
        ],
        goals: &[
            Goal {
                goal: &[
                    "There is a sober adult in the house every night.",
                    "{children} can wake somebody who can help.",
                ],
                action: &[
                    "Grandfather stays on Fridays and Saturdays",
                    "Evenings without drink, with the diary on the table",
                ],
                who: Who::Other("Grandfather"),
            },
            Goal {
                goal: &["{carer} drinks no more, and has a plan for when it is hard."],
                action: &["Weekly sessions at Clearwater Recovery"],
                who: Who::Carer,
            },
            Goal {
                goal: &["{5+}{child} can have friends round."],
                action: &["{5+}One friend to tea each fortnight, to start with"],
                who: Who::Carer,
            },
        ],
        help: &[
            Help {
                kind: "substance",
                says: &[
                    "Went with {carer} to the first appointment at Clearwater.",
                    "Looked through the drink diary together and marked the hard hours.",
                    "Made a plan for the birthday weekend, hour by hour.",
                ],
            },
            Help {
                kind: "safety",
                says: &[
                    "{6+}Checked alarms and fireguard, and showed {child} how to ring for help.",
                    "Agreed with {carer} who can be rung after eight, and told {children}.",
                ],
            },
        ],
    },
    Theme {
        concern: "child_mental_health",
        sources: &["2A", "3A", "3E", "3C", "1A"],
        factors: &["4A"],
        ages: (9, 17),
        discipline: "mental_health",
        worry: &[
            "{child} told {teacher} that {he} does not see the point of things any more.",
            "{child} has panic attacks before {lesson} and has left the room four times this month.",
            "{child} has hurt {him}self on purpose, {carer} says, and promised not to do it again.",
            "{child} has hardly left {his} room since the summer, and {carer} has run out of ideas.",
            "{child} was seen here on {day} night after taking some tablets. {He} is well in body and going home with a safety plan.",
        ],
        worries: &[
            "{child}’s worries have taken over the house. Everybody goes round them on tiptoe.",
            "{carer} sleeps badly from listening out for {child}.",
            "The waiting list for help is long, and {child} feels forgotten on it.",
        ],
        child: &[
            "{child} has very low days, and has hurt {him}self to get through them.",
            "{child} cannot face crowds, buses or {lesson}.",
            "{child} sleeps by day and lies awake at night.",
        ],
        analysis: &[
            "{child} is unhappy, and good at hiding it. {He} talks best while doing something with {his} hands.",
            "The safety plan matters more than the diagnosis, and everybody at home should know it by heart.",
            "Getting back to one lesson a day would tell {child} more than any of us can.",
        ],
        early: &[
            "{child} came down for ten minutes and talked about {game}. That was plenty.",
            "We went through the safety plan. The tablets are locked away, and {carer} has the key.",
            "{child} said that {he} would rather text than talk, so we do.",
        ],
        middle: &[
            "{child} has been to the clinic three times and has not walked out once.",
            "{child} does mornings at school in the quiet room. It was {his} own idea.",
            "A bad night on {day}. {child} woke {carer}, as the plan says, and they had tea at three.",
        ],
        later: &[
            "{child} went to {place} with {friend} and stayed the whole afternoon.",
            "Full days at school for three weeks now.",
            "{child} said that the bad thoughts still come, and that {he} lets them go past.",
        ],
        goals: &[
            Goal {
                goal: &["{child} is safe on bad days.", "{child} has ways through bad days that do not hurt {him}."],
                action: &[
                    "Safety plan known to everybody at home and one person at school",
                    "Weekly sessions at the clinic until further notice",
                ],
                who: Who::Other("The whole family"),
            },
            Goal {
                goal: &["{child} is back at school in a way that {he} can manage."],
                action: &["Quiet start, one lesson more each fortnight"],
                who: Who::Other("School"),
            },
            Goal {
                goal: &["{carer} can sleep."],
                action: &["{other} takes two nights a week", "Aunt comes to stay at weekends"],
                who: Who::Other("Family and friends"),
            },
        ],
        help: &[
            Help {
                kind: "mental_health",
                says: &[
                    "Baked with {child}, and talked while the oven did its work.",
                    "Wrote the safety plan again with {child}, in {his} own words.",
                    "Went with {child} to the clinic, by the back streets.",
                ],
            },
            Help {
                kind: "school_attendance",
                says: &[
                    "Met {teacher} about the quiet start to the day.",
                    "Walked the way to school with {child} on a Sunday.",
                ],
            },
        ],
    },
    Theme {
        concern: "disability",
        sources: &["3B", "2A", "1A", "3F"],
        factors: &["5A", "6A"],
        ages: (2, 17),
        discipline: "early_years",
        worry: &[
            "{child} needs somebody beside {him} day and night, and {carer} has not had an unbroken night in a year.",
            "{carer} asked for help with lifting. {child} is getting heavier, and {she} has hurt her back.",
            "{4+}{child} is waiting for a school place that can meet {his} needs and has been at home since Easter.",
            "{child} is very distressed by change, and the family has stopped going out.",
        ],
        worries: &[
            "{many}Caring for {child} takes everything the family has, and the others wait their turn.",
            "The house does not fit {child}’s needs. The bath and the stairs are the worst.",
            "The parents have had to fight for everything, and it has worn them out.",
        ],
        child: &[
            "{child} cannot say when something hurts, and shows it in ways that people misread.",
            "{child} needs to be moved by two people, and there is often one.",
            "{child} gets little time with other children.",
        ],
        analysis: &[
            "{child}’s needs are met with love and at a price. Short breaks are what keeps it going.",
            "This family needs things and not advice: a hoist, a place, a night off.",
            "{child} can do more than people expect when the day is set out in pictures.",
        ],
        early: &[
            "{carer} showed me how {child} likes to be greeted, and it worked.",
            "I saw the stairs. It takes {carer} ten minutes to bring {child} up, and {she} does it four times a day.",
            "{child} took my hand and led me to the swing.",
        ],
        middle: &[
            "The occupational therapist has measured up, and the hoist is ordered.",
            "The first short break went well. {child} slept, and so did everybody else.",
            "{3+}{child} uses {his} picture board with me now, mostly to ask for {food}.",
        ],
        later: &[
            "{4+}The school place is settled. {child} goes by minibus and waves.",
            "The bathroom is done. {carer} cried when she saw it used.",
            "Every second weekend is a short break now, and the family plans for it.",
        ],
        goals: &[
            Goal {
                goal: &[
                    "{carer} sleeps through at least two nights a week.",
                    "The family gets a rest that it can rely on.",
                ],
                action: &["Short breaks every second weekend", "Night sitter twice a week for three months"],
                who: Who::Lead,
            },
            Goal {
                goal: &["{child} can wash and get upstairs safely."],
                action: &["Hoist and level bathroom, through the occupational therapist"],
                who: Who::Other("Occupational therapist"),
            },
            Goal {
                goal: &["{child} is at a school that fits {him}."],
                action: &["Chase the plan’s review with the special needs team"],
                who: Who::Lead,
            },
        ],
        help: &[
            Help {
                kind: "disability",
                says: &[
                    "Went through the short breaks form with {carer}.",
                    "Learnt {child}’s signs from {carer} and wrote them down for the team.",
                    "Visited the short-break house with {child} for an hour.",
                ],
            },
            Help {
                kind: "learning",
                says: &["Joined the school review and asked the questions that {carer} had written down."],
            },
        ],
    },
    Theme {
        concern: "unborn",
        sources: &["3D", "3D", "3A", "3B"],
        factors: &["4B", "20"],
        ages: (-1, -1),
        discipline: "health_visitor",
        worry: &[
            "{many}{carer} is expecting and booked late. She is worried about how she will manage with the others.",
            "{carer} has missed two scans. She told me that she is frightened of being judged.",
            "This baby was not planned, and {carer} has had little support so far. She wants to do it well.",
            "{carer} was very low after the last birth and fears that it will come back.",
        ],
        worries: &[
            "{carer} has had little care in this pregnancy, and there is nothing ready for the baby.",
            "After the last birth {carer} was ill for months, and nobody noticed for a long time.",
            "{many}There will be two little ones and one pair of hands.",
        ],
        child: &[
            "The baby will depend on {carer} being well, and on others stepping in if she is not.",
            "{carer} talks to the baby and has chosen a name, which is a good sign.",
        ],
        analysis: &[
            "The weeks before the birth are a good time to help: {carer} wants it, and there is time to get ready.",
            "If {carer} becomes low again, early help will make all the difference to the baby.",
            "What the baby needs is simple: warmth, milk, sleep and somebody well enough to give them.",
        ],
        early: &[
            "We made a list of what is needed for the first weeks. {carer} has more of it than she thought.",
            "{carer} let me feel the kick. It was a good one.",
            "We talked about how it was last time. {carer} had not told anybody before.",
        ],
        middle: &[
            "The cot is up, and the little clothes are washed and sorted by size.",
            "The midwife and I visited together. {carer} asked all the questions she had saved up.",
            "Feeding is hard at night, and {carer} says so. Her sister stays until the weekend.",
        ],
        later: &[
            "{carer} goes to the baby group at the hub and knows everybody’s name.",
            "Weight is good, sleep is what it is, and {carer} is well.",
            "{carer} knows her signs and has told three people what to look for.",
        ],
        goals: &[
            Goal {
                goal: &["The baby comes into a home that is ready.", "{carer} feels ready for the baby."],
                action: &[
                    "Cot, clothes and car seat by four weeks before the birth",
                    "Go to all scans, together where it helps",
                ],
                who: Who::Carer,
            },
            Goal {
                goal: &["If {carer} becomes low, somebody notices in the first week."],
                action: &["Health visitor weekly for the first two months, with the sister’s number"],
                who: Who::Other("Health visitor"),
            },
        ],
        help: &[
            Help {
                kind: "early_years",
                says: &[
                    "Put the cot up together and practised the safe sleep rules.",
                    "Went to the scan with {carer}.",
                    "Showed {carer} the baby group, and stayed for tea.",
                ],
            },
            Help {
                kind: "practical",
                says: &["Collected a pram, a bath and a bag of small clothes from the baby bank."],
            },
        ],
    },
];
