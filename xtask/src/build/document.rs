//! Writes the documents from `index.html`: which screens each has, which is seen first, and which program it loads; each
//! in two languages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::bundle::Asset;
use super::html::{self, Open, Token};
use super::page::Door;
use super::shell::{self, Shell};
use super::{icons, manifest, tidy};
use crate::messages::{self, Language};
use crate::project;

/// One document.
pub(crate) struct Document {
    /// Its file.
    pub(crate) name: &'static str,
    /// What it shows.
    shell: Shell,
    /// What it loads.
    pub(crate) door: Door,
}

/// All of them. Which path each stands for is said in `nginx.conf.template`, and in the backend's `static_files`.
pub(crate) const DOCUMENTS: [Document; 8] = [
    document("index.html", "sign_in", Some("identify"), Door::SignIn),
    document("devicelogin.html", "sign_in", Some("device_sign_in"), Door::SignIn),
    document("start.html", "start", Some("start"), Door::SignIn),
    document("page.html", "start", None, Door::SignIn),
    document("device.html", "device_code", Some("device_code"), Door::DeviceCode),
    document("authenticator.html", "authenticator", Some("opening"), Door::Authenticator),
    document("account.html", "account", Some("security_info"), Door::Account),
    document("my_sign_ins.html", "account", Some("my_sign_ins"), Door::Account),
];

const fn document(
    name: &'static str,
    group: &'static str,
    screen: Option<&'static str>,
    door: Door,
) -> Document {
    Document { name, shell: Shell { group, screen }, door }
}

/// What the documents of one door refer to or hold.
pub(crate) struct Parts {
    pub(crate) door: Door,
    pub(crate) wasm: Asset,
    pub(crate) script: Asset,
    pub(crate) style: String,
}

/// Writes every document, and the same below `nl/`.
pub(crate) fn write(out: &Path, parts: &[Parts]) -> Result<()> {
    let path = project::root().join("index.html");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let page = tidy::tidied(&included(html::parse(&text)?)?);
    let words = |language, key: &str| messages::shell(language, key).map(str::to_owned);
    for language in [Language::English, Language::Dutch] {
        let folder = match language {
            Language::English => out.to_path_buf(),
            Language::Dutch => out.join(shell::tag(language)),
        };
        fs::create_dir_all(&folder)?;
        for document in &DOCUMENTS {
            let parts = parts.iter().find(|parts| parts.door == document.door);
            let tokens = linked(&page, parts.context("a door was not built")?, language)?;
            let variant = shell::variant(&tokens, document.shell, language, &words)
                .with_context(|| format!("cannot write {}", document.name))?;
            fs::write(folder.join(document.name), html::write(&variant))?;
        }
    }
    Ok(())
}

/// Puts the files that are named by `data-include` in the place of the elements that name them. Such an element is empty.
fn included(tokens: Vec<Token>) -> Result<Vec<Token>> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter();
    while let Some(token) = rest.next() {
        let Token::Open(open) = &token else {
            out.push(token);
            continue;
        };
        let Some(name) = open.get("data-include") else {
            out.push(token);
            continue;
        };
        let path = project::root().join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        out.extend(html::parse(&text)?);
        if rest.next() != Some(Token::Close(open.name.clone())) {
            bail!("the element that includes {name} is not empty");
        }
    }
    Ok(out)
}

/// Puts the built files in the place of the sources, and their preloads first.
fn linked(tokens: &[Token], parts: &Parts, language: Language) -> Result<Vec<Token>> {
    let mut out = Vec::with_capacity(tokens.len() + 8);
    let (mut styled, mut scripted, mut preloaded) = (false, false, false);
    for token in tokens {
        match token {
            Token::Open(open) if open.has("data-trunk") => {}
            Token::Open(open) if open.name == "link" && open.has("data-inline") => {
                out.extend(style(&parts.style));
                styled = true;
            }
            Token::Open(open) if open.name == "link" && open.get("rel") == Some("manifest") => {
                out.extend(installable(parts.door, language));
            }
            Token::Open(open) if open.name == "script" && open.has("data-bundle") => {
                out.push(Token::Open(script(&parts.script)));
                scripted = true;
            }
            Token::Open(open) if open.name == "script" && !open.has("src") => {
                bail!("index.html has an inline script, which its own policy refuses")
            }
            Token::Open(open) if open.name == "meta" && open.has("charset") => {
                out.push(token.clone());
                out.extend(preloads(parts));
                preloaded = true;
            }
            Token::Open(_) | Token::Close(_) | Token::Doctype(_) | Token::Comment(_) | Token::Text(_) => {
                out.push(token.clone());
            }
        }
    }
    for (found, what) in [
        (styled, "<link rel=\"stylesheet\" data-inline>"),
        (scripted, "<script type=\"module\" data-bundle>"),
        (preloaded, "<meta charset>"),
    ] {
        if !found {
            bail!("index.html lacks {what}");
        }
    }
    Ok(out)
}

/// What makes a phone offer to install a door: only the authenticator is one for the home screen.
fn installable(door: Door, language: Language) -> Vec<Token> {
    match door {
        Door::Authenticator => vec![
            Token::Open(element("link", &[("rel", "manifest"), ("href", manifest::address(language))])),
            Token::Open(element("link", &[("rel", "apple-touch-icon"), ("href", icons::TOUCH)])),
        ],
        Door::SignIn | Door::DeviceCode | Door::Account | Door::Worker => Vec::new(),
    }
}

fn preloads(parts: &Parts) -> [Token; 2] {
    // Without `integrity`: browsers ignore it for what is fetched, and say so; the script checks the program.
    let wasm = element(
        "link",
        &[("rel", "preload"), ("as", "fetch"), ("crossorigin", ""), ("href", &parts.wasm.url)],
    );
    let script = element(
        "link",
        &[("rel", "modulepreload"), ("href", &parts.script.url), ("integrity", &parts.script.integrity)],
    );
    [Token::Open(wasm), Token::Open(script)]
}

fn script(script: &Asset) -> Open {
    element("script", &[("type", "module"), ("src", &script.url), ("integrity", &script.integrity)])
}

fn style(style: &str) -> [Token; 3] {
    [Token::Open(element("style", &[])), Token::Text(style.to_owned()), Token::Close("style".to_owned())]
}

fn element(name: &str, attributes: &[(&str, &str)]) -> Open {
    let attributes = attributes
        .iter()
        .map(|(key, value)| {
            let value = (!value.is_empty()).then(|| (*value).to_owned());
            ((*key).to_owned(), value)
        })
        .collect();
    Open { name: name.to_owned(), attributes, ends: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta charset=\"utf-8\"><link data-trunk rel=\"rust\">\
        <link rel=\"stylesheet\" href=\"/style/main.css\" data-inline>\
        <script type=\"module\" src=\"/boot.js\" data-bundle></script>";

    fn made(page: &str) -> Result<String> {
        let asset = |url: &str| Asset { url: url.to_owned(), integrity: "sha384-x".to_owned() };
        let (wasm, script) = (asset("/assets/a.wasm"), asset("/assets/b.js"));
        let parts = Parts { door: Door::SignIn, wasm, script, style: "p{color:red}".to_owned() };
        Ok(html::write(&linked(&html::parse(page)?, &parts, Language::English)?))
    }

    #[test]
    fn the_built_files_stand_in_the_place_of_the_sources() {
        let page = made(PAGE).unwrap();
        assert!(page.starts_with("<meta charset=\"utf-8\"><link rel=\"preload\" as=\"fetch\" crossorigin"));
        assert!(page.contains("<style>p{color:red}</style>"));
        assert!(
            page.contains("<script type=\"module\" src=\"/assets/b.js\" integrity=\"sha384-x\"></script>")
        );
        assert!(!page.contains("data-trunk") && !page.contains("boot.js"));
    }

    /// Before anything is compiled for the browser: each key of the markup has its words, in both languages.
    #[test]
    fn every_document_can_be_written() {
        let out = std::env::temp_dir().join(format!("drempel-documents-{}", std::process::id()));
        let asset = |url: &str| Asset { url: url.to_owned(), integrity: "sha384-x".to_owned() };
        let parts = Door::ALL.map(|door| {
            let (wasm, script) = (asset("/assets/a.wasm"), asset("/assets/b.js"));
            Parts { door, wasm, script, style: String::new() }
        });
        write(&out, &parts).unwrap();
        fs::remove_dir_all(&out).unwrap();
    }

    #[test]
    fn an_inline_script_is_refused() {
        assert!(made(&format!("{PAGE}<script>1</script>")).is_err());
    }

    #[test]
    fn a_page_without_its_style_is_refused() {
        let error =
            made("<meta charset=\"utf-8\"><script type=\"module\" data-bundle></script>").unwrap_err();
        assert!(error.to_string().contains("stylesheet"));
    }
}
