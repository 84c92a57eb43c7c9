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

# The applications that sign their people in here (OpenID Connect; docs/connecting.md). Repeat for each one. They can also be
# registered while the server runs: `drempel-backend client add --help`.
# [[clients]]
# id = \"timetable\"
# name = \"Timetable\"
# As people know it in Dutch. Default: name.
# name_nl = \"Rooster\"
# public: it runs on people's own devices or in a page. confidential: it runs on a server and keeps a secret.
# kind = \"confidential\"
# 15 characters at least, drawn by a machine: `openssl rand -hex 32`. Only when kind is confidential.
# secret = \"…\"
# Where answers may go, compared exactly; http://127.0.0.1/… and http://[::1]/… match any port. Default: none.
# redirect_uris = [\"https://timetable.example.org/callback\"]
# Where the browser may go after signing out. Default: none.
# post_logout_redirect_uris = [\"https://timetable.example.org/\"]
# authorization_code, refresh_token, device_code. Default: the first.
# grants = [\"authorization_code\", \"refresh_token\"]
# openid, profile, email, offline_access. Default: the first three.
# scopes = [\"openid\", \"profile\", \"email\"]
# Whether it is your own, so that people are not asked whether it may know them. Default: false.
# first_party = true
# RS256 or ES256. Default: RS256.
# id_token_alg = \"RS256\"
# Whether it must push its authorization requests (RFC 9126). Default: false.
# require_par = false
# Who may use it, by address. Default: everybody.
# people = [\"anna@example.org\"]
# Default: true.
# enabled = true
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
