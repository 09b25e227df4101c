//! The code lists of the CIN census, by every code that any collection year has used. Which code is right in which year is for the
//! rules to say; here a code is only one that the census knows.

/// A named list of codes.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeList {
    /// What the list is of, in words that fit a message.
    pub name: &'static str,
    /// The codes.
    pub codes: &'static [&'static str],
}

macro_rules! lists {
    ($($constant:ident = $name:literal: $($code:literal)+;)+) => {
        $(pub(super) static $constant: CodeList = CodeList { name: $name, codes: &[$($code),+] };)+
    };
}

lists! {
    COLLECTION = "collections": "CIN";
    SOURCE_LEVEL = "source levels": "L";
    UPN_UNKNOWN = "reasons for having no UPN": "UN1" "UN2" "UN3" "UN4" "UN5" "UN6" "UN7";
    SEX = "sexes": "M" "F" "U";
    GENDER = "genders": "0" "1" "2" "9";
    ETHNICITY = "ethnicities":
        "WBRI" "WIRI" "WIRT" "WROM" "WOTH" "MWBC" "MWBA" "MWAS" "MOTH" "AIND" "APKN" "ABAN" "AOTH" "BCRB" "BAFR" "BOTH" "CHNE" "OOTH"
        "REFU" "NOBT";
    DISABILITY = "disabilities": "NONE" "MOB" "HAND" "PC" "INC" "COMM" "LD" "HEAR" "VIS" "BEH" "CON" "AUT" "DDA";
    REFERRAL_SOURCE = "referral sources":
        "1A" "1B" "1C" "1D" "2A" "2B" "3A" "3B" "3C" "3D" "3E" "3F" "4" "5A" "5B" "5C" "5D" "6" "7" "8" "9" "10";
    PRIMARY_NEED = "primary needs": "N0" "N1" "N2" "N3" "N4" "N5" "N6" "N7" "N8" "N9";
    CLOSURE = "reasons for closure": "RC1" "RC2" "RC3" "RC4" "RC5" "RC6" "RC7" "RC8" "RC9";
    FACTOR = "assessment factors":
        "1A" "1B" "1C" "2A" "2B" "2C" "3A" "3B" "3C" "4A" "4B" "4C" "5A" "5B" "5C" "6A" "6B" "6C" "7A" "8B" "8C" "8D" "8E" "8F" "9A"
        "10A" "11A" "12A" "13A" "14A" "15A" "16A" "17A" "18A" "18B" "18C" "19A" "19B" "19C" "20" "21" "22A" "23A" "24A";
    ABUSE = "categories of abuse": "NEG" "PHY" "SAB" "EMO" "MUL";
}
