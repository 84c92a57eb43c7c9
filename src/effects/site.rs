//! The operator's `config.json`: read beside the first screen, never before it, and shown at once to who returns.

use super::{dom, language, storage};
use crate::messages::Language;
use crate::ui::color::Color;
use drempel_contract::{LocalText, Site};
use gloo_net::http::Request;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    static SITE: ArcRwSignal<Site> = ArcRwSignal::new(Site::default());
}

/// Shows the configuration kept from the last visit, then fetches the present one.
pub fn begin() {
    if let Some(text) = storage::site() {
        take(&text);
    }
    spawn_local(async {
        let Ok(response) = Request::get("/config.json").send().await else { return };
        if let (true, Ok(text)) = (response.ok(), response.text().await)
            && take(&text)
        {
            storage::keep_site(&text);
        }
    });
}

/// Reads the configuration; what reads follows its changes.
pub fn ask<T>(question: impl FnOnce(&Site) -> T) -> T {
    SITE.with(|site| site.with(question))
}

/// The origin of the API: empty for this one.
#[must_use]
pub fn api() -> String {
    SITE.with(|site| site.with_untracked(|site| site.api.trim_end_matches('/').to_owned()))
}

/// The operator's words in the present language, if there are any.
#[must_use]
pub fn local(text: &LocalText) -> Option<String> {
    let text = match language::language() {
        Language::English => &text.en,
        Language::Dutch => &text.nl,
    };
    (!text.is_empty()).then(|| text.clone())
}

fn take(text: &str) -> bool {
    let Ok(site) = serde_json::from_str::<Site>(text) else { return false };
    if let Some(color) = Color::parse(&site.color) {
        let style = dom::root().style();
        style.set_property("--brand", &color.for_white_text().to_string()).ok();
        style.set_property("--brand-on-dark", &color.for_dark_surface().to_string()).ok();
    }
    SITE.with(|signal| signal.set(site));
    true
}
