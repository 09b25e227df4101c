//! The years of a return as they lie in a folder or a zip. Which file is of which table and year is told by the reader that the pages use
//! too.

use anyhow::{Context, Result, bail};
use returns::GivenFile;
use std::{
    fs,
    path::{Path, PathBuf},
};
use web::forecasts::given::{self, GivenYears};

/// A folder of returns holds a folder a year, and perhaps one more level for authorities.
const DEPTH_MAX: usize = 3;
/// More files than this are not the years of one return.
const FILES_MAX: usize = 1_000;
/// What tables come in; anything else is left alone.
const ENDINGS: [&str; 5] = ["csv", "txt", "tsv", "xml", "zip"];

/// Reads every table of a folder, or of one file.
pub fn read(path: &Path) -> Result<GivenYears> {
    if !path.exists() {
        bail!("{} is not a folder. Give the folder that holds the years of the return", path.display());
    }
    let mut paths = Vec::new();
    if path.is_dir() {
        look_into(path, 0, &mut paths)?;
    } else {
        paths.push(path.to_owned());
    }
    paths.sort();
    if paths.is_empty() {
        bail!(
            "{} holds no CSV, XML or zip. It should hold the Header and Episodes tables of each year",
            path.display()
        );
    }
    let within = path.parent().unwrap_or(path);
    let given = |file: &PathBuf| -> Result<GivenFile> {
        let name = file.strip_prefix(within).unwrap_or(file).to_string_lossy().replace('\\', "/");
        Ok(GivenFile { name, bytes: fs::read(file).with_context(|| format!("{} cannot be read", file.display()))? })
    };
    let files = paths.iter().map(given).collect::<Result<_>>()?;
    Ok(given::read(files)?)
}

fn look_into(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<()> {
    let within = fs::read_dir(folder).with_context(|| format!("{} cannot be looked into", folder.display()))?;
    for path in within.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() && depth + 1 < DEPTH_MAX {
            look_into(&path, depth + 1, paths)?;
        } else if path.extension().is_some_and(|end| ENDINGS.iter().any(|known| end.eq_ignore_ascii_case(known))) {
            paths.push(path);
        }
        if paths.len() > FILES_MAX {
            bail!("{} holds more than {FILES_MAX} files: that is not the years of one return", folder.display());
        }
    }
    Ok(())
}
