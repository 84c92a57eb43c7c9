//! The clipboard, where the browser has one for this page.

use super::dom;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts a text into it; whether that could be done.
pub async fn copy(text: &str) -> bool {
    let navigator = dom::window().navigator();
    // Only pages that came over TLS, or from this machine, have one.
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
