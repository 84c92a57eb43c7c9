//! Writes the service worker: `public/service_worker.js` with the list of what it keeps.
//!
//! The rule a reader would break: what the operator may change after the build (`config.json`, icons) has no integrity in the
//! list, or his change would stop every download.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::bundle::{self, Asset};
use super::document::{DOCUMENTS, Parts};
use super::page::Door;
use super::{digest, shell};
use crate::messages::Language;
use crate::project;
use crate::setup::npm::Npm;

const LANGUAGES: [Language; 2] = [Language::English, Language::Dutch];
/// In notifications.
const ICON: &str = "/icon-192.png";
/// What the operator may change.
const CHANGEABLE: [&str; 3] = ["/config.json", "/icon.svg", ICON];

/// Writes it, when everything it keeps is there.
pub(crate) fn write(out: &Path, parts: &[Parts], worker: [Asset; 2], npm: &Npm) -> Result<()> {
    let source = project::root().join("public/service_worker.js");
    let text = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let kept = Kept { files: files(out, parts, &worker)?, homes: homes()?, words: words() };
    let version = digest::short(kept.all(&text).as_bytes());
    let words = [
        ("VERSION", json!(version)),
        ("FILES", kept.files),
        ("HOMES", kept.homes),
        ("WORDS", kept.words),
        ("ICON", json!(ICON)),
    ];
    let defined = words.iter().map(|(word, value)| bundle::define(word, &value.to_string())).collect();
    let script = bundle::bundled(&source, defined, npm)?;
    let path = out.join("service_worker.js");
    fs::write(&path, script).with_context(|| format!("cannot write {}", path.display()))
}

struct Kept {
    files: Value,
    homes: Value,
    words: Value,
}

impl Kept {
    /// Everything that makes one version another than the next.
    fn all(&self, text: &str) -> String {
        [text, &self.files.to_string(), &self.homes.to_string(), &self.words.to_string()].concat()
    }
}

/// Address and integrity of everything the authenticator is made of.
fn files(out: &Path, parts: &[Parts], worker: &[Asset; 2]) -> Result<Value> {
    let door = parts.iter().find(|parts| parts.door == Door::Authenticator);
    let door = door.context("the authenticator was not built")?;
    let mut files: Vec<(String, String)> = CHANGEABLE.map(|url| (url.to_owned(), String::new())).into();
    for asset in [&door.script, &door.wasm].into_iter().chain(worker) {
        files.push((asset.url.clone(), asset.integrity.clone()));
    }
    for language in LANGUAGES {
        let url = home(language)?;
        let path = out.join(url.trim_start_matches('/'));
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push((url, digest::integrity(&bytes)));
    }
    Ok(json!(files))
}

/// The document of that language.
fn home(language: Language) -> Result<String> {
    let document = DOCUMENTS.iter().find(|document| document.door == Door::Authenticator);
    let name = document.context("the authenticator has no document")?.name;
    Ok(match language {
        Language::English => format!("/{name}"),
        Language::Dutch => format!("/{}/{name}", shell::tag(language)),
    })
}

fn homes() -> Result<Value> {
    let mut homes = Map::new();
    for language in LANGUAGES {
        homes.insert(shell::tag(language).to_owned(), json!(home(language)?));
    }
    Ok(homes.into())
}

fn words() -> Value {
    let mut all = Map::new();
    for language in LANGUAGES {
        let words = language.outside().notification;
        let said = json!({ "title": words.title, "body": words.body });
        all.insert(shell::tag(language).to_owned(), said);
    }
    all.into()
}
