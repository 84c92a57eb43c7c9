//! What a visitor pays: bytes on the wire of the first screen, against the budget.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::files;

/// Bytes of brotli for the first screen: document, script and program.
const BUDGET: u64 = 90_000;

/// Prints the bytes of every file of the first screen.
pub(crate) fn print(out: &Path) -> Result<()> {
    let mut total = 0;
    println!("{:<44} {:>9} {:>9}", "file", "bytes", "brotli");
    for (name, path) in first_screen(out)? {
        let mut packed = path.as_os_str().to_owned();
        packed.push(".br");
        let raw = fs::metadata(&path)?.len();
        let small = fs::metadata(&packed).map_or(raw, |file| file.len());
        total += small;
        println!("{name:<44} {raw:>9} {small:>9}");
    }
    println!("{:<44} {:>9} {total:>9} of {BUDGET}", "first screen", "");
    Ok(())
}

/// Fails when the first screen is over its budget.
pub(crate) fn check(out: &Path) -> Result<()> {
    print(out)?;
    let mut total = 0;
    for (_, path) in first_screen(out)? {
        let mut packed = path.into_os_string();
        packed.push(".br");
        total += fs::metadata(&packed).with_context(|| format!("{} is missing", packed.display()))?.len();
    }
    if total > BUDGET {
        bail!("the first screen is {total} bytes, {} over its budget", total - BUDGET);
    }
    Ok(())
}

fn first_screen(out: &Path) -> Result<Vec<(String, std::path::PathBuf)>> {
    let mut found = vec![("index.html".to_owned(), out.join("index.html"))];
    for path in files(&out.join("assets"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".js") || name.ends_with(".wasm") {
            found.push((name, path));
        }
    }
    Ok(found)
}
