//! Reading the made-up returns in a rule's `cases`, and judging the rule by them.
//!
//! A line is a return with one child; `&` at its beginning adds the child to the return before. A word names a block (`child`,
//! `ethnic`, `disability`, `referral`, `assessment`, `plan`, `enquiry`, `protection`, `review`, `header`) and what follows fills it:
//! `from..to`, `key=value` (`-` leaves the element out, nothing leaves it blank), or a code. A block that needs one around it gets it.
//! `!` before a block says that the rule must report it, `!return` the whole return; everything else must not be reported. `x30`
//! repeats a child. `year 2024` changes the collection for the lines below it, and `#` begins a remark.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;

use super::check::{Options, check_by};
use super::layout::elements;
use super::rule::{Check, Need, Rule};
use super::rules::RULES;
use crate::{Severity, State, Years};

/// Where something is reported: table and row.
type Place = (String, i64);

/// How a rule did: returns in which it found something, and in which it did not.
#[derive(Debug, PartialEq)]
struct Judged {
    fired: u32,
    silent: u32,
}

/// Runs a rule over its own cases; the error names the first line on which it is wrong.
fn judge(rule: &'static Rule) -> Result<Judged, String> {
    let mut judged = Judged { fired: 0, silent: 0 };
    for given in returns(rule.cases) {
        let options = Options { year: Some(given.year), ..Options::default() };
        let checked = check_by(&[rule], given.xml().as_bytes(), options, |_| {})
            .map_err(|error| format!("{}: {}: {error}", rule.code, given.text))?;
        if checked.outcomes.iter().any(|outcome| matches!(outcome.state, State::CouldNotRun { .. })) {
            return Err(format!("{}: {}: could not run", rule.code, given.text));
        }
        let places: Vec<Place> = (checked.findings.iter())
            .filter(|finding| finding.rule == rule.code)
            .map(|finding| (finding.table.to_owned(), finding.row))
            .collect();
        let found: BTreeSet<Place> = places.iter().cloned().collect();
        if found != given.expected || found.len() != places.len() {
            return Err(format!("{}: {}: found {places:?}, not {:?}", rule.code, given.text, given.expected));
        }
        match found.is_empty() {
            true => judged.silent += 1,
            false => judged.fired += 1,
        }
    }
    match judged {
        Judged { fired: 0, .. } => Err(format!("{} never finds anything in its cases", rule.code)),
        Judged { silent: 0, .. } => Err(format!("{} finds something in each of its cases", rule.code)),
        Judged { .. } => Ok(judged),
    }
}

/// A made-up return as its lines are read.
#[derive(Default)]
struct Return {
    text: String,
    year: u16,
    header: HashMap<String, String>,
    children: Vec<Node>,
    expected: BTreeSet<Place>,
    counts: HashMap<&'static str, i64>,
}

/// One element with what is in it.
#[derive(Clone)]
struct Node {
    name: &'static str,
    /// Elements with their texts, in the order in which they were given.
    values: Vec<(&'static str, String)>,
    inside: Vec<Node>,
}

fn returns(cases: &str) -> Vec<Return> {
    let mut year = 2026;
    let mut all: Vec<Return> = Vec::new();
    for line in cases.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
        if line.is_empty() {
            continue;
        }
        if let Some(number) = line.strip_prefix("year ") {
            year = number.parse().expect("a year is a number");
            continue;
        }
        let (line, joins) = line.strip_prefix('&').map_or((line, false), |rest| (rest, true));
        if !joins {
            all.push(Return { text: line.to_owned(), year, ..Return::default() });
        }
        all.last_mut().expect("the first line joins nothing").read_line(line);
    }
    all
}

impl Return {
    fn read_line(&mut self, line: &str) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        if words.first() == Some(&"!return") {
            words.remove(0);
            self.expected.insert(("-".to_owned(), -1));
        }
        let times = words.first().and_then(|word| word.strip_prefix('x')).and_then(|times| times.parse().ok());
        if times.is_some() {
            words.remove(0);
        }
        (0..times.unwrap_or(1)).for_each(|_| self.read_child(&words));
    }

    fn read_child(&mut self, words: &[&str]) {
        let row = self.children.len() as i64;
        let mut child = Node::new("Child");
        let mut is_reported = false;
        child.inside.push(Node::new("ChildIdentifiers"));
        child.inside[0].values.push(("LAchildID", format!("C{row}")));
        let mut in_header = false;
        for word in words {
            let (marked, name) = word.strip_prefix('!').map_or((false, *word), |name| (true, name));
            match name {
                "header" => in_header = true,
                "child" => {}
                _ if block_name(name).is_some() => {
                    let table = self.open(&mut child, name);
                    if marked {
                        self.expected.insert((table.to_owned(), self.count_of(table, row)));
                    }
                }
                _ if in_header => {
                    let (key, value) = name.split_once('=').expect("a header has keys");
                    self.header.insert(key.to_owned(), value.to_owned());
                }
                _ => child.innermost().fill(name),
            }
            if marked && name == "child" {
                is_reported = true;
            }
            if marked && name == "header" {
                self.expected.insert(("Header".to_owned(), 0));
            }
        }
        if is_reported {
            self.expected.insert(("ChildIdentifiers".to_owned(), row));
        }
        self.children.push(child);
    }

    /// Opens a block, and those around it that are not open; gives the table whose row it is.
    fn open(&mut self, child: &mut Node, word: &str) -> &'static str {
        let (parent, name, table) = block_name(word).expect("the caller has asked");
        if let Some(parent) = parent
            && child.inside.last().is_none_or(|last| last.name != "CINdetails" && last.name != "ChildCharacteristics")
        {
            self.open(child, parent);
        }
        let holder = match word {
            "ethnic" | "referral" => child,
            "disability" => child.last_named("ChildCharacteristics"),
            "review" => {
                if child.last_named("CINdetails").inside.iter().all(|block| block.name != "ChildProtectionPlans") {
                    self.open(child, "protection");
                }
                child.last_named("CINdetails").last_named("ChildProtectionPlans")
            }
            _ => child.last_named("CINdetails"),
        };
        holder.inside.push(Node::new(name));
        *self.counts.entry(table).or_default() += 1;
        table
    }

    fn count_of(&self, table: &str, child: i64) -> i64 {
        match table {
            "ChildCharacteristics" => child,
            _ => self.counts[table] - 1,
        }
    }

    fn xml(&self) -> String {
        let given = |key: &str, usual: String| self.header.get(key).cloned().unwrap_or(usual);
        let mut header = Node::new("CollectionDetails");
        header.put("Year", &given("year", self.year.to_string()));
        header.put("ReferenceDate", &given("date", format!("{}-03-31", self.year)));
        let mut xml = "<Message><Header>".to_owned();
        header.write(&mut xml);
        xml.push_str("</Header><Children>");
        self.children.iter().for_each(|child| child.write(&mut xml));
        xml.push_str("</Children></Message>");
        xml
    }
}

/// The block around it, its element and its table.
fn block_name(word: &str) -> Option<(Option<&'static str>, &'static str, &'static str)> {
    Some(match word {
        "ethnic" => (None, "ChildCharacteristics", "ChildCharacteristics"),
        "disability" => (Some("ethnic"), "Disabilities", "Disabilities"),
        "referral" => (None, "CINdetails", "CINdetails"),
        "assessment" => (Some("referral"), "Assessments", "Assessments"),
        "plan" => (Some("referral"), "CINPlanDates", "CINplanDates"),
        "enquiry" => (Some("referral"), "Section47", "Section47"),
        "protection" => (Some("referral"), "ChildProtectionPlans", "ChildProtectionPlans"),
        "review" => (Some("referral"), "Reviews", "Reviews"),
        _ => return None,
    })
}

impl Node {
    fn new(name: &'static str) -> Node {
        Node { name, values: Vec::new(), inside: Vec::new() }
    }

    fn innermost(&mut self) -> &mut Node {
        match self.inside.is_empty() {
            true => self,
            false => self.inside.last_mut().expect("it is not empty").innermost(),
        }
    }

    fn last_named(&mut self, name: &str) -> &mut Node {
        self.inside.iter_mut().rev().find(|node| node.name == name).expect("the block is open")
    }

    /// Puts a word where it belongs.
    fn fill(&mut self, word: &str) {
        let (from, to) = match self.name {
            "CINdetails" => ("CINreferralDate", "CINclosureDate"),
            "Assessments" => ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
            "CINPlanDates" => ("CINPlanStartDate", "CINPlanEndDate"),
            "Section47" => ("S47ActualStartDate", "DateOfInitialCPC"),
            "ChildProtectionPlans" => ("CPPstartDate", "CPPendDate"),
            _ => ("", ""),
        };
        if let Some((start, end)) = word.split_once("..") {
            for (name, value) in [(from, start), (to, end)] {
                if !value.is_empty() {
                    self.put(name, value);
                }
            }
            return;
        }
        let (key, value) = match word.split_once('=') {
            Some(("", value)) => (self.name, value),
            Some((key, value)) => (key, value),
            None => (self.name, word),
        };
        let name = match key {
            "id" => "LAchildID",
            "upn" => "UPN",
            "former" => "FormerUPN",
            "unknown" => "UPNunknown",
            "born" => "PersonBirthDate",
            "expected" => "ExpectedPersonBirthDate",
            "sex" => "Sex",
            "gender" => "GenderCurrent",
            "died" => "PersonDeathDate",
            "source" => "ReferralSource",
            "need" => "PrimaryNeedCode",
            "reason" => "ReasonForClosure",
            "conference" => "DateOfInitialCPC",
            "nfa" => "ReferralNFA",
            "factors" => "AssessmentFactors",
            "target" => "InitialCPCtarget",
            "unneeded" => "ICPCnotRequired",
            "first" => "InitialCategoryOfAbuse",
            "latest" => "LatestCategoryOfAbuse",
            "earlier" => "NumberOfPreviousCPP",
            "ChildCharacteristics" => "Ethnicity",
            "Disabilities" => "Disability",
            "Reviews" => "CPPreviewDate",
            other => panic!("{other} is no word of the cases"),
        };
        match name {
            "AssessmentFactors" | "CPPreviewDate" => value.split(',').for_each(|value| self.add(name, value)),
            _ => self.put(name, value),
        }
    }

    fn put(&mut self, name: &'static str, value: &str) {
        self.values.retain(|(known, _)| *known != name);
        self.add(name, value);
    }

    fn add(&mut self, name: &'static str, value: &str) {
        if value != "-" {
            self.values.push((name, value.to_owned()));
        }
    }

    fn write(&self, xml: &mut String) {
        let _ = write!(xml, "<{}>", self.name);
        for (name, value) in &self.values {
            let _ = write!(xml, "<{name}>{value}</{name}>");
        }
        self.inside.iter().for_each(|node| node.write(xml));
        let _ = write!(xml, "</{}>", self.name);
    }
}

#[test]
fn every_rule_finds_what_its_cases_mark_and_nothing_else() {
    let wrong: Vec<String> = RULES.iter().filter_map(|rule| judge(rule).err()).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// The rules of 2024/25 and since; those with 2025 came with that collection, all others were there in 2022/23.
const CODES: &[(&str, u16)] = &[
    ("100", 2023),
    ("1103", 2023),
    ("1104", 2023),
    ("1105", 2023),
    ("1510", 2023),
    ("1520", 2023),
    ("1530", 2023),
    ("1540", 2023),
    ("1550", 2023),
    ("1560Q", 2023),
    ("1570", 2025),
    ("1580", 2025),
    ("2883", 2023),
    ("2884", 2023),
    ("2885", 2023),
    ("2886Q", 2023),
    ("2887Q", 2023),
    ("2888Q", 2023),
    ("2889", 2023),
    ("2990", 2023),
    ("2991Q", 2023),
    ("4000", 2023),
    ("4001", 2023),
    ("4003", 2023),
    ("4004", 2023),
    ("4008", 2023),
    ("4009Q", 2023),
    ("4010", 2023),
    ("4011", 2023),
    ("4012Q", 2023),
    ("4013", 2023),
    ("4014", 2023),
    ("4015", 2023),
    ("4016", 2023),
    ("4017", 2023),
    ("4180", 2023),
    ("4220", 2023),
    ("8500", 2023),
    ("8510", 2023),
    ("8520", 2023),
    ("8525Q", 2023),
    ("8530Q", 2023),
    ("8535Q", 2023),
    ("8540", 2023),
    ("8545Q", 2023),
    ("8555Q", 2023),
    ("8565", 2023),
    ("8568", 2023),
    ("8569Q", 2023),
    ("8585Q", 2023),
    ("8590", 2023),
    ("8600", 2023),
    ("8606", 2023),
    ("8608", 2023),
    ("8610", 2023),
    ("8614", 2023),
    ("8615", 2023),
    ("8620", 2023),
    ("8630", 2023),
    ("8640", 2023),
    ("8650", 2023),
    ("8670Q", 2023),
    ("8675Q", 2023),
    ("8696", 2023),
    ("8715", 2023),
    ("8720", 2023),
    ("8730", 2023),
    ("8736", 2023),
    ("8740", 2023),
    ("8750", 2023),
    ("8770Q", 2023),
    ("8772", 2023),
    ("8775Q", 2023),
    ("8790", 2023),
    ("8794", 2023),
    ("8805", 2023),
    ("8810", 2023),
    ("8815", 2023),
    ("8816", 2023),
    ("8820", 2023),
    ("8825Q", 2023),
    ("8831", 2023),
    ("8832", 2023),
    ("8839", 2023),
    ("8840", 2023),
    ("8841", 2023),
    ("8842Q", 2023),
    ("8863Q", 2023),
    ("8866", 2023),
    ("8867", 2023),
    ("8868", 2023),
    ("8869", 2023),
    ("8870Q", 2023),
    ("8873Q", 2023),
    ("8875", 2023),
    ("8890", 2023),
    ("8896", 2023),
    ("8897Q", 2023),
    ("8898", 2023),
    ("8905", 2023),
    ("8910", 2023),
    ("8915", 2023),
    ("8920", 2023),
    ("8925", 2023),
    ("8930", 2023),
    ("8935", 2023),
    ("8940", 2023),
    ("8945Q", 2025),
    ("8950Q", 2025),
];

#[test]
fn the_list_is_the_departments_list() {
    let listed: Vec<(&str, Years)> = RULES.iter().map(|rule| (rule.code, rule.years)).collect();
    let expected: Vec<(&str, Years)> = CODES.iter().map(|(code, from)| (*code, Years::from(*from))).collect();
    assert_eq!(listed, expected);
    assert_eq!(RULES.iter().filter(|rule| rule.years.include(2023)).count(), 105);
    assert_eq!(RULES.iter().filter(|rule| rule.years.include(2026)).count(), 109);
    assert_eq!(RULES.iter().filter(|rule| rule.severity == Severity::Query).count(), 26);
}

/// What is wrong with a list of rules as a list.
fn faults_of_list(rules: &[&Rule]) -> Vec<String> {
    let columns: HashSet<String> = elements()
        .filter(|element| element.holds_value())
        .flat_map(|element| {
            let blocks = element.path.split('/').rev().skip(1);
            blocks.map(|block| format!("{}.{}", block.replace("CINPlanDates", "CINplanDates"), element.name))
        })
        .collect();
    let mut faults = Vec::new();
    let mut codes = HashSet::new();
    for rule in rules {
        if !codes.insert(rule.code) {
            faults.push(format!("{} is registered twice", rule.code));
        }
        if (rule.code.ends_with('Q')) != (rule.severity == Severity::Query) {
            faults.push(format!("{} has the wrong severity", rule.code));
        }
        for column in rule.looks_at.iter().filter(|column| !columns.contains(**column)) {
            faults.push(format!("{} looks at {column}, which the layout does not have", rule.code));
        }
        if rule.says.is_empty() || rule.mend.is_empty() || rule.looks_at.is_empty() {
            faults.push(format!("{} does not say enough", rule.code));
        }
    }
    if !rules.is_sorted_by_key(|rule| rule.code) {
        faults.push("the rules are out of order".to_owned());
    }
    faults
}

#[test]
fn every_rule_looks_at_columns_that_exist_and_is_there_once() {
    assert_eq!(faults_of_list(RULES), Vec::<String>::new());
}

const PLANTED: Rule = Rule {
    code: "0001",
    years: Years::ALL,
    severity: Severity::Error,
    says: "Planted",
    mend: "Planted",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[Need::Period],
    check: Check::Child(|_, _, _| {}),
    cases: "
        !child upn=X
        child
    ",
};

#[test]
fn a_rule_that_never_finds_anything_is_caught() {
    static NEVER: Rule = PLANTED;
    assert!(judge(&NEVER).is_err());
    static WITHOUT_A_CASE: Rule = Rule { cases: "child", ..PLANTED };
    assert!(judge(&WITHOUT_A_CASE).unwrap_err().contains("never"));
}

#[test]
fn a_rule_that_always_finds_something_is_caught() {
    static ALWAYS: Rule = Rule { check: Check::Child(|child, _, found| found.report(&child.row)), ..PLANTED };
    assert!(judge(&ALWAYS).is_err());
    static WITHOUT_A_CASE: Rule = Rule { cases: "!child", ..ALWAYS };
    assert!(judge(&WITHOUT_A_CASE).unwrap_err().contains("each"));
}

#[test]
fn a_rule_that_reports_the_wrong_row_is_caught() {
    static WRONG: Rule = Rule {
        check: Check::Child(|child, _, found| found.report(&child.characteristics)),
        cases: "!child",
        ..PLANTED
    };
    assert!(judge(&WRONG).is_err());
}

#[test]
fn a_list_with_a_rule_twice_or_an_unknown_column_is_caught() {
    static TWICE: Rule = PLANTED;
    static NOWHERE: Rule = Rule { code: "0002", looks_at: &["ChildIdentifiers.ShoeSize"], ..PLANTED };
    let faults = faults_of_list(&[&TWICE, &TWICE, &NOWHERE]);
    assert_eq!(
        faults,
        ["0001 is registered twice", "0002 looks at ChildIdentifiers.ShoeSize, which the layout does not have"]
    );
}
