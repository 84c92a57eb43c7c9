//! A site like the one `cargo xtask build` writes, small enough to know every byte of.

use super::Place;
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
        ("assets/app-1.js.br", "brotli"),
        ("assets/app-1.js.gz", "gzip"),
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
    std::os::unix::fs::symlink("../outside.txt", place.path().join("site/link.txt")).unwrap();
    place.path().join("site")
}
