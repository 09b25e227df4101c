//! What weighs on families at home: fear, conflict, money, rooms, being far from one's own people.

use super::{Goal, Help, Theme, Who};

pub(super) const THEMES: &[Theme] = &[
    Theme {
        concern: "domestic_abuse",
        sources: &["6", "6", "2A", "3B", "1A"],
        factors: &["3B", "17A"],
        ages: (0, 17),
        discipline: "domestic_abuse",
        worry: &[
            "We were called to the address on {day} night. {carer} said that there had been an argument and wanted it left at that. {children} had heard it from upstairs.",
            "{carer} told me that her partner decides who may visit and checks her telephone. She was frightened to be overheard.",
            "{6+}{child} told a friend that {he} sleeps by the door in case {he} has to get help.",
            "This is the third time this year that somebody has rung about shouting at this address, and {child} was in the room.",
            "{carer} has left once before and went back. She says that this time she wants to do it properly.",
            "{5+}{child} went very quiet when a door banged at school, and then asked whether {he} had to go home.",
        ],
        worries: &[
            "{carer} has lived with somebody who frightens and controls her, in front of {children}.",
            "{many}The children have heard and seen {carer} being threatened. They listen out for it even when it is quiet.",
            "Leaving was brave. The weeks after leaving are the most dangerous, and the family knows it.",
        ],
        child: &[
            "{5+}{child} keeps watch at night and is tired by day.",
            "{6+}{child} has tried to step between the grown-ups, and thinks that it is {his} job.",
            "{2+}{child} is jumpy, and slow to trust men {he} does not know.",
            "{child} cries when voices are raised, and takes a long time to settle.",
        ],
        analysis: &[
            "What hurts most is the fear, not only what happened. Safety first, then everything else.",
            "{many}{carer} has protected the children as well as anybody could. The plan should hold the one who causes fear to account, and not ask her to manage him.",
            "{6+}{child} will need time with somebody who is {his} own, because {he} has been looking after everybody else.",
        ],
        early: &[
            "{carer} spoke quietly, and looked at the window while she told me about the last months.",
            "We made a safety plan together: a bag, a word, a neighbour. {carer} had thought of most of it herself.",
            "{carer} is not sure whether she wants to go on with the police statement, and I did not press her.",
            "{4+}The new locks are on. {child} tried the door twice, to be sure.",
        ],
        middle: &[
            "{carer} has been to three sessions at Lantern House and says that it helps to hear her own story from other people.",
            "{3+}{child} slept in {his} own bed all week.",
            "There were messages from him again. {carer} kept them, told the police and told me, in that order.",
            "The order was made. {carer} read it to the end, and then put the kettle on.",
        ],
        later: &[
            "Nobody in this house listens for the key in the door any more.",
            "{carer} has started to have people round again. There were three of them when I came.",
            "{5+}{child} talked about being frightened as something that used to be.",
            "The safety plan has not been needed for three months. It stays on the back of the cupboard door.",
        ],
        goals: &[
            Goal {
                goal: &[
                    "Home is a safe place for {children}, day and night.",
                    "Nobody in the family is frightened at home.",
                ],
                action: &[
                    "Keep the safety plan up to date and go through it once a month",
                    "Change the locks and fit the alarm",
                ],
                who: Who::Lead,
            },
            Goal {
                goal: &["{5+}{child} has somebody of {his} own to talk to about what {he} has seen."],
                action: &["{5+}Eight sessions for {child} with the children’s worker at Lantern House"],
                who: Who::Other("Lantern House"),
            },
            Goal {
                goal: &["{carer} decides about her own life again."],
                action: &["Go to the group at Lantern House on {day}s"],
                who: Who::Carer,
            },
        ],
        help: &[
            Help {
                kind: "domestic_abuse",
                says: &[
                    "Went through the safety plan with {carer}, room by room.",
                    "Sat with {carer} while she rang the police officer, and made notes for her.",
                    "Helped {carer} to write her statement for the court in her own words.",
                ],
            },
            Help {
                kind: "safety",
                says: &[
                    "{5+}Practised with {child} what to do and whom to ring.",
                    "Met the locksmith, and checked the windows with {carer}.",
                ],
            },
        ],
    },
    Theme {
        concern: "family_conflict",
        sources: &["1A", "2A", "3A", "6"],
        factors: &["17A", "20"],
        ages: (2, 17),
        discipline: "family_support",
        worry: &[
            "{6+}The parents have separated, and {child} carries messages between them.",
            "{5+}There was an argument at the school gate on {day} about whose weekend it was. {child} stood between them.",
            "{5+}{child} has stopped eating lunch on the days when {he} goes to the other house.",
            "{5+}Each parent rings us about the other. {child} has asked {teacher} which of them {he} is meant to believe.",
            "Contact has not happened for six weeks, and nobody has told {child} why.",
        ],
        worries: &[
            "The parents argue about most things, in front of {children}.",
            "There are two homes with two sets of rules, and {child} tries to please both.",
            "{many}The separation was sudden and nobody has explained it to the children in words they can use.",
        ],
        child: &[
            "{5+}{child} tells each parent what they want to hear, and is worn out by it.",
            "{child} gets stomach aches before handovers.",
            "{5+}{child} says that it is {his} fault, because {he} wanted two birthdays.",
        ],
        analysis: &[
            "Both parents love {child}. It is the conflict that harms {him}, not either of the homes.",
            "If the adults can agree on the handovers alone, most of what worries {child} would go.",
            "Neither parent is wrong about everything. They need one place to talk that is not the doorstep.",
        ],
        early: &[
            "{carer} showed me the messages of the last month. I asked her to think about what {child} would make of them.",
            "Each parent told me that the other will not listen. I have heard it now from both sides in the same words.",
            "{5+}{child} drew two houses with a long road between them, and put {him}self in the car.",
        ],
        middle: &[
            "Both parents came to the first session with the mediator and stayed to the end.",
            "Handovers are at the hub now, and take four minutes.",
            "{4+}There is a shared calendar on both fridges. {child} coloured in the days.",
            "One bad weekend, about a forgotten coat. They sorted it out by the evening.",
        ],
        later: &[
            "{5+}The parents stood beside each other at the school play.",
            "{child} left {his} favourite jumper at the other house and nobody minded.",
            "Changes are agreed by message, politely, and {child} is told by both.",
        ],
        goals: &[
            Goal {
                goal: &["{child} does not hear {his} parents argue.", "{child} can love both parents out loud."],
                action: &[
                    "Four sessions with the mediator, both parents",
                    "Handovers at the hub until both are happy at the door",
                ],
                who: Who::Other("Both parents"),
            },
            Goal {
                goal: &["{child} knows where {he} will be, and when."],
                action: &["One calendar for both homes, filled in on the first of the month"],
                who: Who::Carer,
            },
            Goal {
                goal: &["The adults talk to each other, and not through {child}."],
                action: &["Use the parents’ app for messages, and nothing else"],
                who: Who::Other("Both parents"),
            },
        ],
        help: &[
            Help {
                kind: "relationships",
                says: &[
                    "Met both parents separately and agreed three things they could both sign.",
                    "Read through the parenting agreement with {carer}.",
                    "Session on what conflict sounds like from the top of the stairs.",
                ],
            },
            Help {
                kind: "mental_health",
                says: &[
                    "{5+}Worries box with {child}: four went in, two came out again.",
                    "{5+}Drew a map of both homes with {child}, with a safe place in each.",
                    "Made a book of both homes with {child}, with photographs of everybody in it.",
                ],
            },
        ],
    },
    Theme {
        concern: "neglect",
        sources: &["2A", "3B", "4", "1B"],
        factors: &["16A"],
        ages: (0, 14),
        discipline: "family_support",
        worry: &[
            "{4+}{child} comes in hungry most mornings and asks for seconds and thirds.",
            "{4+}{child} has worn the same jumper for a fortnight, and other children have begun to say things.",
            "I visited about the repair, and the house was in a state that I would not want a child to crawl in.",
            "{carer} has not brought {child} to the last three appointments, and does not answer letters.",
            "{child} was collected late four times this month, by whoever was free.",
        ],
        worries: &[
            "Daily care has slipped. Meals, washing and bedtimes happen, but not every day.",
            "Parts of the home are not safe for small children: the stairs, the yard, the plug by the bath.",
            "Health appointments have been missed, and nobody in the house can remember which.",
        ],
        child: &[
            "{4+}{child} is often hungry, and hides food.",
            "{4+}{child} has had head lice for most of the term, and minds it.",
            "{child} is behind with immunisations, and {his} teeth hurt.",
        ],
        analysis: &[
            "This is not a lack of love. It is a home without enough hands, sleep or money, and it has gone on too long.",
            "{many}The children need the same things every day. {carer} can give them, with somebody beside {her} at first.",
            "{6+}Small neglect every day adds up, for {child} above all, who is old enough to notice.",
        ],
        early: &[
            "{carer} let me see upstairs. There were mattresses without sheets, and no light on the landing.",
            "The fridge had milk and little else. I rang the hub from the kitchen, and a food parcel came the same day.",
            "There was a smell of damp, and washing in the bath. {carer} said: I know, I know.",
            "{5+}{child} was still in {his} school clothes from yesterday.",
        ],
        middle: &[
            "{4+}The landing has a light, the beds have sheets, and {child} gave me the tour.",
            "{carer} has a chart on the fridge, and most of it is ticked.",
            "Two steps forward with the kitchen and one back with the yard.",
            "{2+}{child} has been to the dentist and has a new brush in {colour}.",
        ],
        later: &[
            "The house was lived-in and clean, with tea on the stove.",
            "All appointments have been kept for two months, without a reminder from me.",
            "{5+}{teacher} says that {child} comes in fed, on time and with {his} bag packed.",
        ],
        goals: &[
            Goal {
                goal: &[
                    "The home is safe and clean enough for small children.",
                    "Every child has a bed with bedding in a warm room.",
                ],
                action: &["Clear the back bedroom over two Saturdays", "Fit the stair gates and clear the yard"],
                who: Who::Other("Family support worker and grandmother"),
            },
            Goal {
                goal: &["Breakfast and tea for {children}, every day."],
                action: &["Plan the week’s meals on Sundays, shop on Mondays"],
                who: Who::Carer,
            },
            Goal {
                goal: &["{2+}{child} is seen by the dentist and up to date with immunisations."],
                action: &["Book both, and go together the first time"],
                who: Who::Lead,
            },
        ],
        help: &[
            Help {
                kind: "practical",
                says: &[
                    "Cleared the back bedroom with {carer}: eleven bags to the tip.",
                    "Collected two beds and bedding from the furniture project.",
                    "Fitted the stair gate that had been in its box since spring.",
                ],
            },
            Help {
                kind: "routines",
                says: &[
                    "Came at half past six and did an evening with {carer}, from tea to lights out.",
                    "{3+}Made a morning chart with {child}, with photographs instead of words.",
                ],
            },
        ],
    },
    Theme {
        concern: "housing_money",
        sources: &["4", "5B", "2A", "8", "1A"],
        factors: &["20"],
        ages: (0, 17),
        discipline: "voluntary",
        worry: &[
            "The family is two months behind with the rent and has had a notice. Nobody has told {children} yet.",
            "They are five in one room since the ceiling came down, and {child} sleeps on the floor.",
            "{carer} told us that the money runs out on the twentieth and that she skips meals.",
            "{6+}The meter has been empty twice this week. {child} did homework by torch and thought it was a game.",
            "They have been in temporary accommodation since the summer, an hour by bus from school.",
        ],
        worries: &[
            "Debt and the fear of losing the home take up most of {carer}’s strength.",
            "{many}The home is overcrowded and damp, and the children’s chests show it.",
            "The family has been moved three times in a year through no fault of its own.",
        ],
        child: &[
            "{6+}{child} has nowhere to do homework and nowhere to be alone.",
            "{6+}{child} does not ask for school trips, because {he} knows the answer.",
            "{child} coughs all winter, and the damp is the reason.",
        ],
        analysis: &[
            "Nearly everything that worries school comes from money and damp. Fix those first and see what is left.",
            "{carer} is a good parent in a bad flat.",
            "Poverty is not neglect. What is missing for {children} is what is missing for {carer}.",
        ],
        early: &[
            "We put all of the letters in order. There are four debts and not nine.",
            "I saw the damp behind {child}’s bed, and took photographs for the landlord.",
            "{carer} had not eaten. The hub’s fund paid for a shop and the meter on the same day.",
        ],
        middle: &[
            "The benefits claim was put right, and the back payment covers most of the rent.",
            "The housing officer has been out, and agrees about the ceiling.",
            "A payment plan is agreed with the landlord, at an amount that {carer} can manage.",
        ],
        later: &[
            "{4+}They moved on {day}. {child} has a window seat, and sat in it the whole time I was there.",
            "The last debt but one is paid. {carer} keeps the letter on the fridge.",
            "Heating on, cupboards full, and a tin for the school trip.",
        ],
        goals: &[
            Goal {
                goal: &["The family has a warm home that it can stay in.", "The rent is paid and the home is safe."],
                action: &[
                    "Apply for a move on medical grounds, with letters from school and GP",
                    "Agree a payment plan with the landlord",
                ],
                who: Who::Lead,
            },
            Goal {
                goal: &["The money lasts to the end of the month."],
                action: &["See the debt adviser at the hub every other {day}"],
                who: Who::Carer,
            },
            Goal {
                goal: &["{6+}{child} has a place to do {his} homework."],
                action: &["{6+}Homework club at {school} twice a week, and a desk from the furniture project"],
                who: Who::Other("School"),
            },
        ],
        help: &[
            Help {
                kind: "money",
                says: &[
                    "Filled in the claim with {carer} and sent it while we were both there.",
                    "Hardship fund: shopping and the meter, the same day.",
                    "Rang three creditors with {carer} and agreed what can be paid.",
                ],
            },
            Help {
                kind: "housing",
                says: &[
                    "Wrote to the landlord about the damp, with photographs.",
                    "Went with {carer} to the housing appointment and took notes.",
                ],
            },
        ],
    },
    Theme {
        concern: "other",
        sources: &["8", "2A", "3B", "3A"],
        factors: &["20"],
        ages: (0, 17),
        discipline: "voluntary",
        worry: &[
            "The family came to Aldermoor in the spring and knows nobody. {carer} has not left the flat for days at a time.",
            "{8+}{child} is doing well with the language and translates letters for the whole family, also ones that {he} should not have to read.",
            "{carer} is alone with {children} most of the week and told me that she cries when they are asleep.",
            "Nobody in the family has been registered with a GP, because they did not know how.",
        ],
        worries: &[
            "The family is far from everybody it knows, and {carer} is lonely.",
            "{carer} does not always understand letters from school and surgery, and things get missed.",
            "The family fears that asking for help will count against it.",
        ],
        child: &[
            "{3+}{child} has not made a friend here yet.",
            "{8+}{child} carries grown-up news, because {he} is the one who understands the letters.",
            "{4+}{child} misses {his} grandparents and does not like to say so in front of {carer}.",
            "{child} sees few faces besides {carer}’s from one week to the next.",
        ],
        analysis: &[
            "What is missing is people. With three or four of them close by, this family would not need us.",
            "{carer} brought up children well before, with a village around {her}. Here {she} has none yet.",
            "{many}The children adapt faster than the adults, and carry them. That can be turned round.",
        ],
        early: &[
            "We went to the hub together, and stood outside for a while before {carer} wanted to go in.",
            "{carer} told me about the house they left, and which window was hers.",
            "I brought the school’s letters in the family’s language, and two of them turned out to matter.",
        ],
        middle: &[
            "{carer} goes to the English class on {day}s, and sits with a woman from the next street.",
            "{4+}{-12}{child} was asked to a birthday party, the first here.",
            "{carer} rang the surgery {her}self, and got what she wanted.",
        ],
        later: &[
            "There were neighbours in the kitchen and I could hardly get a word in.",
            "{carer} helps new families at the hub on {day} mornings now.",
            "{5+}{child} told me who lives in every house of the street.",
        ],
        goals: &[
            Goal {
                goal: &["The family has people nearby to turn to.", "{carer} has two friends in Aldermoor."],
                action: &[
                    "Go to the hub’s open morning together until {carer} goes alone",
                    "Meet the befriender from Open Door",
                ],
                who: Who::Lead,
            },
            Goal {
                goal: &["{8+}{child} does not have to translate for grown-ups."],
                action: &["Interpreter for every appointment, booked by whoever makes it"],
                who: Who::Other("Everybody in the team"),
            },
            Goal { goal: &["{3+}{child} has friends here."], action: &["{5+}Join a club at {place}"], who: Who::Carer },
        ],
        help: &[
            Help {
                kind: "network",
                says: &[
                    "Walked to the hub with {carer} and stayed for the first half hour.",
                    "Introduced {carer} to the volunteer from Open Door.",
                ],
            },
            Help {
                kind: "practical",
                says: &[
                    "Registered the family with the surgery and the library.",
                    "Went through a month of letters with the interpreter.",
                ],
            },
        ],
    },
];
