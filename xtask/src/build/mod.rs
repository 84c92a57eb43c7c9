//! `cargo xtask build`: from sources to a folder any static host can serve.

mod bundle;
mod compress;
mod digest;
mod document;
mod headers;
mod html;
mod icons;
mod manifest;
mod page;
mod png;
mod service_worker;
mod shell;
mod stamp;
mod tidy;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

pub(crate) use bundle::IN_SCOPE;
pub(crate) use compress::files;
pub(crate) use document::DOCUMENTS;
pub(crate) use page::Door;

use crate::project;
use crate::run::{say, slowly};
use crate::setup::npm;

/// Scripts of `public/` that go into others, or are written anew.
const BUNDLED: [&str; 3] = ["boot.js", "worker.js", "service_worker.js"];

/// What can be said about a build.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// The folder that is written
    #[arg(long, default_value = "dist")]
    pub(crate) out: PathBuf,
    /// The origin of the backend when it is not the page's own, such as https://api.example.com
    #[arg(long)]
    pub(crate) api: Option<String>,
    /// The cargo profile the page is compiled with
    #[arg(long, default_value = "page")]
    pub(crate) profile: String,
    /// Quick to make and large to load: to look at screens while writing them
    #[arg(long)]
    pub(crate) draft: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { out: PathBuf::from("dist"), api: None, profile: "page".to_owned(), draft: false }
    }
}

impl Options {
    /// The output folder, whatever directory the command was started in.
    pub(crate) fn folder(&self) -> PathBuf {
        project::root().join(&self.out)
    }
}

/// Builds the page unless it is there already.
pub(crate) fn build(options: &Options) -> Result<()> {
    if let Some(api) = &options.api {
        check_origin(api)?;
    }
    let out = options.folder();
    check_folder(&out)?;
    let stamp = stamp::Stamp::of(&out);
    let sources = stamp::of_sources(&format!("{options:?}"))?;
    if stamp.is_current(&sources, &out) {
        say(format!("{} is up to date", options.out.display()));
        return Ok(());
    }
    let npm = npm::npm()?;
    let compiled = slowly("compile the page", "one to three minutes the first time", || {
        page::compile(if options.draft { "dev" } else { &options.profile }, options.draft, &npm)
    })?;
    slowly("bundle, translate and compress", "some seconds", || write(&out, options, &compiled, &npm))?;
    stamp.write(&sources, &out)?;
    if options.draft { Ok(()) } else { crate::size::print(&out) }
}

fn write(out: &Path, options: &Options, compiled: &[page::Compiled], npm: &npm::Npm) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    fs::create_dir_all(out.join("assets")).with_context(|| format!("cannot make {}", out.display()))?;
    // From here on the folder is known as ours, also when this build fails.
    fs::write(out.join("_headers"), "")?;
    copy_public(&project::root().join("public"), out)?;
    icons::write(out)?;
    manifest::write(out)?;
    let (worker_wasm, worker) = worker(out, compiled, npm)?;
    let mut parts = Vec::new();
    for compiled in compiled {
        let Some(style) = compiled.door.style() else { continue };
        let wasm = bundle::wasm(out, compiled)?;
        let script = bundle::script(out, compiled, &wasm, &worker, npm)?;
        let style = bundle::style(style, npm)?;
        parts.push(document::Parts { door: compiled.door, wasm, script, style });
    }
    document::write(out, &parts)?;
    service_worker::write(out, &parts, [worker_wasm, worker], npm)?;
    let styles = parts.iter().map(|parts| digest::csp(parts.style.as_bytes())).collect();
    let facts = headers::Facts { styles, api: options.api.clone() };
    let rules = headers::rules(&facts);
    if !options.draft {
        compress::folder(out)?;
    }
    fs::write(out.join("_headers"), headers::netlify(&rules))?;
    fs::write(out.join("nginx.conf"), headers::nginx(&rules))?;
    Ok(())
}

/// Writes the worker, whose address the authenticator's script names: its program and its script.
fn worker(out: &Path, compiled: &[page::Compiled], npm: &npm::Npm) -> Result<(bundle::Asset, bundle::Asset)> {
    let worker = compiled.iter().find(|compiled| compiled.door == Door::Worker);
    let worker = worker.context("the worker was not built")?;
    let wasm = bundle::wasm(out, worker)?;
    let script = bundle::worker(out, worker, &wasm, npm)?;
    Ok((wasm, script))
}

/// Copies what is served as it is; the scripts that are bundled are not.
fn copy_public(public: &Path, out: &Path) -> Result<()> {
    for file in compress::files(public)? {
        let name = file.strip_prefix(public)?;
        if BUNDLED.iter().any(|bundled| name == Path::new(bundled)) {
            continue;
        }
        let target = out.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// What we did not write is not emptied.
fn check_folder(out: &Path) -> Result<()> {
    let ours = !out.exists()
        || out.join("_headers").is_file()
        || fs::read_dir(out).is_ok_and(|mut files| files.next().is_none());
    if !ours {
        bail!("{} holds something else: name an empty folder with --out", out.display());
    }
    Ok(())
}

fn check_origin(api: &str) -> Result<()> {
    let host = api.strip_prefix("https://").or_else(|| api.strip_prefix("http://localhost"));
    let plain = |host: &str| {
        host.chars().all(|character| character.is_ascii_alphanumeric() || ".-:[]".contains(character))
    };
    match host {
        Some(host) if plain(host) => Ok(()),
        _ => bail!("--api wants an origin such as https://api.example.com, without a path; got {api}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_cannot_smuggle_words_into_the_policy() {
        assert!(check_origin("https://api.example.com:8443").is_ok());
        assert!(check_origin("http://localhost:8080").is_ok());
        for wrong in ["api.example.com", "https://a.example/path", "https://a *", "https://a; script-src *"] {
            assert!(check_origin(wrong).is_err(), "{wrong}");
        }
    }
}
