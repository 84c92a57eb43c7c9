//! The start page: static for a visitor, the applications of whoever is signed in.

use crate::effects::home::Home;
use crate::screens::{home, start};

/// Opens `/`.
pub(super) fn open() {
    let page = Home::new();
    start::adopt(page);
    home::adopt(page);
    page.begin();
}
