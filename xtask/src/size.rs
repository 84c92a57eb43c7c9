//! What a visitor pays: bytes on the wire of the first screen of each door, against its budget.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::{DOCUMENTS, Door};

/// Bytes of brotli for a first screen: document, script and program.
const fn budget(door: Door) -> u64 {
    match door {
        Door::SignIn => 90_000,
        Door::DeviceCode | Door::Account => 120_000,
        Door::Authenticator => 206_000,
        Door::Worker => 220_000,
    }
}

/// Prints the bytes of every file of each first screen.
pub(crate) fn print(out: &Path) -> Result<()> {
    println!("{:<44} {:>9} {:>9}", "file", "bytes", "brotli");
    for door in Door::ALL {
        let mut total = 0;
        for (name, path) in first_screen(out, door)? {
            let (raw, small) = (fs::metadata(&path)?.len(), packed(&path)?);
            total += small;
            println!("{name:<44} {raw:>9} {small:>9}");
        }
        println!("{:<44} {:>9} {total:>9} of {}", "first screen", "", budget(door));
    }
    Ok(())
}

/// Fails when a first screen is over its budget.
pub(crate) fn check(out: &Path) -> Result<()> {
    print(out)?;
    for door in Door::ALL {
        let mut total = 0;
        for (_, path) in first_screen(out, door)? {
            total += packed(&path)?;
        }
        if total > budget(door) {
            bail!("the first screen of {} is {} bytes over its budget", door.name(), total - budget(door));
        }
    }
    Ok(())
}

fn packed(path: &Path) -> Result<u64> {
    let mut packed = path.as_os_str().to_owned();
    packed.push(".br");
    Ok(fs::metadata(&packed)
        .with_context(|| format!("{} is missing", PathBuf::from(&packed).display()))?
        .len())
}

/// The door's largest document, if it has one, and the files of its program.
fn first_screen(out: &Path, door: Door) -> Result<Vec<(String, PathBuf)>> {
    let documents = DOCUMENTS.iter().filter(|document| document.door == door).map(|document| document.name);
    let document = documents.max_by_key(|name| packed(&out.join(name)).unwrap_or_default());
    let mut found: Vec<_> = document.map(|name| (name.to_owned(), out.join(name))).into_iter().collect();
    let mut built = crate::build::files(&out.join("assets"))?;
    built.extend(crate::build::files(&out.join(crate::build::IN_SCOPE.trim_matches('/')))?);
    for path in built {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = name.rsplit_once('-').is_some_and(|(stem, _)| stem == door.name());
        if ours && (name.ends_with(".js") || name.ends_with(".wasm")) {
            found.push((name, path));
        }
    }
    Ok(found)
}
