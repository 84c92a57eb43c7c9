//! Writes the four documents from `index.html`: two shells in two languages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::bundle::Asset;
use super::html::{self, Open, Token};
use super::shell::{self, Shell};
use super::tidy;
use crate::messages::{self, Language};
use crate::project;

/// What a document refers to or holds.
pub(crate) struct Parts<'a> {
    pub(crate) wasm: &'a Asset,
    pub(crate) script: &'a Asset,
    pub(crate) style: &'a str,
}

/// Writes `index.html`, `start.html`, `page.html`, and the same below `nl/`.
pub(crate) fn write(out: &Path, parts: &Parts<'_>) -> Result<()> {
    let path = project::root().join("index.html");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let tokens = linked(&tidy::tidied(&html::parse(&text)?), parts)?;
    let words = |language, key: &str| messages::shell(language, key).map(str::to_owned);
    for language in [Language::English, Language::Dutch] {
        let folder = match language {
            Language::English => out.to_path_buf(),
            Language::Dutch => out.join(shell::tag(language)),
        };
        fs::create_dir_all(&folder)?;
        for (shell, name) in
            [(Shell::Identify, "index.html"), (Shell::Start, "start.html"), (Shell::Page, "page.html")]
        {
            let variant = shell::variant(&tokens, shell, language, &words)?;
            fs::write(folder.join(name), html::write(&variant))?;
        }
    }
    Ok(())
}

/// Puts the built files in the place of the sources, and their preloads first.
fn linked(tokens: &[Token], parts: &Parts<'_>) -> Result<Vec<Token>> {
    let mut out = Vec::with_capacity(tokens.len() + 8);
    let (mut styled, mut scripted, mut preloaded) = (false, false, false);
    for token in tokens {
        match token {
            Token::Open(open) if open.has("data-trunk") => {}
            Token::Open(open) if open.name == "link" && open.has("data-inline") => {
                out.extend(style(parts.style));
                styled = true;
            }
            Token::Open(open) if open.name == "script" && open.has("data-bundle") => {
                out.push(Token::Open(script(parts.script)));
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

fn preloads(parts: &Parts<'_>) -> [Token; 2] {
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
        let parts = Parts { wasm: &wasm, script: &script, style: "p{color:red}" };
        Ok(html::write(&linked(&html::parse(page)?, &parts)?))
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
