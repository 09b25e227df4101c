//! What weighs on families at school and outside the home.

use super::{Goal, Help, Theme, Who};

pub(super) const THEMES: &[Theme] = &[
    Theme {
        concern: "school_attendance",
        sources: &["2A", "2B", "2A", "3C"],
        factors: &["20"],
        ages: (5, 16),
        discipline: "education_welfare",
        worry: &[
            "{child} has been in for six days this half term. {carer} says that {he} will not get out of bed.",
            "{child}’s attendance was good until the summer and has fallen every month since.",
            "{child} comes in at ten or eleven, by {him}self, and puts {his} head on the desk.",
            "{carer} rings in sick for {child} most {day}s. I do not think that it is the body that is sick.",
        ],
        worries: &[
            "Getting to school has become a fight every morning, and nobody wins it.",
            "{child} has missed so much that going back is frightening in itself.",
            "Fines have been spoken of, and they would make everything worse.",
        ],
        child: &[
            "{child} is falling behind in {lesson} and hides it by staying away.",
            "{child} was bullied last year and has not felt safe at school since.",
            "{child} goes to bed at two and cannot wake at seven.",
        ],
        analysis: &[
            "{child} is not refusing to learn. {He} is avoiding a corridor, two boys and a maths set.",
            "Mornings fail because evenings do. That is where to start.",
            "School has done a lot and can do two more things: a quiet start, and one adult who is always there.",
        ],
        early: &[
            "{child} was in bed when I came at nine. We talked through the door, and then over toast.",
            "{carer} took me through an ordinary morning. By half past eight everybody is crying.",
            "{child} drew the school for me and coloured in where it is safe. It was mostly the library.",
        ],
        middle: &[
            "Three mornings out of five. {child} keeps count on the wall.",
            "{child} goes in by the side door and starts in the library. It is working.",
            "Phones stay downstairs after nine, {carer}’s as well, which was {child}’s condition.",
        ],
        later: &[
            "Attendance is over ninety for the half term, and {child} got a letter about it.",
            "{child} goes in by the front with {friend}.",
            "{carer} said that mornings are boring. She meant it as praise.",
        ],
        goals: &[
            Goal {
                goal: &["{child} goes to school every day.", "{child} is at school four days out of five by Easter."],
                action: &[
                    "Side door and quiet start with {teacher} every morning",
                    "Walk in with {friend}, who calls at half past eight",
                ],
                who: Who::Other("School"),
            },
            Goal {
                goal: &["Everybody in the house is asleep by eleven."],
                action: &["Phones downstairs at nine, lights out at ten"],
                who: Who::Carer,
            },
            Goal {
                goal: &["{child} catches up in {lesson}."],
                action: &["Small group twice a week, before lunch"],
                who: Who::Other("School"),
            },
        ],
        help: &[
            Help {
                kind: "school_attendance",
                says: &[
                    "Came at half past seven on two mornings, and drove {child} in on one.",
                    "Met school with {carer} about the timetable.",
                    "Walked the route with {child} and timed it.",
                ],
            },
            Help { kind: "routines", says: &["Planned the evening backwards from eleven with the whole family."] },
        ],
    },
    Theme {
        concern: "behaviour",
        sources: &["1A", "2A", "3A", "3B"],
        factors: &["14A"],
        ages: (4, 14),
        discipline: "family_support",
        worry: &[
            "{carer} rang us {her}self. {child} hits and throws things, and {she} is at the end of {hers} strength.",
            "{child} has been sent home twice this month for hurting another child.",
            "{child} broke a window on {day}, and then hid for an hour because {he} was frightened of what {he} had done.",
            "{carer} says that {she} has started to be afraid of {child}’s temper, and ashamed of that.",
        ],
        worries: &[
            "{child}’s rages decide what the family does and where it goes.",
            "{carer} has tried everything for a week each, and nothing for long.",
            "The adults disagree on what is allowed, and {child} has found the gap.",
        ],
        child: &[
            "{child} loses control fast and is sorry for hours afterwards.",
            "{child} has been told so often that {he} is naughty that {he} says it {him}self.",
            "{child} finds it hard to stop one thing and start another.",
        ],
        analysis: &[
            "Behind the temper is a child who cannot yet say what {he} needs. When somebody guesses right, it stops.",
            "{child} does best with few rules that never change. At the moment there are many that do.",
            "The pattern is clear from the diary: after school, hungry, before tea.",
        ],
        early: &[
            "I saw a storm from start to end: twenty minutes, two cushions and a door. {carer} stayed calm throughout.",
            "We began the diary. {carer} was surprised by how often it is quarter past four.",
            "{child} showed me the hole in the wall and said that it was there before. Then {he} said that it was not.",
        ],
        middle: &[
            "A snack at the gate has done more than any of us expected.",
            "Four storms this week, where there were four a day.",
            "{carer} finished the parenting course and has kept the folder.",
            "{child} went to {his} calm corner without being sent, and then told everybody that {he} had.",
        ],
        later: &[
            "There was one storm this month. {child} mended what {he} broke.",
            "They went to {place} as a family, and came back in good humour.",
            "{teacher} has moved {child} back among {his} friends.",
        ],
        goals: &[
            Goal {
                goal: &[
                    "{child} can calm down without hurting anybody.",
                    "There are fewer storms, and nobody is hurt in them.",
                ],
                action: &[
                    "Calm corner, snack at the gate, same words from everybody",
                    "Twelve weeks of the parenting course",
                ],
                who: Who::Carer,
            },
            Goal {
                goal: &["The grown-ups agree on five rules."],
                action: &["Write them down together and stick to them for a month"],
                who: Who::Other("Everybody at home"),
            },
            Goal {
                goal: &["{child} hears what {he} does well, every day."],
                action: &["One good thing in the home book each day, from school and from home"],
                who: Who::Other("School and home"),
            },
        ],
        help: &[
            Help {
                kind: "parenting",
                says: &[
                    "Third session of the parenting course, with a film of last week’s tea.",
                    "Watched the clips together and counted how often {carer} got it right.",
                    "Practised the five rules with everybody, grandmother too.",
                ],
            },
            Help {
                kind: "behaviour",
                says: &[
                    "Built the calm corner with {child}: blankets, torch, an old cushion from nan’s.",
                    "Read the feelings book with {child}, twice, by request.",
                ],
            },
        ],
    },
    Theme {
        concern: "exploitation",
        sources: &["6", "2A", "1A", "8"],
        factors: &["24A", "10A"],
        ages: (11, 17),
        discipline: "youth_worker",
        worry: &[
            "{child} has a new telephone and trainers that {carer} did not buy, and will not say where they came from.",
            "{child} was out until four on {day}, and it was the third time. {carer} reported {him} missing.",
            "{child} has been seen getting into a car with older people near {place}.",
            "{child} was stopped by police at the station two towns away, with money that was not {his}.",
        ],
        worries: &[
            "Older people outside the family have a hold on {child}, and {carer} cannot loosen it alone.",
            "{child} goes missing for nights, and comes back silent.",
            "{carer} has been threatened over a debt that {child} is said to owe.",
        ],
        child: &[
            "{child} thinks that {he} has chosen this, and is frightened.",
            "{child} has lost {his} old friends and does not trust the new ones.",
            "{child} is out of school for most of the week, which is when they ring.",
        ],
        analysis: &[
            "{child} is being used by adults who know how. {He} is a child who is harmed, whatever {he} says he chose.",
            "{carer} is {child}’s best protection and should be treated as a partner in everything.",
            "What keeps {child} safe is people and places: the youth worker, the kitchen at {place}, a cousin with a van.",
        ],
        early: &[
            "{child} came in while I was there, looked at my shoes, and went out again.",
            "{carer} has kept a list of numbers and cars. I showed her how to pass it on safely.",
            "The return interview was short. {child} said that {he} was with friends, and then that they are not friends.",
        ],
        middle: &[
            "{child} has met the youth worker four times, at a place with good chips.",
            "Eleven days without going missing. {carer} does not dare to say it out loud.",
            "{child} gave {carer} the second telephone and asked her to get rid of it.",
        ],
        later: &[
            "{child} has a Saturday job with {his} cousin, and is paid in real money.",
            "Home by ten every night for two months.",
            "{child} told me how it had started. It was the first time that {he} told anybody.",
        ],
        goals: &[
            Goal {
                goal: &["{child} is home at night.", "{child} does not go missing."],
                action: &[
                    "Agreed times, one message when late, no lectures at the door",
                    "Call the numbers on the list in order, then the police",
                ],
                who: Who::Carer,
            },
            Goal {
                goal: &["{child} has adults outside home whom {he} trusts."],
                action: &["Weekly with the youth worker, wherever {child} wants to meet"],
                who: Who::Other("Youth worker"),
            },
            Goal {
                goal: &["{child} is doing something by day that {he} likes."],
                action: &["Three days of college taster, and the garage on Saturdays"],
                who: Who::Lead,
            },
        ],
        help: &[
            Help {
                kind: "safety",
                says: &[
                    "Went through the list with {carer} and the police officer.",
                    "Return interview with {child}, on a bench, at {his} pace.",
                    "Set up {carer}’s telephone so that nights are quieter.",
                ],
            },
            Help { kind: "crime", says: &["Drove {child} to the taster day and picked {him} up again."] },
        ],
    },
    Theme {
        concern: "young_carer",
        sources: &["2A", "3A", "3C", "8"],
        factors: &["7A", "6B"],
        ages: (8, 17),
        discipline: "voluntary",
        worry: &[
            "{many}{child} looks after {carer}, who is ill, and does the shopping, the cooking and the little ones’ bedtime.",
            "{child} leaves {lesson} to ring home and check that {carer} has taken her tablets.",
            "{child} told the school nurse that {he} has not been out with friends since last year, because somebody has to be in.",
            "I treat {carer} for a long illness, and it was {child} who knew all of the doses.",
        ],
        worries: &[
            "{child} does an adult’s work before and after school.",
            "{carer} is ill and proud, and has not asked for the care to which {she} is entitled.",
            "If {child} is ill or away, nothing in the house works.",
        ],
        child: &[
            "{child} is tired and cannot remember when {he} last saw a friend.",
            "{child} worries about {carer} through every lesson.",
            "{child} is proud of what {he} does, and wants somebody to notice.",
        ],
        analysis: &[
            "{child} should go on helping, and should stop being the plan.",
            "Adult social care can give {carer} what {child} gives now. That is the quickest way to help {child}.",
            "Nobody has asked {child} what {he} would do with a free Saturday.",
        ],
        early: &[
            "{child} made the tea, gave out the tablets and helped {sibling} with spelling while we talked.",
            "{carer} did not know that {child} rings from school. She was quiet for a while.",
            "We wrote down everything that {child} does in a day. It went on to a second page.",
        ],
        middle: &[
            "A care worker comes in the mornings now. {child} did not trust it for a week, and then slept until eight.",
            "{child} has been to the young carers’ evening twice.",
            "School lets {child} ring home at break, without having to ask.",
        ],
        later: &[
            "{child} was out when I came, at {place} with {friend}. {carer} was delighted.",
            "The list of what {child} does is half a page.",
            "{child} went on the residential, and rang home only once.",
        ],
        goals: &[
            Goal {
                goal: &["{child} has time to be a child.", "{child} has two evenings a week of {his} own."],
                action: &["Young carers’ group on {day}s, with a lift", "Aunt takes over on two evenings"],
                who: Who::Other("Open Door Aldermoor"),
            },
            Goal {
                goal: &["{carer} gets the care {she} needs from adults."],
                action: &["Ask adult social care for an assessment, and be there for it"],
                who: Who::Lead,
            },
            Goal {
                goal: &["School knows, and helps {child}."],
                action: &["Young carer’s card, telephone at break, homework when it can be done"],
                who: Who::Other("School"),
            },
        ],
        help: &[
            Help {
                kind: "young_carer",
                says: &[
                    "Went with {child} to the young carers’ group the first time.",
                    "Counted up with {child} what could be done by somebody else.",
                ],
            },
            Help {
                kind: "physical_health",
                says: &[
                    "Filled in the request to adult social care with {carer}.",
                    "Sat in on the care assessment, so that {child} did not have to.",
                ],
            },
        ],
    },
];
