//! What the authenticator's page has done beside itself, because it takes long: keys out of PINs, and codes out of pictures.

/// Listens to the page.
pub fn open() {
    drop(js_sys::global());
}
