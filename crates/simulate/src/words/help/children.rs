//! What children say in their own words, by age, and what is said of them.

const SMALL: &[&str] = &[
    "“That’s my bed and that’s mummy’s bed.”",
    "“I not scared of {pet}.”",
    "“Again! Again!”",
    "“{sibling} did it. Not me.”",
    "“I had {food}. All gone.”",
    "“Daddy gone work.”",
    "“Mine is the {colour} one.”",
    "“You come my house tomorrow?”",
    "“Nanny sings me the boat song.”",
    "“I can jump. Look. Look at me.”",
    "“Loud. I don’t like loud.”",
    "“{friend} is my friend at nursery.”",
    "“I want the light on.”",
    "“We saw ducks at {place}.”",
    "“I’m a big girl now, and big boys, and everybody.”",
];

const YOUNG: &[&str] = &[
    "“My best thing is {game}. My worst thing is when people shout.”",
    "“I like it when we have {food} and nobody is cross.”",
    "“{friend} is my best friend, but on {day} it was {friend}.”",
    "“When I can’t sleep I go in with {sibling}.”",
    "“I wish we had a garden, with {pet} in it.”",
    "“I told {teacher} a secret, and she said it was a good one to tell.”",
    "“Mummy was sad {time}, so I made her a card.”",
    "“I got a sticker for {lesson}. It was a {colour} one.”",
    "“Are you the lady that helps? You can help with my shoe.”",
    "“If I had a magic wand I would make everybody come home at the same time.”",
    "“I get tummy ache {time}.”",
    "“I don’t like the dark bit on the stairs.”",
    "“Sometimes there isn’t any breakfast, but we get toast at school.”",
    "“I can ride with no stabilisers now, at {place}.”",
    "“Nan says I’m her favourite, but she says it to {sibling} too.”",
    "“It is better now. Nobody slams the door.”",
    "“I drew our family. That’s you, you’re in the car.”",
    "“I’m allowed to stay up on {day}.”",
];

const MIDDLE: &[&str] = &[
    "“It’s calmer {time} now. Before, I used to listen out for it.”",
    "“I like {lesson} because {teacher} explains it twice.”",
    "“I’d like people to ask me first, and then the grown-ups.”",
    "“I worry about mum when I’m at school. Not all the time. In {lesson} I forget.”",
    "“Me and {friend} are making a film about {pet}.”",
    "“I don’t mind you coming. You ask normal questions.”",
    "“I want to see dad, but not if they argue at the door.”",
    "“The plan is all right. You should put that I do the washing-up, because I do.”",
    "“If things were a weather, this week is cloudy with some sun.”",
    "“I used to be late every day, and now only {day}.”",
    "“Sometimes I say I’m fine because it’s quicker.”",
    "“I’d give home seven out of ten. It was four.”",
    "“Everyone at {place} knows my name.”",
    "“I don’t want a different worker. I’d have to say it all again.”",
    "“We had {food} and played {game}, and nobody looked at their phone.”",
    "“It’s hard to do homework when {sibling} is screaming.”",
    "“When I grow up I want to drive the ambulance, not be in it.”",
    "“I wish someone had told me what the meeting was for.”",
    "“My room is {colour} now. I chose it.”",
    "“{sibling} gets all the attention, but I get the bigger bed.”",
    "“I told mum, and she didn’t get cross, she listened.”",
    "“Can you write that I’m good at {game}?”",
];

const TEENAGE: &[&str] = &[
    "“I’m not being funny, but you’re the fifth person who’s asked me that.”",
    "“It’s alright. It’s not amazing. It’s alright.”",
    "“I go to {place} with {friend}, because it’s quiet there.”",
    "“I don’t need a worker. I need a lift on {day}.”",
    "“People think I don’t care about school. I care, I just can’t do the mornings.”",
    "“Me and mum talk more now. In the car, mostly.”",
    "{many}“I look after the little ones because I want to, but it’d be nice to be asked.”",
    "“If I tell you something, do you have to write it down?”",
    "“I’ve stopped hanging round with them. It wasn’t because you said so.”",
    "“{teacher} is the only one who noticed.”",
    "“Just don’t turn up in the school car park with a lanyard on.”",
    "“I slept properly for the first time in ages.”",
    "“I’d like to see my dad on my own terms.”",
    "“Put down that I’m predicted a six in {lesson}.”",
    "“It helps when you’re on time.”",
    "“I get the worry in my chest, and then I do the breathing thing, and then it goes.”",
    "“Home’s calmer. Ask {sibling}, not me.”",
    "“I made {food} for everyone on {day}. There was none left.”",
    "“I read what you wrote. It’s fair, apart from the bit about my hair.”",
];

const NEARLY_GROWN: &[&str] = &[
    "“I want to stay at college, and I need the bus pass to do it.”",
    "“I’m eighteen soon. Who do I ring then?”",
    "“I’ve got an interview at the garage on {day}.”",
    "“Mum needs help more than I do, so start there.”",
    "“I’d like to move out one day, but not like this.”",
    "“I keep an eye on {sibling}. Nobody asked me to.”",
    "“It’s been better since dad started answering his phone.”",
    "“I passed my theory test. Put that in your notes.”",
    "“I don’t need saving. I need a quiet room to revise in.”",
    "“Most people my age don’t do the shopping, the cooking and the school run.”",
    "“I told the counsellor things I hadn’t said out loud before.”",
    "“I’m cooking {food} tonight. You can stay if you like.”",
];

/// What a child of that age may say; nothing before they talk.
pub(crate) fn childs_words(age: i32) -> Option<&'static [&'static str]> {
    match age {
        ..=1 => None,
        2..=4 => Some(SMALL),
        5..=7 => Some(YOUNG),
        8..=11 => Some(MIDDLE),
        12..=15 => Some(TEENAGE),
        _ => Some(NEARLY_GROWN),
    }
}

/// What is going well for a child.
pub(crate) const CHILD_WELL: &[&str] = &[
    "{4+}{child} loves {game} and is good at it.",
    "{child} is close to {carer} and turns to {her} when {he} is hurt.",
    "{4+}{child} is kind to younger children.",
    "{5+}{child} reads well for {his} age and has a library card.",
    "{child} eats and sleeps well.",
    "{4+}{child} has a firm friend in {friend}.",
    "{1+}{child} laughs easily.",
    "{5+}{teacher} says that {child} is a pleasure to teach.",
    "{10+}{child} knows what {he} wants to do after school, and how to get there.",
    "{-3}{child} is meeting {his} milestones and is into everything.",
    "{-3}{child} settles quickly when {carer} picks {him} up.",
    "{8+}{child} can say what {he} feels, and when.",
    "{2+}{child} and {sibling} are devoted to each other.",
    "{5+}{child} has not missed a day of school this month.",
    "{11+}{child} helps at {place} on Saturdays and is relied on there.",
    "{4+}{child} has settled at {school}.",
];

/// What worries us about a child, when it is not what worries us about the family.
pub(crate) const CHILD_WORRIES: &[&str] = &[
    "{3+}No worries of {his} own, but {child} notices everything that goes on around {him}.",
    "{4+}{child} tries to keep the peace, and it tires {him}.",
    "{child} has had less of {carer}’s time this year than {he} needs.",
    "{4+}{child} does not like to be asked about home, and changes the subject to {game}.",
    "{-3}{child} startles at loud noises.",
    "{5+}{child} has begun to say that {he} is fine before anybody asks.",
    "{6+}{child} thinks that some of this is {his} fault. It is not, and {he} has been told so.",
    "{child} has missed a dental check and a hearing test.",
];
