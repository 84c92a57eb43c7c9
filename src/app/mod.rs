//! From a path to what is shown there. Decided once: going elsewhere is a navigation of the browser.

mod sign_in;
mod start;

use crate::effects::{dom, language, site};
use crate::screens::{not_found, privacy};
use crate::ui::page;
use crate::ui::reactive::mount;
use any_spawner::Executor;
use leptos::prelude::{AnyView, Owner};

/// Takes the static shell over and shows what this path is about.
pub fn open() {
    // Who follows a signal is told by this executor; it is there already when the page's tests share the document.
    Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    owner.set();
    language::begin();
    site::begin();
    page::adopt();
    match dom::path().trim_end_matches('/') {
        "/signin" => sign_in::open(),
        "" => start::open(),
        "/privacy" => show(privacy::privacy),
        _ => show(not_found::not_found),
    }
    dom::root().dataset().set("ready", "1").ok();
    // The page lives as long as its document.
    core::mem::forget(owner);
}

/// Shows a screen that the static shell does not have.
fn show(screen: fn() -> AnyView) {
    for shell in ["identify", "start"] {
        dom::hide_shell(shell, true);
    }
    if let Some(slot) = dom::by_id("app") {
        mount(slot, screen);
    }
}
