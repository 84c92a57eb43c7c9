//! From a path to what is shown there. Decided once: going elsewhere is a navigation of the browser.

mod account;
mod authenticator;
mod device_code;
mod sign_in;
mod start;

use crate::effects::{dom, language, navigate, site};
use crate::ui::{page, screen::Screen};
use any_spawner::Executor;
use leptos::prelude::Owner;

/// The sign-in door: shows what this path is about.
pub fn open() {
    take_over(|| match path().trim_end_matches('/') {
        "/signin" | "/devicelogin" => within("sign_in", sign_in::open),
        "/signin/device" => navigate::to_document("/device.html"),
        "/authenticator" => navigate::to_document("/authenticator.html"),
        "/security-info" => navigate::to_document("/account.html"),
        "/my-sign-ins" => navigate::to_document("/my_sign_ins.html"),
        "" => within("start", start::open),
        "/privacy" => within("start", || only("privacy")),
        _ => within("start", || only("not_found")),
    });
}

/// The door of the device that wants in. Its document has no other screens, whatever its path.
pub fn open_device_code() {
    take_over(device_code::open);
}

/// The phone's door.
pub fn open_authenticator() {
    take_over(authenticator::open);
}

/// The door of a person's own account.
pub fn open_account() {
    take_over(account::open);
}

/// Takes the static document over.
fn take_over(open: impl FnOnce()) {
    // What follows a signal is told by this executor; it is there already when the page's tests share the document.
    Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    owner.set();
    language::begin();
    site::begin();
    page::adopt();
    open();
    dom::root().dataset().set("ready", "1").ok();
    // The page lives as long as its document.
    core::mem::forget(owner);
}

/// The path that was asked for, also when the host could only answer with the start document under its own name.
fn path() -> String {
    let path = dom::path();
    if path.ends_with("/start.html") { dom::fragment() } else { path }
}

/// Shows the group of screens this path needs. A host that serves one document for every path serves the sign-in's,
/// which lacks the other group: then the other document is fetched.
fn within(group: &str, open: impl FnOnce()) {
    let groups = dom::all("main [data-shell]");
    for element in &groups {
        element.set_hidden(element.dataset().get("shell").as_deref() != Some(group));
    }
    if groups.iter().any(|element| !element.hidden()) {
        open();
    } else {
        navigate::to_start_document(&dom::path());
    }
}

/// Shows one screen of the start document that needs nothing else.
fn only(name: &str) {
    for other in ["start", name] {
        if let Some(screen) = Screen::find(other) {
            screen.show(other == name);
        }
    }
}
