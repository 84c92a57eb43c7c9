//! The document around every page: its style, and the policy that allows that style and nothing else.

use crate::language::Language;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The look of the sign-in page, with its colours (`style/tokens.css`), as far as these pages need it.
const STYLE: &str = include_str!("page.css");

/// The mark of the sign-in page.
const MARK: &str = "<svg viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\">\
     <path class=\"door\" d=\"M8 4h16v21H8z\"/><path class=\"light\" d=\"M12 8h8v17h-8z\"/>\
     <path class=\"sill\" d=\"M3 27h26\"/></svg>";

/// Markup, in which text stands escaped only.
#[derive(Clone, Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// What is written in this program.
    pub(super) fn of(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// Adds text, whoever wrote it.
    pub(super) fn text(mut self, text: &str) -> Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Adds markup.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }
}

/// The whole page.
pub(super) fn whole(language: Language, title: &str, main: &Markup) -> String {
    let head = Markup::of("<title>").text(title).and(&Markup::of(" – Drempel</title>"));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n{}\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<header>{MARK} Drempel</header>\n<main>{}</main>\n</body>\n</html>\n",
        language.tag(),
        head.0,
        main.0
    )
}

/// The policy of a page; `form` says that there is a form, and where it may lead in the end: Chromium holds
/// `form-action` against the redirect that answers a form, too.
pub(super) fn policy(form: Option<Option<&str>>) -> String {
    let style = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let actions = match form {
        None => "'none'".to_owned(),
        Some(None) => "'self'".to_owned(),
        Some(Some(uri)) => format!("'self' {}", source(uri)),
    };
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action {actions}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// A registered address as a source of a policy (CSP Level 3 section 2.3.1): its origin, or its scheme when it has none.
fn source(uri: &str) -> &str {
    let Some((scheme, rest)) = uri.split_once("://") else {
        let colon = uri.find(':').map_or(uri.len(), |at| at + 1);
        return uri.get(..colon).unwrap_or_default();
    };
    // The grammar has no IPv6 addresses; only this machine's own is registered with one.
    if rest.starts_with('[') {
        return uri.get(..scheme.len() + 1).unwrap_or_default();
    }
    let host = rest.find(['/', '?']).unwrap_or(rest.len());
    uri.get(..scheme.len() + 3 + host).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let page =
            whole(Language::English, "</title><script>", &Markup::of("<p>").text("\"'<img onerror=x>&"));
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(page.contains("<p>&quot;&#39;&lt;img onerror=x&gt;&amp;"));
    }

    #[test]
    fn a_form_may_lead_to_the_application_it_is_for() {
        assert!(policy(None).contains("form-action 'none';"));
        assert!(policy(Some(None)).contains("form-action 'self';"));
        for (uri, expected) in [
            ("https://app.example/bye?x=1", "https://app.example"),
            ("http://127.0.0.1:5000/bye", "http://127.0.0.1:5000"),
            ("http://[::1]:5000/bye", "http:"),
            ("https://app.example?x", "https://app.example"),
            ("com.example.app:/bye", "com.example.app:"),
        ] {
            assert!(policy(Some(Some(uri))).contains(&format!("form-action 'self' {expected};")), "{uri}");
        }
    }
}
