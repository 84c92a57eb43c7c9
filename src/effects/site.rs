//! The operator's `config.json`: read beside the first screen, never before it, and shown at once to who returns.

use super::{dom, language, read::Json, storage};
use crate::messages::Language;
use crate::ui::color::Color;
use drempel_contract::{LocalText, Site, Support};
use gloo_net::http::Request;
use js_sys::Promise;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortSignal;

/// How long the configuration may take, in ms; without it the defaults hold.
const PATIENCE: u32 = 3_000;

thread_local! {
    static SITE: ArcRwSignal<Site> = ArcRwSignal::new(Site::default());
    static FETCHED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Shows the configuration kept from the last visit, then fetches the present one.
pub fn begin() {
    if let Some(text) = storage::site() {
        take(&text);
    }
    let fetched = future_to_promise(async {
        fetch().await;
        Ok(JsValue::UNDEFINED)
    });
    FETCHED.with(|promise| promise.replace(Some(fetched)));
}

/// Waits until the configuration has come, or is known not to: where the API is, stands in it.
pub async fn known() {
    if let Some(fetched) = FETCHED.with(RefCell::take) {
        FETCHED.with(|promise| promise.replace(Some(fetched.clone())));
        JsFuture::from(fetched).await.ok();
    }
}

async fn fetch() {
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    let Ok(response) = Request::get("/config.json").abort_signal(Some(&signal)).send().await else { return };
    if let (true, Ok(text)) = (response.ok(), response.text().await)
        && take(&text)
    {
        storage::keep_site(&text);
    }
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
    let Some(site) = read(text) else { return false };
    if let Some(color) = Color::parse(&site.color) {
        let style = dom::root().style();
        style.set_property("--brand", &color.for_white_text().to_string()).ok();
        style.set_property("--brand-on-dark", &color.for_dark_surface().to_string()).ok();
    }
    SITE.with(|signal| signal.set(site));
    true
}

/// Reads `config.json`; a key of another type counts as left out.
fn read(text: &str) -> Option<Site> {
    let root = Json::parse(text)?;
    let support = root.key("support");
    let words = |json: &Json, name: &str| json.text(name).unwrap_or_default();
    let both = |json: Json| LocalText { en: words(&json, "en"), nl: words(&json, "nl") };
    Some(Site {
        name: words(&root, "name"),
        logo: words(&root, "logo"),
        color: words(&root, "color"),
        api: words(&root, "api"),
        account_label: both(root.key("account_label")),
        forgot_password_url: words(&root, "forgot_password_url"),
        privacy_url: words(&root, "privacy_url"),
        support: Support {
            text: both(support.key("text")),
            phone: words(&support, "phone"),
            email: words(&support, "email"),
            url: words(&support, "url"),
        },
        notice: both(root.key("notice")),
    })
}
