//! What a phone reads when it installs the authenticator (Web Application Manifest), in each language.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::shell;
use crate::messages::Language;

/// The page, which is the whole of the app.
const HOME: &str = "/authenticator";

/// Where the manifest of that language lies.
pub(crate) const fn address(language: Language) -> &'static str {
    match language {
        Language::English => "/manifest.webmanifest",
        Language::Dutch => "/nl/manifest.webmanifest",
    }
}

/// Writes both.
pub(crate) fn write(out: &Path) -> Result<()> {
    for language in [Language::English, Language::Dutch] {
        let path = out.join(address(language).trim_start_matches('/'));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, manifest(language).to_string())
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn manifest(language: Language) -> Value {
    let words = language.outside().installed;
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
    json!({
        "id": HOME,
        "start_url": HOME,
        "scope": HOME,
        "display": "standalone",
        "lang": shell::tag(language),
        "dir": "ltr",
        "name": words.name,
        "short_name": words.short_name,
        "description": words.description,
        "background_color": "#f4f5f2",
        "theme_color": "#f4f5f2",
        "categories": ["security", "utilities"],
        "icons": [
            icon("/icon-192.png", "192x192", "image/png", "any"),
            icon("/icon-512.png", "512x512", "image/png", "any"),
            icon("/icon-maskable.png", "512x512", "image/png", "maskable"),
            icon("/icon.svg", "any", "image/svg+xml", "any"),
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_the_same_app() {
        let (english, dutch) = (manifest(Language::English), manifest(Language::Dutch));
        for key in ["id", "start_url", "scope", "icons"] {
            assert_eq!(english[key], dutch[key], "{key}");
        }
        assert_ne!(english["description"], dutch["description"]);
    }
}
