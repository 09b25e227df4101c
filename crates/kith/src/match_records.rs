//! `kith match`: finds the records that are of one person, in two files or within one, and says how sure it is. Joins nothing.

use crate::progress;
use anyhow::{Context, Result, bail};
use matching::{Band, Bands, Linked, Model, People, Step};
use std::{
    fs::{self, File},
    io::{BufWriter, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Problems that are written out one by one; the rest are counted.
const PROBLEMS_SHOWN_MAX: u64 = 20;
/// Records that are named as holding too little.
const TOO_LITTLE_SHOWN_MAX: usize = 5;
/// Work that is done in less needs no word about how far it has come.
const IN_A_MOMENT: Duration = Duration::from_secs(1);
/// More threads than any machine that runs this has cores.
const THREADS_MAX: usize = 1_024;

/// Find records that are of the same person
///
/// Files are tables with commas (CSV) with the columns id, forename, surname, dob, sex, postcode and nhs; other names are told in the model
/// file. What is the same, and how much that says, is learnt from the files themselves. Writes the pairs that are the same or that a
/// person should look at, as id_l, id_r, score (in bits) and band (same or ask); nothing is joined. A row that cannot be used is
/// reported and left out.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  kith match school.csv health.csv --pairs pairs.csv
  kith match school.csv health.csv --pairs pairs.csv --model model.toml --explain why.jsonl
  kith match --dedupe children.csv --pairs pairs.csv")]
pub struct Match {
    /// The first file
    #[arg(required_unless_present = "dedupe", conflicts_with = "dedupe")]
    left: Option<PathBuf>,
    /// The second file
    #[arg(required_unless_present = "dedupe", conflicts_with = "dedupe")]
    right: Option<PathBuf>,
    /// Find records of the same person within one file
    #[arg(long, value_name = "FILE.csv")]
    dedupe: Option<PathBuf>,
    /// Where to write the pairs
    #[arg(long, value_name = "OUT.csv")]
    pairs: PathBuf,
    /// The model: used as it stands if it says what was learnt, else learnt from these files and written there
    #[arg(long, value_name = "FILE.toml")]
    model: Option<PathBuf>,
    /// Where to write why each pair scores as it does, a line of JSON for each
    #[arg(long, value_name = "OUT.jsonl")]
    explain: Option<PathBuf>,
    /// Threads to work on; the result is the same on any number [default: one for each core]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

impl Match {
    /// Runs the command.
    pub fn run(self) -> Result<()> {
        let threads = self.threads.unwrap_or_default();
        if self.threads == Some(0) || threads > THREADS_MAX {
            bail!("--threads must be from 1 to {THREADS_MAX}");
        }
        // 0 is one for each core.
        rayon::ThreadPoolBuilder::new().num_threads(threads).build()?.install(|| self.work())
    }

    fn work(&self) -> Result<()> {
        let mut model = self.read_model()?;
        let mut people = People::default();
        let mut out = std::io::stdout().lock();
        let files: Vec<&Path> =
            [&self.dedupe, &self.left, &self.right].into_iter().flatten().map(PathBuf::as_path).collect();
        let mut counts = Vec::new();
        for file in &files {
            counts.push(read(file, &model, &mut people, &mut out)?);
        }
        let settled = people.settle();
        if settled.shared_numbers.0 > 0 {
            let (numbers, records) = settled.shared_numbers;
            writeln!(out, "Left out as numbers: {numbers} that stand on {records} records together")?;
        }
        if !settled.checked_numbers {
            writeln!(out, "The numbers are no NHS numbers: most fail the check. They are compared without it")?;
        }
        let begun = Instant::now();
        let mut follow = progress::follow("pairs compared");
        let mut all = 0;
        let mut said = |step: Step| match step {
            Step::Comparing(report) => {
                all = report.pairs;
                if begun.elapsed() >= IN_A_MOMENT {
                    eprintln!("Comparing {} pairs: {}", report.pairs, report.key);
                }
            }
            Step::Compared(pairs) => follow(pairs, all),
            Step::Learning(pairs) | Step::Scoring(pairs) => follow(pairs as u64, pairs as u64),
        };
        let learnt = model.learnt.take();
        let was_learnt = learnt.is_some();
        let linked = match counts.as_slice() {
            [_] => matching::dedupe(&people, learnt, &mut said),
            [left, ..] => matching::link(&people, *left, learnt, &mut said),
            [] => bail!("name two files, or one with --dedupe"),
        };
        let bands = linked.bands(model.wanted);
        self.write_pairs(&people, &linked, &bands)?;
        report(&mut out, &people, &linked, &bands, counts[0])?;
        if let (Some(file), false) = (&self.model, was_learnt) {
            model.learnt = Some(linked.learnt);
            fs::write(file, model.write()).with_context(|| cannot_write("the model", file))?;
            writeln!(out, "The model is written to {}", file.display())?;
        }
        Ok(())
    }

    fn read_model(&self) -> Result<Model> {
        match &self.model {
            Some(file) if file.exists() => {
                let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
                Model::read(&text).with_context(|| format!("{} cannot be used", file.display()))
            }
            Some(_) | None => Ok(Model::default()),
        }
    }

    fn write_pairs(&self, people: &People, linked: &Linked, bands: &Bands) -> Result<()> {
        let cannot = || cannot_write("the pairs", &self.pairs);
        let mut pairs = csv::Writer::from_writer(create(&self.pairs).with_context(cannot)?);
        pairs.write_record(["id_l", "id_r", "score", "band"]).with_context(cannot)?;
        let mut why = match &self.explain {
            Some(file) => Some((create(file).with_context(|| cannot_write("the reasons", file))?, file)),
            None => None,
        };
        for scored in &linked.pairs {
            let band = bands.of(scored.score);
            if band == Band::Different {
                continue;
            }
            let (one, other) = scored.people();
            let score = format!("{:.3}", scored.score);
            pairs.write_record([people.id(one), people.id(other), &score, band.word()]).with_context(cannot)?;
            if let Some((why, file)) = &mut why {
                let cannot = || cannot_write("the reasons", file);
                serde_json::to_writer(&mut *why, &linked.explain(people, scored, bands)).with_context(cannot)?;
                why.write_all(b"\n").with_context(cannot)?;
            }
        }
        pairs.flush().with_context(cannot)?;
        if let Some((mut why, file)) = why {
            why.flush().with_context(|| cannot_write("the reasons", file))?;
        }
        Ok(())
    }
}

fn cannot_write(what: &str, file: &Path) -> String {
    format!("{what} cannot be written to {}", file.display())
}

fn create(file: &Path) -> std::io::Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(file)?))
}

/// Reads a file and says what was left out. Lines say no more about a row than its number.
fn read(file: &Path, model: &Model, people: &mut People, out: &mut impl Write) -> Result<usize> {
    let name = file.display();
    let source = File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let all = source.metadata().map_or(0, |about| about.len());
    let source = Followed { source, done: 0, all, follow: progress::follow("bytes read") };
    let mut problems = 0_u64;
    let read = matching::read_csv(source, &model.columns, people, &mut |problem| {
        problems += 1;
        if problems <= PROBLEMS_SHOWN_MAX {
            eprintln!("{name}, {problem}");
        }
    })
    .with_context(|| format!("{name} cannot be matched"))?;
    if problems > PROBLEMS_SHOWN_MAX {
        eprintln!("{name}: {} more rows were left out", problems - PROBLEMS_SHOWN_MAX);
    }
    writeln!(out, "{name}: {read} rows read, {problems} left out")?;
    Ok(read)
}

/// A file whose reading is followed.
struct Followed<F> {
    source: File,
    done: u64,
    all: u64,
    follow: F,
}

impl<F: FnMut(u64, u64)> Read for Followed<F> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.done += read as u64;
        (self.follow)(self.done, self.all);
        Ok(read)
    }
}

/// What was compared, what came of it, and what the files could not say.
fn report(out: &mut impl Write, people: &People, linked: &Linked, bands: &Bands, left: usize) -> Result<()> {
    writeln!(out, "Compared: {} pairs", linked.keys.iter().map(|key| key.pairs).sum::<u64>())?;
    for key in &linked.keys {
        write!(out, "  {} for {}", key.pairs, key.key)?;
        if key.left_out > 0 {
            write!(out, "; {} more left out, because too many share one value", key.pairs_left_out)?;
        }
        writeln!(out)?;
    }
    let count = |band: Band| linked.pairs.iter().filter(|pair| bands.of(pair.score) == band).count();
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    writeln!(
        out,
        "Same: {} pairs, from {:.3} bits. {} of them are expected to be right, and to be {} of all that are the same",
        count(Band::Same),
        bands.same,
        percent(bands.expected_precision),
        percent(bands.expected_recall)
    )?;
    writeln!(out, "Ask a person: {} pairs, from {:.3} bits", count(Band::Ask), bands.ask)?;
    let too_little = linked.too_little(people, bands.same);
    if !too_little.is_empty() {
        let shown: Vec<&str> = too_little.iter().take(TOO_LITTLE_SHOWN_MAX).map(|at| people.id(*at)).collect();
        let first = too_little.iter().filter(|at| **at < left).count();
        let more = if too_little.len() > shown.len() { " and more" } else { "" };
        writeln!(
            out,
            "Too little on record ever to be called the same: {} ({first} in the first file): {}{more}",
            too_little.len(),
            shown.join(", ")
        )?;
    }
    for (field, levels) in linked.learnt.unsettled() {
        writeln!(out, "Not settled by these files, so mostly assumed: {field} ({})", levels.join("; "))?;
    }
    Ok(())
}
