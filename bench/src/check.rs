//! Checking returns: the whole command on made-up files, beside a plain parse of the same files, at sizes that show how the cost grows; and
//! beside another validator, where the environment names one.

use crate::house::Folder;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The department has 400,000 children in need a year; no council has a fifth of that.
const SIZES: [u32; 4] = [1_000, 10_000, 80_000, 400_000];

/// The size at which another validator is run: a large council's. It is given the files as its arguments.
const PEER_SIZE: u32 = 10_000;

/// Turns of each; the middle one counts.
const TURNS: usize = 3;

/// How often the memory of the command is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// One run of the command.
pub struct Run {
    pub seconds: f64,
    pub peak_megabytes: f64,
}

pub fn run() -> Result<()> {
    for children in SIZES {
        let folder = Folder::new()?;
        let (now, last) = (folder.0.join("now"), folder.0.join("last"));
        let rows = looked_after(&now, children, 0)? + looked_after(&last, children, 1)?;
        let arguments =
            ["check", "903", path(&now)?, "--previous", path(&last)?, "--year", "2027", "--authority", "318"];
        if children == PEER_SIZE {
            peer("KITH_PEER_903", &[path(&now)?, path(&last)?], &arguments)?;
        }
        measure(&format!("SSDA903, {children} children, {rows} rows in two years"), &arguments, || {
            plain_csv(&now)?;
            plain_csv(&last)
        })?;
    }
    for children in SIZES {
        let folder = Folder::new()?;
        let file = folder.0.join("census.xml");
        census(&file, children)?;
        let megabytes = file.metadata()?.len() / 1_000_000;
        let arguments = ["check", "cin", path(&file)?, "--year", "2026"];
        if children == PEER_SIZE {
            peer("KITH_PEER_CIN", &[path(&file)?], &arguments)?;
        }
        measure(&format!("CIN, {children} children, {megabytes} MB"), &arguments, || plain_xml(&file))?;
    }
    Ok(())
}

pub fn path(path: &Path) -> Result<&str> {
    path.to_str().context("the temporary folder's name is not text")
}

fn measure(what: &str, arguments: &[&str], plain: impl Fn() -> Result<u64>) -> Result<()> {
    let (mut runs, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let begun = Instant::now();
        plain()?;
        floors.push(begun.elapsed().as_secs_f64());
        runs.push(command(arguments)?);
    }
    let peak = runs.iter().map(|run| run.peak_megabytes).fold(0.0, f64::max);
    let ratios = runs.iter().zip(&floors).map(|(run, floor)| run.seconds / floor).collect();
    let seconds = crate::median(runs.into_iter().map(|run| run.seconds).collect());
    println!(
        "check: {what}: {seconds:.2} s and {peak:.0} MB for the whole command, {:.1} times a plain parse of the files on one processor ({:.2} s)",
        crate::median(ratios),
        crate::median(floors)
    );
    Ok(())
}

/// Runs another validator on the same files, once, where this variable names its command.
fn peer(variable: &str, files: &[&str], arguments: &[&str]) -> Result<()> {
    let Ok(named) = std::env::var(variable) else {
        println!("check: no other validator, since {variable} names none");
        return Ok(());
    };
    let mut words = named.split_whitespace();
    let mut other = Command::new(words.next().unwrap_or_default());
    let (other, ours) = (watched(other.args(words).args(files))?, command(arguments)?);
    println!(
        "check: {:.0} times as fast as the validator that {variable} names ({:.2} s against {:.1} s), in {:.0} against {:.0} MB",
        other.seconds / ours.seconds,
        ours.seconds,
        other.seconds,
        ours.peak_megabytes,
        other.peak_megabytes
    );
    Ok(())
}

/// Runs this program's own command and watches its memory.
pub fn command(arguments: &[&str]) -> Result<Run> {
    watched(Command::new(std::env::current_exe()?).args(arguments))
}

pub fn watched(command: &mut Command) -> Result<Run> {
    let begun = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("the command does not start")?;
    let mut peak = 0.0_f64;
    loop {
        peak = peak.max(peak_of(child.id()));
        if child.try_wait()?.is_some() {
            return Ok(Run { seconds: begun.elapsed().as_secs_f64(), peak_megabytes: peak });
        }
        std::thread::sleep(LOOK);
    }
}

/// The most memory that a process has held so far, as Linux tells it; nought elsewhere.
fn peak_of(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

fn plain_csv(folder: &Path) -> Result<u64> {
    let mut cells = 0;
    for entry in fs::read_dir(folder)? {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(entry?.path())?;
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            cells += record.len() as u64;
        }
    }
    Ok(cells)
}

fn plain_xml(file: &Path) -> Result<u64> {
    let mut text = String::new();
    BufReader::new(File::open(file)?).read_to_string(&mut text)?;
    let mut xml = quick_xml::Reader::from_str(&text);
    let mut events = 0;
    while !matches!(xml.read_event()?, quick_xml::events::Event::Eof) {
        events += 1;
    }
    Ok(events)
}

/// Numbers without a pattern that anybody would see: the same ones every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// A day so many years back or fewer, as a return writes it; one in fifty is no day.
    fn day(&mut self, years: u64, ending: u64) -> String {
        let (day, month) = (1 + self.below(28), 1 + self.below(12));
        let day = if self.below(50) == 0 { 31 + day } else { day };
        format!("{day:02}/{month:02}/{}", ending - self.below(years + 1))
    }
}

/// Writes a year's return, and says how many rows it has. `ago` years before 2026/27.
fn looked_after(folder: &Path, children: u32, ago: u64) -> Result<u64> {
    fs::create_dir_all(folder)?;
    let mut chance = Chance(7);
    let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
    let mut episodes =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n".to_owned();
    let mut reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n".to_owned();
    let mut health = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,\
                      INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n"
        .to_owned();
    let mut workers = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n".to_owned();
    let (mut rows, ends) = (0, 2026 - ago);
    for number in 0..children {
        let (born, sex) = (chance.day(17, 2024), chance.of(&["M", "F"]));
        writeln!(header, "AM{number:06},{sex},{born},{},UN3,,", chance.of(&["WBRI", "BAFR", "MWBC", "XXXX"]))?;
        for _ in 0..=chance.below(2) {
            let (place, provider) =
                (chance.of(&["U1", "U4", "K2", "P1", "A3", "T1"]), chance.of(&["PR1", "PR4", "PR0"]));
            writeln!(
                episodes,
                "AM{number:06},{},{},{},N1,{place},{provider},{},{},,B1 1AA,B2 2BB,1234567",
                chance.day(3, ends),
                chance.of(&["S", "P", "L"]),
                chance.of(&["C2", "V2", "E1", "V3"]),
                if chance.below(2) == 0 { String::new() } else { chance.day(1, ends) },
                chance.of(&["", "X1", "E4A"])
            )?;
            rows += 1;
        }
        for _ in 0..=chance.below(3) {
            writeln!(reviews, "AM{number:06},{born},{},{}", chance.day(1, ends), chance.of(&["PN0", "PN1", "PN9"]))?;
            rows += 1;
        }
        writeln!(health, "AM{number:06},{born},{},,,,1,1,1,0,,", chance.below(45))?;
        writeln!(workers, "AM{number:06},{born},SW{},{},,MANAGE", chance.below(500), chance.day(2, ends))?;
        rows += 3;
    }
    let tables =
        [("who", header), ("episodes", episodes), ("reviews", reviews), ("health", health), ("workers", workers)];
    for (name, table) in tables {
        fs::write(folder.join(format!("{name}.csv")), table)?;
    }
    Ok(rows)
}

/// Writes a census.
fn census(file: &PathBuf, children: u32) -> Result<()> {
    let mut chance = Chance(7);
    let mut text = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>\
                    </CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>318</LEA></Source></Header><Children>\n"
        .to_owned();
    let day =
        |chance: &mut Chance, year: u64| format!("{year}-{:02}-{:02}", 1 + chance.below(13), 1 + chance.below(28));
    for number in 0..children {
        let born = 2026 - chance.below(17);
        writeln!(
            text,
            "<Child><ChildIdentifiers><LAchildID>AM{number:06}</LAchildID><UPNunknown>UN3</UPNunknown><PersonBirthDate>{}</PersonBirthDate>\
             <Sex>{}</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>{}</Disability>\
             </Disabilities></ChildCharacteristics><CINdetails><CINreferralDate>{}</CINreferralDate><ReferralSource>{}</ReferralSource>\
             <PrimaryNeedCode>N1</PrimaryNeedCode><Assessments><AssessmentActualStartDate>{}</AssessmentActualStartDate>\
             <AssessmentAuthorisationDate>{}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>{}</AssessmentFactors>\
             </FactorsIdentifiedAtAssessment></Assessments><CINPlanDates><CINPlanStartDate>{}</CINPlanStartDate></CINPlanDates>\
             <ReferralNFA>false</ReferralNFA></CINdetails></Child>",
            day(&mut chance, born),
            chance.of(&["M", "F", "U"]),
            chance.of(&["NONE", "LD", "AUT"]),
            day(&mut chance, 2025),
            chance.of(&["1A", "2A", "6", "99"]),
            day(&mut chance, 2025),
            day(&mut chance, 2025),
            chance.of(&["3B", "21", "4B", "18A"]),
            day(&mut chance, 2025)
        )?;
    }
    text += "</Children></Message>\n";
    Ok(fs::write(file, text)?)
}
