//! Compressed twins beside the files, as strong as the formats allow: they are made once and sent for ever.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What people may change after the build: a compressed form beside it would go on saying what it said before.
const CHANGEABLE: [&str; 4] = ["config.json", "manifest.webmanifest", "icon.svg", "robots.txt"];
/// Below this many bytes a compressed file saves nothing.
const LEAST: usize = 150;

/// Writes `.br` and `.gz` beside every compressible file below the folder.
pub(crate) fn folder(folder: &Path) -> Result<()> {
    for file in files(folder)? {
        if is_compressible(&file) {
            beside(&file)?;
        }
    }
    Ok(())
}

/// Every file below a folder, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn is_compressible(path: &Path) -> bool {
    if CHANGEABLE.iter().any(|name| path.file_name().is_some_and(|file| file == *name)) {
        return false;
    }
    let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
    matches!(
        extension.as_deref(),
        Some("html" | "js" | "mjs" | "css" | "wasm" | "json" | "svg" | "webmanifest" | "txt" | "ico")
    )
}

fn beside(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    if bytes.len() <= LEAST {
        return Ok(());
    }
    for (extension, packed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if packed.len() < bytes.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(format!(".{extension}"));
            fs::write(&name, packed)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).context("brotli failed")?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compressed_is_smaller_and_comes_back() {
        let text = b"the same words ".repeat(100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&text).unwrap().as_slice(), &mut back).unwrap();
        assert_eq!(back, text);
        assert!(gzip(&text).unwrap().len() < text.len());
    }

    #[test]
    fn what_people_may_edit_has_no_twin() {
        for name in ["dist/config.json", "dist/nl/manifest.webmanifest", "dist/icon.svg"] {
            assert!(!is_compressible(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn pictures_are_left_as_they_are() {
        assert!(is_compressible(Path::new("a/b.wasm")));
        assert!(!is_compressible(Path::new("a/b.png")) && !is_compressible(Path::new("a/b.html.br")));
    }
}
