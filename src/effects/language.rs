//! The language: chosen by the visitor, else the browser's; changed in place, so that nothing typed is lost.

use super::dom;
use crate::messages::{Language, Messages, SHELL, ShellWord, in_language};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

const COOKIE: &str = "drempel-language";

thread_local! {
    static LANGUAGE: ArcRwSignal<Language> = ArcRwSignal::new(Language::English);
}

/// Finds the language, puts the shell into it, and listens to the switch in the footer.
pub fn begin() {
    set(chosen().or_else(preferred).unwrap_or(Language::English));
    for switch in dom::all("[data-language]") {
        let language = switch.dataset().get("language").as_deref().and_then(Language::from_tag);
        dom::listen(&switch, "click", move |_| {
            if let Some(language) = language {
                keep(language);
                set(language);
            }
        });
    }
}

/// The words of the present language; reading them follows a change.
#[must_use]
pub fn words() -> &'static Messages {
    LANGUAGE.with(ArcRwSignal::get).messages()
}

/// The present language; reading it follows a change.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.with(ArcRwSignal::get)
}

fn set(language: Language) {
    dom::root().set_lang(language.tag());
    put(SHELL, language);
    for switch in dom::all("[data-language]") {
        let pressed = switch.dataset().get("language").as_deref() == Some(language.tag());
        switch.set_attribute("aria-pressed", if pressed { "true" } else { "false" }).ok();
    }
    LANGUAGE.with(|signal| signal.set(language));
}

/// Writes words wherever the document names their keys.
pub fn put(words: &[ShellWord], language: Language) {
    for element in dom::all("[data-message], [data-message-aria-label]") {
        let named = |name: &str| {
            let key = element.get_attribute(name)?;
            words.iter().find(|(known, ..)| *known == key).map(|word| in_language(*word, language))
        };
        if let Some(text) = named("data-message") {
            element.set_text_content(Some(text));
        }
        if let Some(text) = named("data-message-aria-label") {
            element.set_attribute("aria-label", text).ok();
        }
    }
}

fn chosen() -> Option<Language> {
    let cookies = dom::document().unchecked_into::<HtmlDocument>().cookie().ok()?;
    let ours = cookies.split("; ").find_map(|cookie| cookie.strip_prefix(COOKIE)?.strip_prefix('='))?;
    Language::from_tag(ours)
}

fn preferred() -> Option<Language> {
    let tags = dom::window().navigator().languages();
    tags.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
}

/// A year, for the server that picks the static shell.
fn keep(language: Language) {
    let cookie = [COOKIE, "=", language.tag(), "; path=/; max-age=31536000; samesite=lax"].concat();
    dom::document().unchecked_into::<HtmlDocument>().set_cookie(&cookie).ok();
}
