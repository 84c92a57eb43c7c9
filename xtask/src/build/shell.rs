//! The variants of `index.html`: per language and per shell (what is shown before the app is there).
//! The words come from the catalogue; a key it lacks, or English that differs from it, fails the build.

use anyhow::{Context, Result, bail};

use super::html::{Open, Token, is_void};
use crate::messages::Language;

/// What of the document is kept, and what of that is shown before the program is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shell {
    /// The group of screens (`data-shell`); the other groups are left out.
    pub(crate) group: &'static str,
    /// The screen that is shown (`data-screen`); `None` where only the program knows.
    pub(crate) screen: Option<&'static str>,
}

/// Looks a word up: language and key.
pub(crate) type Words<'a> = &'a dyn Fn(Language, &str) -> Option<String>;

/// The tokens of one variant.
pub(crate) fn variant(
    tokens: &[Token],
    shell: Shell,
    language: Language,
    words: Words<'_>,
) -> Result<Vec<Token>> {
    // First the words: English that has drifted is an error even in a part this variant leaves out.
    let translated = translated(tokens, language, words)?;
    let mut out = titled(only(&translated, shell)?, shell, language, words);
    for token in &mut out {
        if let Token::Open(open) = token
            && open.name == "html"
        {
            open.set("lang", tag(language));
        }
    }
    Ok(out)
}

/// The window's title is the heading of the screen that is shown, where its words are fixed.
fn titled(mut tokens: Vec<Token>, shell: Shell, language: Language, words: Words<'_>) -> Vec<Token> {
    let key = shell.screen.map(|screen| format!("{screen}.heading")).unwrap_or_default();
    let at = tokens.iter().position(|token| matches!(token, Token::Open(open) if open.name == "title"));
    if let (Some(text), Some(at)) = (words(language, &key), at)
        && let Some([Token::Open(title), Token::Text(shown)]) = tokens.get_mut(at..at + 2)
    {
        title.set("data-message", &key);
        *shown = escaped(&text);
    }
    tokens
}

/// The language as HTML and HTTP write it.
pub(crate) const fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Dutch => "nl",
    }
}

/// Leaves out the other groups, and shows one screen of this one.
fn only(tokens: &[Token], shell: Shell) -> Result<Vec<Token>> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut rest = tokens.iter();
    let (mut grouped, mut found, mut hidden) = (false, shell.screen.is_none(), false);
    while let Some(token) = rest.next() {
        let Token::Open(open) = token else {
            out.push(token.clone());
            continue;
        };
        let mut open = open.clone();
        if let Some(group) = open.get("data-shell") {
            if group != shell.group {
                skip(&mut rest, &open)?;
                continue;
            }
            open.unset("hidden");
            grouped = true;
        }
        if let Some(screen) = open.get("data-screen") {
            hidden = shell.screen != Some(screen);
            found |= !hidden;
            if hidden { open.mark("hidden") } else { open.unset("hidden") }
        }
        if hidden {
            open.unset("autofocus");
        }
        out.push(Token::Open(open));
    }
    if !grouped || !found {
        bail!("index.html lacks the group {} or its screen {:?}", shell.group, shell.screen);
    }
    Ok(out)
}

/// Skips to behind the closing tag of an element whose opening tag was read.
fn skip<'t>(rest: &mut impl Iterator<Item = &'t Token>, open: &Open) -> Result<()> {
    let name = open.name.as_str();
    let mut depth = 1_u32;
    if is_void(name) || open.ends {
        return Ok(());
    }
    for token in rest {
        match token {
            Token::Open(open) if open.name == name && !open.ends => depth += 1,
            Token::Close(close) if close == name => depth -= 1,
            Token::Open(_) | Token::Close(_) | Token::Doctype(_) | Token::Comment(_) | Token::Text(_) => {}
        }
        if depth == 0 {
            return Ok(());
        }
    }
    bail!("a <{name}> of index.html is not closed")
}

fn translated(tokens: &[Token], language: Language, words: Words<'_>) -> Result<Vec<Token>> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut awaited: Option<String> = None;
    for token in tokens {
        match token {
            Token::Open(open) => {
                if let Some(key) = awaited {
                    bail!("data-message=\"{key}\" is on an element with more than text in it");
                }
                awaited = open.get("data-message").map(str::to_owned);
                out.push(Token::Open(attributes(open, language, words)?));
            }
            Token::Text(text) => match awaited.take() {
                Some(key) => out.push(Token::Text(word(&key, text, language, words)?)),
                None => out.push(token.clone()),
            },
            Token::Close(_) => {
                if let Some(key) = awaited {
                    bail!("the element with data-message=\"{key}\" is empty: write its English text");
                }
                out.push(token.clone());
            }
            Token::Doctype(_) | Token::Comment(_) => out.push(token.clone()),
        }
    }
    Ok(out)
}

/// The attributes in that language. The keys stay: the running page changes the language by them.
fn attributes(open: &Open, language: Language, words: Words<'_>) -> Result<Open> {
    let mut out = open.clone();
    for (name, key) in &open.attributes {
        let (Some(target), Some(key)) = (name.strip_prefix("data-message-"), key) else { continue };
        let english = open
            .get(target)
            .with_context(|| format!("{name}=\"{key}\" needs {target}=\"…\" with the English text"))?;
        let text = word(key, english, language, words)?.replace('"', "&quot;");
        out.set(target, &text);
    }
    Ok(out)
}

fn word(key: &str, english: &str, language: Language, words: Words<'_>) -> Result<String> {
    let catalogue = words(Language::English, key)
        .with_context(|| format!("the English catalogue has no shell message \"{key}\""))?;
    let written = unescaped(&english.split_whitespace().collect::<Vec<_>>().join(" "));
    if written != catalogue {
        bail!("index.html says \"{written}\" for \"{key}\", the catalogue says \"{catalogue}\"");
    }
    let text = words(language, key)
        .with_context(|| format!("the {language:?} catalogue has no shell message \"{key}\""))?;
    Ok(escaped(&text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[cfg(test)]
#[path = "shell_tests.rs"]
mod tests;
