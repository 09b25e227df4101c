//! Made-up returns of any size, most of them right and some spoilt in the ways that data is: from a seed, so that every run is the same.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How a return is made.
#[derive(Clone, Copy)]
pub(crate) struct Making {
    pub(crate) seed: u64,
    pub(crate) children: u32,
    /// The collection, by the year in which it ends.
    pub(crate) year: i16,
    /// Of ten thousand elements, how many are spoilt.
    pub(crate) spoilt: u64,
    /// Whether identifiers are spoilt too.
    pub(crate) identifiers: Identifiers,
}

/// Whether children can be told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Identifiers {
    /// Each child has an identifier of its own.
    Sound,
    /// Some have none, or that of another.
    Spoilt,
}

impl Making {
    /// The message as XML.
    pub(crate) fn xml(self) -> String {
        let end = date(self.year, 3, 31);
        let upn_before = "H801200001001".to_owned();
        let mut maker = Maker { chance: Chance(self.seed), making: self, end, day_before: end, upn_before };
        let mut xml = format!(
            "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{}</Year>\
             <ReferenceDate>{}</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA>\
             </Source></Header><Children>\n",
            self.year, maker.end
        );
        for number in 0..self.children {
            let child = maker.child(number);
            maker.write(&child, &mut xml);
            xml.push('\n');
        }
        xml.push_str("</Children></Message>\n");
        xml
    }
}

/// Steele, Lea and Flood's SplitMix64: good enough to make data, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }
}

enum Node {
    Value(&'static str, String),
    Block(&'static str, Vec<Node>),
}

struct Maker {
    chance: Chance,
    making: Making,
    end: Date,
    /// The last day and UPN written, which a hand that slips may write again.
    day_before: Date,
    upn_before: String,
}

const NEEDS: &[&str] = &["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N0"];
const SOURCES: &[&str] = &["1A", "1B", "1C", "1D", "2A", "2B", "3A", "3E", "4", "5A", "5D", "6", "7", "8", "9", "10"];
const DISABILITIES: &[&str] = &["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"];
const FACTORS: &[&str] = &["1A", "2B", "3A", "3B", "4C", "7A", "11A", "16A", "17A", "18A", "18B", "19A", "19C", "22A"];
const ETHNICITIES: &[&str] = &["WBRI", "WIRT", "MWBC", "AIND", "BAFR", "CHNE", "OOTH", "REFU", "NOBT"];
const ABUSE: &[&str] = &["NEG", "PHY", "SAB", "EMO", "MUL"];
const CLOSURES: &[&str] = &["RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9"];
const ODD: &[&str] = &["", "XX", "ZZZZ", "0", "21", "UN7", "NONE", "RC8", "RC2", "1", "18A"];

impl Maker {
    fn value(&mut self, name: &'static str, value: impl ToString) -> Node {
        Node::Value(name, value.to_string())
    }

    /// A day so many days after another, give or take.
    fn after(&mut self, day: Date, least: i64, most: i64) -> Date {
        let days = least + self.chance.below((most - least + 1) as u64) as i64;
        day.saturating_add(days.days())
    }

    fn upn(&mut self) -> String {
        let digits = format!("{}2{:09}", self.chance.of(&["80", "20", "30"]), self.chance.below(1_000_000_000));
        let sum: usize = digits.bytes().zip(2..).map(|(digit, place)| place * usize::from(digit - b'0')).sum();
        format!("{}{digits}", char::from(b"ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]))
    }

    fn child(&mut self, number: u32) -> Node {
        let is_unborn = self.chance.one_in(40);
        let start = self.end.saturating_sub(1.year()).saturating_add(1.day());
        let mut about = vec![self.value("LAchildID", format!("AM{number:06}"))];
        if self.chance.one_in(3) {
            about.push(self.value("UPNunknown", "UN2"));
        } else {
            let upn = self.upn();
            about.push(self.value("UPN", upn));
        }
        if self.chance.one_in(9) {
            let former = self.upn();
            about.push(self.value("FormerUPN", former));
        }
        let born = match is_unborn {
            true => self.after(self.end, 1, 120),
            false => self.after(start, -6000, -400),
        };
        about.push(self.value(if is_unborn { "ExpectedPersonBirthDate" } else { "PersonBirthDate" }, born));
        let (element, unknown, sexes) = match self.making.year {
            ..2025 => ("GenderCurrent", "0", ["1", "2"]),
            2025.. => ("Sex", "U", ["M", "F"]),
        };
        let sex = if is_unborn { unknown } else { self.chance.of(&sexes) };
        about.push(self.value(element, sex));
        if self.chance.one_in(30) {
            let died = self.after(start, 300, 360);
            about.push(self.value("PersonDeathDate", died));
        }
        let mut disabilities = Vec::new();
        for _ in 0..1 + self.chance.below(2) {
            let code = self.chance.of(DISABILITIES);
            disabilities.push(self.value("Disability", code));
        }
        if !self.chance.one_in(5) {
            disabilities = vec![self.value("Disability", "NONE")];
        }
        let ethnicity = self.chance.of(ETHNICITIES);
        let mut child = vec![
            Node::Block("ChildIdentifiers", about),
            Node::Block(
                "ChildCharacteristics",
                vec![self.value("Ethnicity", ethnicity), Node::Block("Disabilities", disabilities)],
            ),
        ];
        let mut from = self.after(start, -60, 100);
        for _ in 0..1 + u64::from(self.chance.one_in(4)) + u64::from(self.chance.one_in(15)) {
            let (episode, until) = self.episode(from);
            child.push(episode);
            from = self.after(until, 0, 60);
        }
        Node::Block("Child", child)
    }

    /// An episode that begins on a day, and the day on which it ends.
    fn episode(&mut self, from: Date) -> (Node, Date) {
        let is_over = self.chance.one_in(7);
        let until = self.after(from, 60, 200).min(self.end);
        let is_closed = until < self.end && !self.chance.one_in(3);
        let source = self.chance.of(SOURCES);
        let need = self.chance.of(NEEDS);
        let mut episode = vec![self.value("CINreferralDate", from), self.value("ReferralSource", source)];
        episode.push(self.value("PrimaryNeedCode", need));
        let reason = self.chance.of(CLOSURES);
        if is_closed {
            episode.push(self.value("CINclosureDate", until));
            episode.push(self.value("ReasonForClosure", reason));
        }
        let mut next = from;
        if !is_over {
            for _ in 0..self.chance.below(3) {
                let (assessment, done) = self.assessment(next, until);
                episode.push(assessment);
                next = self.after(done, 1, 20);
            }
            if self.chance.one_in(3) {
                let ended = self.after(next, 5, 40);
                let mut plan = vec![self.value("CINPlanStartDate", next)];
                if is_closed || self.chance.one_in(2) {
                    plan.push(self.value("CINPlanEndDate", ended));
                }
                episode.push(Node::Block("CINPlanDates", plan));
                next = self.after(ended, 0, 5);
            }
            if self.chance.one_in(3) {
                self.protection(next, is_closed, &mut episode);
            }
        }
        let no_further = match (is_over, self.chance.one_in(3)) {
            (true, true) => "true",
            (true, false) => "1",
            (false, true) => "false",
            (false, false) => "0",
        };
        episode.push(self.value("ReferralNFA", no_further));
        (Node::Block("CINdetails", episode), until)
    }

    fn assessment(&mut self, from: Date, until: Date) -> (Node, Date) {
        let done = self.after(from, 5, 60).min(until);
        let mut assessment = vec![self.value("AssessmentActualStartDate", from)];
        if self.chance.one_in(8) {
            return (Node::Block("Assessments", assessment), done);
        }
        assessment.push(self.value("AssessmentAuthorisationDate", done));
        let mut factors = Vec::new();
        for _ in 0..1 + self.chance.below(3) {
            let factor = if self.chance.one_in(9) { "21" } else { self.chance.of(FACTORS) };
            factors.push(self.value("AssessmentFactors", factor));
        }
        assessment.push(Node::Block("FactorsIdentifiedAtAssessment", factors));
        (Node::Block("Assessments", assessment), done)
    }

    /// A section 47 enquiry, and the plan that it may lead to.
    fn protection(&mut self, from: Date, is_closed: bool, episode: &mut Vec<Node>) {
        let held = self.after(from, 1, 15);
        let mut enquiry = vec![self.value("S47ActualStartDate", from), self.value("InitialCPCtarget", held)];
        let needs_none = self.chance.one_in(3);
        match (needs_none, self.chance.one_in(6)) {
            (true, _) => enquiry.push(self.value("ICPCnotRequired", "1")),
            (false, true) => enquiry.push(self.value("ICPCnotRequired", "0")),
            (false, false) => {
                enquiry.push(self.value("DateOfInitialCPC", held));
                enquiry.push(self.value("ICPCnotRequired", "false"));
            }
        }
        episode.push(Node::Block("Section47", enquiry));
        if needs_none {
            return;
        }
        let review = self.after(held, 1, 90);
        let ended = self.after(review, 0, 60);
        let mut plan = vec![self.value("CPPstartDate", held)];
        if is_closed || self.chance.one_in(2) {
            plan.push(self.value("CPPendDate", ended));
        }
        let (first, latest) = (self.chance.of(ABUSE), self.chance.of(ABUSE));
        let earlier = self.chance.below(3);
        plan.push(self.value("InitialCategoryOfAbuse", first));
        plan.push(self.value("LatestCategoryOfAbuse", latest));
        plan.push(self.value("NumberOfPreviousCPP", earlier));
        let review = self.value("CPPreviewDate", review);
        plan.push(Node::Block("Reviews", vec![review]));
        episode.push(Node::Block("ChildProtectionPlans", plan));
    }

    fn is_spoilt(&mut self) -> bool {
        self.chance.below(10_000) < self.making.spoilt
    }

    /// Writes an element, or something that is not quite it.
    fn write(&mut self, node: &Node, xml: &mut String) {
        let may_be_spoilt = match node {
            Node::Value("LAchildID", _) => self.making.identifiers == Identifiers::Spoilt,
            Node::Value(..) | Node::Block(..) => true,
        };
        let is_spoilt = may_be_spoilt && self.is_spoilt();
        match node {
            Node::Value(name, value) => {
                let value = match is_spoilt {
                    true => match self.spoil(value) {
                        Some(value) => value,
                        None => return,
                    },
                    false => value.clone(),
                };
                let _ = write!(xml, "<{name}>{value}</{name}>");
                self.day_before = value.parse().unwrap_or(self.day_before);
                // Only some elements may be there twice.
                if is_spoilt && matches!(*name, "Disability" | "AssessmentFactors") {
                    let another = if self.chance.one_in(2) { value.as_str() } else { self.chance.of(DISABILITIES) };
                    let _ = write!(xml, "<{name}>{another}</{name}>");
                }
            }
            Node::Block(name, inside) => {
                let may_repeat = matches!(
                    *name,
                    "CINdetails" | "Assessments" | "CINPlanDates" | "Section47" | "ChildProtectionPlans"
                );
                if is_spoilt && may_repeat && self.chance.one_in(2) {
                    return;
                }
                for _ in 0..1 + u32::from(is_spoilt && may_repeat) {
                    let _ = write!(xml, "<{name}>");
                    inside.iter().for_each(|node| self.write(node, xml));
                    let _ = write!(xml, "</{name}>");
                }
            }
        }
    }

    /// A value as it comes out of a tired hand: none at all, blank, another code, another day, with a slip.
    fn spoil(&mut self, value: &str) -> Option<String> {
        if self.chance.one_in(4) {
            return self.chance.one_in(2).then(String::new);
        }
        if let Some(day) = (value.len() == 10).then(|| value.parse().ok()).flatten() {
            return Some(self.spoil_day(day).to_string());
        }
        Some(match (value.len(), self.chance.below(5)) {
            (13, 0) => format!("{}O", &value[..12]),
            (13, 1) => value.replace('2', "A"),
            (13, 2) => format!("A{}", &value[1..]),
            (13, _) => std::mem::replace(&mut self.upn_before, value.to_owned()),
            (8, 0) => format!("{value}-1"),
            (8, 1) => value.repeat(3),
            (8, _) => "AM000001".to_owned(),
            (_, _) => self.chance.of(ODD).to_owned(),
        })
    }

    fn spoil_day(&mut self, day: Date) -> Date {
        match self.chance.below(7) {
            0 => day.saturating_add(1.year()),
            1 => day.saturating_sub(1.year()),
            2 => day.saturating_sub(12.years()),
            3 => self.after(self.end, -10, 30),
            // The day of something else in the child's life.
            4 | 5 => self.day_before,
            _ => self.after(day, -40, 40),
        }
    }
}
