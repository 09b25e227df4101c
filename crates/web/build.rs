//! Gathers what the binary carries for its pages: templates, our own styles and scripts, and GOV.UK Frontend's from `node_modules`.
//! Leaves out the Crown, the licensed font and source maps, so that no page asks for a file that is not here.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const GOVUK: &str = "../../node_modules/govuk-frontend/dist/govuk";
const GOVUK_FILES: [&str; 2] = ["govuk-frontend.min.css", "govuk-frontend.min.js"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    for watched in ["build.rs", "templates", "static", "../../node_modules/govuk-frontend/package.json"] {
        println!("cargo::rerun-if-changed={watched}");
    }

    let mut templates = String::from("&[\n");
    for (name, path) in files_under(&here.join("templates"))? {
        writeln!(templates, "({name:?}, include_str!({path:?})),").expect("strings grow");
    }
    fs::write(out.join("templates.rs"), templates + "]")?;

    let mut files = files_under(&here.join("static"))?;
    for name in GOVUK_FILES {
        let Ok(text) = fs::read_to_string(here.join(GOVUK).join(name)) else {
            println!("cargo::error={name} of GOV.UK Frontend is missing. Run `npm ci` in the root of the project.");
            return Ok(());
        };
        let copy = out.join(name);
        fs::write(&copy, self_contained(&text))?;
        files.push((name.to_owned(), copy));
    }
    files.sort();
    let mut version = FNV_OFFSET;
    let mut assets = String::from("&[\n");
    for (name, path) in files {
        version = fnv1a(version, name.as_bytes());
        version = fnv1a(version, &fs::read(&path)?);
        writeln!(assets, "({name:?}, include_bytes!({path:?})),").expect("strings grow");
    }
    fs::write(out.join("assets.rs"), assets + "]")?;
    println!("cargo::rustc-env=KITH_ASSETS_VERSION={version:016x}");
    Ok(())
}

/// Every file below `root` as its name with forward slashes and where it is, in name order.
fn files_under(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("found below it").to_string_lossy().replace('\\', "/");
                found.push((name, path));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// GOV.UK's file without what would send the browser to another address: fonts, the crest, source maps.
fn self_contained(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("@font-face{") {
        kept.push_str(&rest[..start]);
        let end = rest[start..].find('}').map_or(rest.len(), |end| start + end + 1);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    let kept = kept
        .replace("GDS Transport,arial,sans-serif", "var(--kith-font)")
        .replace("url(/assets/images/govuk-crest.svg)", "none");
    let end = ["//# sourceMappingURL", "/*# sourceMappingURL"].iter().find_map(|mark| kept.rfind(mark));
    kept[..end.unwrap_or(kept.len())].to_owned()
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// Tells one build's files from another's in their address; nothing trusts it.
fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
