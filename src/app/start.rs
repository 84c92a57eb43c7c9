//! The start page: static for a visitor, the applications of whoever is signed in.

use crate::effects::{dom, home::Home};
use crate::screens::home;
use crate::ui::reactive::mount;

/// Opens `/`.
pub(super) fn open() {
    dom::hide_shell("identify", true);
    let page = Home::new();
    home::start::adopt(page);
    if let Some(slot) = dom::by_id("app") {
        mount(slot, move || home::home(page));
    }
    page.begin();
}
