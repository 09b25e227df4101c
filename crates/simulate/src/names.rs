//! Names as England has them today. Every combination is put together by chance; none is meant to be anybody.

use crate::chance::Chance;

/// Names that often go together, with the national code of the ethnicity and the first language.
#[derive(Debug)]
pub(crate) struct Background {
    pub(crate) ethnicity: &'static str,
    pub(crate) language: &'static str,
    /// What the language is called, for an interpreter.
    pub(crate) language_name: &'static str,
    /// How many of a hundred families.
    share: usize,
    pub(crate) girls: &'static [&'static str],
    pub(crate) boys: &'static [&'static str],
    pub(crate) women: &'static [&'static str],
    pub(crate) men: &'static [&'static str],
    pub(crate) surnames: &'static [&'static str],
}

const BACKGROUNDS: &[Background] = &[
    Background {
        ethnicity: "WBRI",
        language: "ENG",
        language_name: "English",
        share: 52,
        girls: &[
            "Poppy", "Evie", "Ruby", "Freya", "Isla", "Daisy", "Lily-Mae", "Maisie", "Ellie", "Harper", "Phoebe",
            "Willow", "Scarlett", "Connie", "Bonnie", "Heidi",
        ],
        boys: &[
            "Alfie", "Archie", "Oscar", "Finley", "Jayden", "Tyler", "Harley", "Reuben", "Kian", "Mason", "Toby",
            "Riley", "Ethan", "Bobby", "Jude", "Rory",
        ],
        women: &[
            "Kelly", "Gemma", "Stacey", "Leanne", "Donna", "Natalie", "Hayley", "Jodie", "Kirsty", "Becky", "Chloe",
            "Sharon", "Tracy", "Lorraine",
        ],
        men: &[
            "Craig", "Lee", "Darren", "Scott", "Ryan", "Wayne", "Shaun", "Gary", "Kieran", "Ashley", "Dean", "Carl",
            "Neil", "Barry",
        ],
        surnames: &[
            "Thornley",
            "Pickering",
            "Hartshorn",
            "Bexley",
            "Crowther",
            "Whitlock",
            "Fenwick",
            "Ollerton",
            "Sugden",
            "Marlow",
            "Tibbs",
            "Rudge",
            "Cotterill",
            "Wainscott",
            "Garside",
            "Penhale",
            "Lockyer",
            "Drabble",
            "Ashdown",
            "Holroyd",
        ],
    },
    Background {
        ethnicity: "APKN",
        language: "URD",
        language_name: "Urdu",
        share: 7,
        girls: &["Aisha", "Zainab", "Maryam", "Hafsa", "Inaya", "Iqra"],
        boys: &["Mohammed", "Hamza", "Ibrahim", "Zayn", "Yusuf", "Bilal"],
        women: &["Samina", "Nazia", "Rukhsana", "Shazia", "Farzana"],
        men: &["Imran", "Tariq", "Asif", "Kashif", "Nadeem"],
        surnames: &["Mahmood", "Akhtar", "Qureshi", "Bashir", "Rafiq", "Siddiqui"],
    },
    Background {
        ethnicity: "BAFR",
        language: "YOR",
        language_name: "Yoruba",
        share: 6,
        girls: &["Amara", "Temi", "Ife", "Simi", "Zuri", "Ada"],
        boys: &["Tobi", "Kofi", "Dayo", "Emeka", "Kwame", "Seun"],
        women: &["Folake", "Ngozi", "Abena", "Bisi", "Chidinma"],
        men: &["Kunle", "Chinedu", "Yaw", "Femi", "Obinna"],
        surnames: &["Okonjo", "Adebayo", "Mensah", "Oyelaran", "Nwosu", "Boateng"],
    },
    Background {
        ethnicity: "BCRB",
        language: "ENG",
        language_name: "English",
        share: 4,
        girls: &["Shanice", "Amaya", "Nevaeh", "Tianna", "Kezia"],
        boys: &["Kai", "Tyrell", "Malachi", "Jerome", "Zion"],
        women: &["Marcia", "Paulette", "Simone", "Candice", "Janelle"],
        men: &["Delroy", "Marlon", "Leroy", "Andre", "Desmond"],
        surnames: &["Campbell-Reid", "Bogle", "Francis", "Gayle", "Pinnock", "Hinds"],
    },
    Background {
        ethnicity: "MWBC",
        language: "ENG",
        language_name: "English",
        share: 5,
        girls: &["Mia", "Layla", "Jasmine", "Ava", "Sienna"],
        boys: &["Theo", "Levi", "Jaden", "Micah", "Elijah"],
        women: &["Danielle", "Michelle", "Rochelle", "Lauren", "Naomi"],
        men: &["Jermaine", "Dwayne", "Curtis", "Aaron", "Lloyd"],
        surnames: &["Grant-Lacey", "Morrish", "Dalby", "Ellis-Browne", "Beckles", "Tranter"],
    },
    Background {
        ethnicity: "WOTH",
        language: "POL",
        language_name: "Polish",
        share: 6,
        girls: &["Zuzanna", "Maja", "Hanna", "Oliwia", "Lena"],
        boys: &["Jakub", "Filip", "Szymon", "Kacper", "Antoni"],
        women: &["Agnieszka", "Katarzyna", "Joanna", "Monika", "Beata"],
        men: &["Piotr", "Tomasz", "Marcin", "Grzegorz", "Pawel"],
        surnames: &["Zielony", "Wrobel", "Kaminski", "Dabrowa", "Sikora", "Malek"],
    },
    Background {
        ethnicity: "WOTH",
        language: "RMN",
        language_name: "Romanian",
        share: 4,
        girls: &["Ioana", "Daria", "Andreea", "Sofia", "Bianca"],
        boys: &["Andrei", "Luca", "Matei", "Stefan", "Darius"],
        women: &["Mihaela", "Elena", "Raluca", "Simona"],
        men: &["Ionut", "Florin", "Cristian", "Vasile"],
        surnames: &["Munteanu", "Dragan", "Ciobanu", "Rusu", "Lungu"],
    },
    Background {
        ethnicity: "ABAN",
        language: "BEN",
        language_name: "Bengali",
        share: 4,
        girls: &["Tahmina", "Nusrat", "Safa", "Anika", "Raisa"],
        boys: &["Rafi", "Tanvir", "Ayaan", "Sami", "Nabil"],
        women: &["Rehana", "Shirin", "Fatema", "Lovely"],
        men: &["Jahangir", "Shafiq", "Mizan", "Kamal"],
        surnames: &["Chowdhury", "Miah", "Talukdar", "Sarkar", "Uddin"],
    },
    Background {
        ethnicity: "AIND",
        language: "PNJ",
        language_name: "Panjabi",
        share: 3,
        girls: &["Simran", "Jasleen", "Anaya", "Kiran", "Meera"],
        boys: &["Arjun", "Harveer", "Rohan", "Gurdit", "Dev"],
        women: &["Manjit", "Sukhi", "Priti", "Rajinder"],
        men: &["Balraj", "Harpal", "Sunil", "Jaspal"],
        surnames: &["Sandhu", "Dhaliwal", "Grewal", "Parmar", "Bhogal"],
    },
    Background {
        ethnicity: "BAFR",
        language: "SOM",
        language_name: "Somali",
        share: 3,
        girls: &["Hodan", "Sagal", "Ayaan", "Ifrah", "Nasra"],
        boys: &["Abdi", "Liban", "Zakariya", "Guled", "Idris"],
        women: &["Halimo", "Fadumo", "Sahra", "Deqa"],
        men: &["Warsame", "Hassan", "Farah", "Omar"],
        surnames: &["Warfaa", "Jama", "Elmi", "Dirie", "Guleed"],
    },
    Background {
        ethnicity: "OOTH",
        language: "KUR",
        language_name: "Kurdish",
        share: 2,
        girls: &["Rojin", "Dilan", "Avin", "Lava"],
        boys: &["Aram", "Baran", "Rebin", "Diyar"],
        women: &["Shilan", "Nasrin", "Gulan"],
        men: &["Karwan", "Soran", "Hiwa"],
        surnames: &["Barzan", "Salih", "Rashid", "Mirza"],
    },
    Background {
        ethnicity: "WROM",
        language: "ENG",
        language_name: "English",
        share: 2,
        girls: &["Shanelle", "Kizzy", "Delilah", "Rosanna"],
        boys: &["Levi", "Joby", "Nelson", "Tommy"],
        women: &["Margaret", "Louisa", "Charmaine", "Mary-Ann"],
        men: &["Elvin", "Hughie", "Dan", "Walter"],
        surnames: &["Gaskin", "Buckland", "Loveridge", "Smithson"],
    },
    Background {
        ethnicity: "MWAS",
        language: "ENG",
        language_name: "English",
        share: 2,
        girls: &["Leila", "Maya", "Tara", "Sasha"],
        boys: &["Kieran", "Adam", "Ravi", "Joel"],
        women: &["Melanie", "Yasmin", "Nina", "Claire"],
        men: &["Sanjay", "Adil", "Martin", "Robin"],
        surnames: &["Hargreave-Shah", "Patel-Moss", "Lindow", "Farooq-Hale"],
    },
];

/// A family's background, as often as in a large English town.
pub(crate) fn background(chance: &mut Chance) -> &'static Background {
    let all: usize = BACKGROUNDS.iter().map(|background| background.share).sum();
    let mut place = chance.below(all);
    for background in BACKGROUNDS {
        match place.checked_sub(background.share) {
            Some(rest) => place = rest,
            None => return background,
        }
    }
    &BACKGROUNDS[0]
}

/// A background whose first language is not English.
pub(crate) fn background_with_another_language(chance: &mut Chance) -> &'static Background {
    loop {
        let found = background(chance);
        if found.language != "ENG" {
            return found;
        }
    }
}

/// Names of friends in children's own words.
pub(crate) const FRIENDS: &[&str] = &[
    "Noah", "Aaliyah", "Jack", "Priya", "Leo", "Fatima", "Sam", "Grace", "Ollie", "Zofia", "Kaleb", "Molly", "Musa",
    "Erin", "Luis", "Tia",
];

/// Names of professionals outside the council.
pub(crate) const PROFESSIONALS: &[&str] = &[
    "Mrs Okafor",
    "Mr Lindley",
    "Ms Patel",
    "Mrs Hughes",
    "Mr Osei",
    "Miss Garner",
    "Mrs Nowak",
    "Mr Sharma",
    "Ms Kelleher",
    "Mr Rahimi",
    "Mrs Doyle",
    "Miss Bautista",
    "Mr Tennant",
    "Mrs Akande",
    "Ms Frost",
    "Mr Vaughan",
    "Mrs Iqbal",
    "Ms Delaney",
];
