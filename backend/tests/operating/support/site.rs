//! A site like the one `cargo xtask build` writes, small enough to know every byte of.

use super::Place;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;
use std::path::PathBuf;

const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; script-src 'self'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/config.json
  Cache-Control: no-cache
";

/// Writes it below `site` and returns that directory.
pub(crate) fn write_site(place: &Place) -> PathBuf {
    for (name, text) in [
        ("start.html", "<p>start en"),
        ("index.html", "<p>app en"),
        ("page.html", "<p>page en"),
        ("nl/start.html", "<p>start nl"),
        ("nl/page.html", "<p>page nl"),
        ("nl/index.html", "<p>app nl"),
        ("assets/app-1.js", "identity"),
        ("assets/plain.js", "plain"),
        ("config.json", "{\"name\": \"Example\"}"),
        ("_headers", HEADERS),
        ("nginx.conf", "hidden"),
        (".well-hidden", "hidden"),
        (".git/config", "hidden"),
        ("../outside.txt", "outside"),
    ] {
        place.write(&format!("site/{name}"), text);
    }
    for (name, bytes) in [("br", brotli("identity")), ("gz", gzip("identity"))] {
        std::fs::write(place.path().join("site/assets/app-1.js").with_added_extension(name), bytes).unwrap();
    }
    std::os::unix::fs::symlink("../outside.txt", place.path().join("site/link.txt")).unwrap();
    place.path().join("site")
}

/// As the build leaves it beside a file.
pub(crate) fn brotli(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &Default::default()).unwrap();
    packed
}

/// As the build leaves it beside a file.
pub(crate) fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}
