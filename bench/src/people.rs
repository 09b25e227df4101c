//! Made-up children in families, and the records that two agencies keep of them, each damaged in its own way. Whose names keep to a community, whose
//! postcodes to a town; siblings share home and surname, twins a date of birth too. The same seed makes the same people.

/// Letters of an inward postcode.
const INWARD: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
const BEGINNINGS: [&str; 32] = [
    "b", "br", "c", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr", "r", "s", "sh", "st",
    "t", "tr", "v", "w", "y", "z", "ch", "th", "fl", "gl", "el",
];
const MIDDLES: [&str; 20] = [
    "a", "e", "i", "o", "u", "ai", "ee", "oo", "an", "el", "in", "or", "ar", "en", "il", "ur", "ora", "ami", "eli",
    "una",
];
const ENDS_OF_FORENAMES: [&str; 12] = ["a", "ie", "ah", "ia", "elle", "yn", "us", "on", "o", "iel", "an", "ik"];
const ENDS_OF_SURNAMES: [&str; 14] =
    ["son", "ton", "ley", "ford", "man", "er", "ham", "field", "well", "ski", "ova", "ami", "ani", "wood"];
const COMMON_FORENAMES: [&str; 40] = [
    "olivia",
    "amelia",
    "isabella",
    "elizabeth",
    "charlotte",
    "katherine",
    "abigail",
    "samantha",
    "victoria",
    "rebecca",
    "fatima",
    "aisha",
    "maryam",
    "zainab",
    "khadija",
    "grace",
    "poppy",
    "daisy",
    "matilda",
    "josephine",
    "oliver",
    "george",
    "thomas",
    "william",
    "alexander",
    "benjamin",
    "samuel",
    "joseph",
    "daniel",
    "muhammad",
    "yusuf",
    "ibrahim",
    "abdullah",
    "michael",
    "matthew",
    "christopher",
    "nicholas",
    "kai",
    "theodore",
    "edward",
];
const COMMON_SURNAMES: [&str; 24] = [
    "smith", "jones", "taylor", "brown", "williams", "wilson", "davies", "evans", "khan", "patel", "hussain", "begum",
    "ahmed", "ali", "okafor", "nowak", "clarke", "wright", "phillips", "harrison", "murphy", "o'brien", "singh",
    "kaur",
];
/// Short forms of the common names, for a clerk who writes what he hears.
const SHORT: [(&str, &str); 18] = [
    ("isabella", "bella"),
    ("elizabeth", "lizzie"),
    ("charlotte", "lottie"),
    ("katherine", "kate"),
    ("abigail", "abi"),
    ("samantha", "sam"),
    ("victoria", "vicky"),
    ("rebecca", "becky"),
    ("matilda", "tilly"),
    ("josephine", "josie"),
    ("thomas", "tom"),
    ("william", "billy"),
    ("alexander", "alex"),
    ("benjamin", "ben"),
    ("samuel", "sam"),
    ("michael", "mikey"),
    ("christopher", "chris"),
    ("edward", "teddy"),
];
const COMMUNITIES: u64 = 5;

/// A source of numbers that repeats itself. Steele and others, 2014.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, many: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(many)) >> 64) as u64
    }

    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len() as u64) as usize]
    }

    /// Small numbers far oftener than large ones, as names are.
    fn lopsided(&mut self, many: u64) -> u64 {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((many as f64 + 8.0).powf(share) * 8.0_f64.powf(1.0 - share) - 8.0) as u64
    }
}

/// A record of a person.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub forename: String,
    pub surname: String,
    pub born: (u32, u32, u32),
    pub female: bool,
    pub postcode: String,
    pub number: String,
    pub street: String,
}

impl Record {
    /// The date of birth as it is written in files; empty if it is not known.
    pub fn birth_date(&self) -> String {
        let (year, month, day) = self.born;
        if year == 0 { String::new() } else { format!("{year:04}-{month:02}-{day:02}") }
    }

    pub fn sex(&self) -> &'static str {
        if self.female { "F" } else { "M" }
    }
}

/// All children of one family.
pub fn family(seed: u64, number: u64) -> Vec<Record> {
    let mut random = Random::new(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95));
    let community = random.below(COMMUNITIES);
    let surname = surname(&mut random, community);
    let postcode = postcode(&mut random);
    let street = format!("{} {} Road", 1 + random.below(200), capital(random.of(&COMMON_SURNAMES)));
    let size = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5][random.below(12) as usize];
    let mut children: Vec<Record> = Vec::new();
    for place in 0..size {
        let twin = place > 0 && random.one_in(30);
        let born = match children.last() {
            Some(before) if twin => before.born,
            Some(_) | None => {
                (2007 + random.below(18) as u32, 1 + random.below(12) as u32, 1 + random.below(28) as u32)
            }
        };
        let mut forename = forename(&mut random, community);
        while children.iter().any(|child| child.forename == forename) {
            forename = self::forename(&mut random, community);
        }
        let (own, other) = (surname.clone(), self::surname(&mut random, community));
        let surname = match random.below(30) {
            0 => format!("{own}-{other}"),
            1 => other,
            _ => own,
        };
        let number = nhs_number(number * 8 + place);
        let (postcode, street) = (postcode.clone(), street.clone());
        let female = forename.ends_with(['a', 'e', 'h']) ^ random.one_in(20);
        children.push(Record { forename, surname, born, female, postcode, number, street });
    }
    children
}

fn forename(random: &mut Random, community: u64) -> String {
    if random.below(5) < 2 {
        let place = random.lopsided(COMMON_FORENAMES.len() as u64) + community * 8;
        return capital(COMMON_FORENAMES[place as usize % COMMON_FORENAMES.len()]);
    }
    let mut of = Random::new(random.lopsided(4_000) * COMMUNITIES + community);
    capital(&format!("{}{}{}", of.of(&BEGINNINGS), of.of(&MIDDLES), of.of(&ENDS_OF_FORENAMES)))
}

fn surname(random: &mut Random, community: u64) -> String {
    if random.below(5) == 0 {
        let place = random.lopsided(COMMON_SURNAMES.len() as u64) + community * 5;
        return capital(COMMON_SURNAMES[place as usize % COMMON_SURNAMES.len()]);
    }
    let mut of = Random::new(0x5000_0000 + random.lopsided(30_000) * COMMUNITIES + community);
    let (begin, middle, again) = (of.of(&BEGINNINGS), of.of(&MIDDLES), of.of(&BEGINNINGS));
    let long = if of.one_in(2) { format!("{again}{}", of.of(&MIDDLES)) } else { String::new() };
    capital(&format!("{begin}{middle}{long}{}", of.of(&ENDS_OF_SURNAMES)))
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Forty towns of ten districts.
fn postcode(random: &mut Random) -> String {
    let (town, district) = (random.below(40), 1 + random.below(10));
    let letter = |random: &mut Random| char::from(INWARD[random.below(INWARD.len() as u64) as usize]);
    let area = format!("{}{}", char::from(b'A' + (town % 20) as u8), char::from(b'B' + (town / 20) as u8));
    format!("{area}{district} {}{}{}", random.below(10), letter(random), letter(random))
}

/// A number that passes the check of the NHS and was never issued.
fn nhs_number(place: u64) -> String {
    let mut nine = 999_999_999 - place * 3 % 99_000_000;
    loop {
        let digits = format!("{nine:09}");
        let sum: u64 = digits.bytes().zip((2..=10).rev()).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
        match 11 - sum % 11 {
            10 => nine -= 1,
            11 => return format!("{digits}0"),
            check => return format!("{digits}{check}"),
        }
    }
}

/// The record as another agency has it.
pub fn damaged(record: &Record, random: &mut Random) -> Record {
    let mut other = record.clone();
    // A hurried clerk makes several mistakes in one record.
    let hurry = if random.one_in(8) { 4 } else { 1 };
    let often = |random: &mut Random, in_thousand: u64| random.below(1_000) < in_thousand * hurry;
    if often(random, 60) {
        let lower = other.forename.to_lowercase();
        if let Some((_, short)) = SHORT.iter().find(|(full, _)| *full == lower) {
            other.forename = capital(short);
        }
    }
    if often(random, 25) {
        other.forename = slip(&other.forename, random);
    }
    if often(random, 25) {
        other.surname = slip(&other.surname, random);
    }
    if often(random, 20) {
        other.forename = format!("{} {}", other.forename, capital(random.of(&COMMON_FORENAMES)));
    }
    if often(random, 15) {
        other.surname = capital(random.of(&COMMON_SURNAMES));
    }
    if often(random, 8) {
        std::mem::swap(&mut other.forename, &mut other.surname);
    }
    let (year, month, day) = other.born;
    match random.below(1_000 / hurry) {
        0..8 if day <= 12 => other.born = (year, day, month),
        8..14 => other.born = (year, month, 1 + (day + 9) % 28),
        14..20 => other.born = (year + 1, month, day),
        20..24 => other.born = (year, 1, 1),
        24..34 => other.born = (0, 0, 0),
        _ => {}
    }
    if often(random, 110) {
        other.postcode = postcode(random);
    }
    if often(random, 15) {
        other.postcode = slip(&other.postcode, random).to_uppercase();
    }
    if often(random, 40) {
        other.postcode.clear();
    }
    if often(random, 200) {
        other.number.clear();
    }
    if often(random, 3) {
        other.female = !other.female;
    }
    other
}

/// A letter wrong, missing, doubled or swapped with its neighbour.
fn slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return word.to_owned();
    }
    let at = 1 + random.below(letters.len() as u64 - 1) as usize;
    match random.below(4) {
        0 => letters[at] = char::from(b'a' + random.below(26) as u8),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at - 1),
    }
    letters.into_iter().collect()
}
