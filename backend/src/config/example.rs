//! The example file: every key with its meaning and default. `config.example.toml` is this text.

use super::keys::{KEYS, SECTIONS};
use std::fmt::Write as _;

const HEAD: &str = "\
# The configuration of drempel-backend. Every key with its default; leave out what you do not change.
# Precedence: command line flag, environment variable, this file, default.
# Written by `drempel-backend config example`; check yours with `drempel-backend config check FILE`.
";

const APPLICATIONS: &str = "
# What people find on the start page when signed in, in this order. Repeat for each one.
# [[applications]]
# name = \"Mail\"
# url = \"https://mail.example.org/\"
# description = \"Read and write mail\"
";

/// The whole text.
pub(crate) fn text() -> String {
    let mut out = HEAD.to_owned();
    for (section, about) in SECTIONS {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n# {about}\n[{section}]\n");
        for key in KEYS.iter().filter(|key| key.section == section) {
            for line in key.meaning {
                let _ = writeln!(out, "# {line}");
            }
            let _ = writeln!(out, "# Environment: {}\n{} = {}", key.variable(), key.name, key.default);
        }
    }
    out.push_str(APPLICATIONS);
    out
}
