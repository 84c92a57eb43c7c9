//! A file handed to the person, by the browser's own way of downloading.

use super::dom;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands it out; whether the browser took it.
#[must_use]
pub fn download(name: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(file) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&file) else { return false };
    let link =
        dom::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser holds the file until it is written.
    Url::revoke_object_url(&address).ok();
    link.is_some()
}
