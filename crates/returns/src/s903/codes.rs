//! The code lists of SSDA903, with the collections in which each code may be used.

use crate::Years;

/// A named list of codes.
#[derive(Debug)]
pub struct Codes {
    /// What the list is of, in words that fit a message.
    pub name: &'static str,
    /// Every code that any collection has used.
    pub codes: &'static [&'static str],
    /// The codes that came or went, with the collections that have them.
    pub changed: &'static [(&'static str, Years)],
}

impl Codes {
    /// Whether the list has this code in the collection of this year, whatever its case.
    pub fn hold(&self, code: &str, year: u16) -> bool {
        let same = |known: &str| known.eq_ignore_ascii_case(code);
        self.codes.iter().any(|known| same(known))
            && self.changed.iter().all(|(changed, years)| !same(changed) || years.include(year))
    }
}

macro_rules! lists {
    ($($constant:ident = $name:literal: $($code:literal)+ $(, $changed:literal $years:expr)*;)+) => {
        $(#[doc = concat!("Codes of ", $name, ".")] pub static $constant: Codes =
            Codes { name: $name, codes: &[$($code),+], changed: &[$(($changed, $years)),*] };)+
    };
}

lists! {
    FLAG = "0 or 1": "0" "1";
    SEX = "sexes": "M" "F" "U" "1" "2",
        "M" Years::from(2025), "F" Years::from(2025), "U" Years::from(2025), "1" TO_2024, "2" TO_2024;
    ETHNIC = "ethnicities":
        "WBRI" "WIRI" "WOTH" "WIRT" "WROM" "MWBC" "MWBA" "MWAS" "MOTH" "AIND" "APKN" "ABAN" "AOTH" "BCRB" "BAFR" "BOTH" "CHNE" "OOTH"
        "REFU" "NOBT";
    RNE = "reasons for a new episode": "S" "L" "P" "T" "B" "U";
    LS = "legal statuses": "C1" "C2" "D1" "E1" "V2" "V3" "V4" "J1" "J2" "J3" "L1" "L2" "L3";
    CIN = "categories of need": "N1" "N2" "N3" "N4" "N5" "N6" "N7" "N8";
    PLACE = "placement types":
        "U1" "U2" "U3" "U4" "U5" "U6" "A3" "A4" "A5" "A6" "P1" "P2" "P3" "H5" "K1" "K2" "K3" "R1" "R2" "R3" "R5" "S1" "T0" "T1" "T2" "T3"
        "T4" "Z1" "Z11" "Z12" "Z13" "Z14",
        "K3" Years::from(2024), "P2" TO_2025, "H5" TO_2025, "Z1" TO_2025, "Z11" FROM_2026, "Z12" FROM_2026,
        "Z13" FROM_2026, "Z14" FROM_2026;
    PLACE_PROVIDER = "placement providers": "PR0" "PR1" "PR2" "PR3" "PR4" "PR5";
    REC = "reasons an episode ended":
        "X1" "E11" "E12" "E2" "E3" "E4A" "E4B" "E13" "E41" "E45" "E46" "E47" "E48" "E5" "E6" "E7" "E8" "E9" "E14" "E15" "E16" "E17";
    REASON_PLACE_CHANGE = "reasons for a change of placement":
        "CARPL" "CLOSE" "ALLEG" "STAND" "APPRR" "CREQB" "CREQO" "CHILD" "LAREQ" "PLACE" "CUSTOD" "OTHER";
    REVIEW_CODE = "ways of taking part in a review": "PN0" "PN1" "PN2" "PN3" "PN4" "PN5" "PN6" "PN7";
    SDQ_REASON = "reasons for no SDQ score": "SDQ1" "SDQ2" "SDQ3" "SDQ4" "SDQ5";
    IN_TOUCH = "ways of being in touch": "YES" "NO" "DIED" "REFU" "NREQ" "RHOM";
    ACTIV = "activities": "F1" "P1" "F2" "P2" "F4" "P4" "F5" "P5" "G4" "G5" "G6" "0";
    ACCOM = "accommodation":
        "B1" "B2" "C1" "C2" "D1" "D2" "E1" "E2" "G1" "G2" "H1" "H2" "K1" "K2" "R1" "R2" "S2" "T1" "T2" "U1" "U2" "V1" "V2" "W1" "W2" "X2"
        "Y1" "Y2" "Z1" "Z2" "0";
    NB_ADOPTR = "numbers of adopters": "1" "2";
    SEX_ADOPTR = "sexes of adopters": "M1" "F1" "MM" "FF" "MF";
    LS_ADOPTR = "legal statuses of adopters": "L0" "L11" "L12" "L2" "L3" "L4";
    REASON_PLACED_CEASED = "reasons a decision ended": "RD1" "RD2" "RD3" "RD4";
    PREV_PERM = "earlier permanence": "P1" "P2" "P3" "P4" "Z1";
    MISSING = "kinds of absence": "M" "A";
    SW_REASON = "reasons for a change of worker":
        "MANAGE" "FCONTA" "LEFTRL" "ORGRST" "TSPROC" "ABSENC" "CHCHAN" "PCCHAN" "SWDIED" "OTHERS";
}

const TO_2024: Years = Years { from: None, to: Some(2024) };
const TO_2025: Years = Years { from: None, to: Some(2025) };
const FROM_2026: Years = Years::from(2026);
